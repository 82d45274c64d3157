/** What all cases of a worker share: the law. Loaded once and frozen, it is not paid for with every cached case. */
import { fileURLToPath } from 'node:url';

/**
 * With them comes whatever they import, which is `domain/` alone: pure, and without a variable that changes. The engine
 * freezes what it shares, so that no case can leave anything behind for another; the workflows are each case's own.
 */
export const sharedModules = [
  'procurement-acts',
  'payment',
  'takeover',
  'allotment',
  'programme',
  'township',
  'complaint',
  'sanction',
  'termination',
  'admission',
  'change',
].map((name) => fileURLToPath(new URL(`../domain/${name}.ts`, import.meta.url)));
