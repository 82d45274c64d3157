/** `npm run articles`: writes docs/articles.md, the 49 articles of the city's rules and what stands on each. */
import { writeFileSync } from 'node:fs';
import { articlesPage } from './articles-page.ts';

writeFileSync(new URL('../docs/articles.md', import.meta.url), articlesPage());
