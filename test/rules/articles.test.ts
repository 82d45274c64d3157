/** 细则四十九条：docs/articles.md is as the product is, and no article is passed over in silence. */
import { readFileSync } from 'node:fs';
import { rules2019 } from '../../domain/law/statutes/rules-2019.ts';
import { foundIn, reasons, subjects } from '../../scripts/article-notes.ts';
import { articlesPage, fault, standings } from '../../scripts/articles-page.ts';

test('docs/articles.md is made of the acts, figures, rules and tests as they are', () => {
  if (readFileSync('docs/articles.md', 'utf8') !== articlesPage())
    throw new Error('docs/articles.md is not what stands on the articles now: npm run articles');
});

test('there are forty-nine articles, and each has something that rests on it or a word why nothing does', () => {
  expect(subjects).toHaveLength(49);
  const all = standings();
  expect(all.flatMap(fault)).toEqual([]);
  expect(all.filter(({ reason }) => !reason).length).toBeGreaterThanOrEqual(19);
});

test('an article on which something rests is on file in full text', () => {
  for (const { article, reason } of standings())
    if (!reason)
      expect([article, (rules2019.articles as Record<number, unknown>)[article]]).toEqual([
        article,
        expect.objectContaining({ certainty: 'read' }),
      ]);
});

const whole = standings().find(({ article }) => article === 16)!;
const bare = { ...whole, acts: [], limits: [], clocks: [], rules: [], documents: [] };

test.each([
  ['something and a reason why nothing', { ...whole, reason: 'for fun' }, /there is a reason/],
  ['neither', { ...bare, reason: undefined }, /does not say why/],
  ['no screen', { ...whole, screens: [] }, /in which acts/],
  ['no test', { ...whole, tests: [] }, /no test/],
])('an article with %s is an error', (_, standing, words) => {
  expect(fault(standing).join()).toMatch(words);
});

test('a kept note is about an article that there is', () => {
  const named = [...Object.keys(reasons), ...Object.keys(foundIn)].map(Number);
  expect(named.every((article) => article >= 1 && article <= 49)).toBe(true);
});
