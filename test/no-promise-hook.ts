/**
 * With a hook of its own the SDK follows every promise of the process, for good, where a test replays or works: those of the
 * next file of tests, in a world of their own, are none of its, and some of them it cannot read. It is only for stack traces.
 */
import v8 from 'node:v8';

Object.assign(v8.promiseHooks, { createHook: () => () => undefined });
