/** After each file of tests: which comparisons it came by. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { reached } from './differ.js';

const begun = Date.now();

afterAll(() => {
  if (Number(process.env.MUTANT ?? 0) > 0) return;
  const { testPath: test } = expect.getState();
  const name = createHash('sha256').update(test).digest('hex').slice(0, 16);
  const told = { test, ids: [...reached], ms: Date.now() - begun };
  writeFileSync(new URL(`reached/${name}.json`, import.meta.url), JSON.stringify(told));
});
