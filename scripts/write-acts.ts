/** `npm run docs`: writes the pages that are made of the catalogue. */
import { readFileSync, writeFileSync } from 'node:fs';
import { actsPage, withStageMap } from './acts-page.ts';

const page = new URL('../docs/acts.md', import.meta.url);
const readme = new URL('../README.md', import.meta.url);

writeFileSync(page, actsPage());
writeFileSync(readme, withStageMap(readFileSync(readme, 'utf8')));
