/** 援引：no article is cited for what it does not say: every citation names the sentence that it rests on. */
import type { Cite, Statute } from '../../domain/law/cite.ts';
import { clockLines, limitLines } from '../../domain/law/lines.ts';
import { cited, sentencesOf } from '../../domain/law/rests-on.ts';
import { articleOf, inChinese, nameOf, textOf } from '../../domain/law/statutes.ts';
import { citations } from './citations.ts';

const all = citations();
const key = ({ statute, article }: Cite, user: string) => `${statute} ${article} ${user}`;

test('every act, limit, clock and rule that cites an article names the sentence of it that it rests on', () => {
  expect(all.length).toBeGreaterThan(500);
  const without = all.filter(({ user, cite }) => sentencesOf(cite, user).length === 0);
  // What to do: a line in domain/law/statutes/cited/, with the words of the article, or another citation.
  expect([...new Set(without.map(({ user, cite }) => `${user} cites ${nameOf(cite)}`))]).toEqual([]);
});

const sentences = Object.entries(cited).flatMap(([statute, articles]) =>
  Object.entries(articles).flatMap(([article, lines]) =>
    Object.entries(lines).map(([words, users]) => ({
      cite: { statute: statute as Statute, article: Number(article) } as Cite,
      words,
      users: users.split(' '),
    })),
  ),
);

test('every sentence stands in its article to the letter, says something, and is not all of a law', () => {
  expect(sentences.length).toBeGreaterThan(250);
  for (const { cite, words } of sentences) {
    if (!textOf(cite).includes(words)) throw new Error(`${nameOf(cite)} does not say: ${words}`);
    expect(words.length).toBeGreaterThan(3);
    expect(words).not.toMatch(/[。；：，、]$|^[，。；、]|\n/);
  }
});

test('nobody is named who no longer cites the article', () => {
  const there = new Set(all.map(({ user, cite }) => key(cite, user)));
  const gone = sentences.flatMap(({ cite, users }) =>
    users.filter((user) => !there.has(key(cite, user))).map((user) => `${user}: ${nameOf(cite)}`),
  );
  expect(gone).toEqual([]);
});

test('what is only recalled is marked so wherever its sentence is shown', () => {
  for (const { user, cite } of all)
    for (const { recalled } of sentencesOf(cite, user))
      expect(recalled === true).toBe(articleOf(cite).certainty === 'recalled');
  expect(sentencesOf({ statute: 'sme46', article: 11 })).toEqual([
    { words: '中小企业参加政府采购活动，应当出具《中小企业声明函》，否则不得享受相关中小企业扶持政策', recalled: true },
  ]);
});

/** Figures that the cited article leaves to others to set, or gives in other words than a number. */
const figureElsewhere: Record<string, string> = {
  belowOpenTender: 'the province sets the amount',
  banLeast: 'one to three years, counted in months',
  banMost: 'one to three years, counted in months',
  sanctionDefence: 'five days, which article 85 says are working days',
  hearingNotice: 'seven days, which article 85 says are working days',
  belowPurchaseLimit: 'the province sets the amount',
  repeatedPurchases: 'the amount of the open tender, which the province sets',
  fullCarePerStaff: 'one to one and a half, in basis points',
  staffPerBed: '0.8 to one, in basis points',
  bidOpening: 'at the same time: the day of it',
  dispatchedWage: 'one and a half times, as a factor',
  contractTerm: 'a year, counted in days',
  contractTermMost: 'three years, counted in days',
};

const figures = [...Object.entries(limitLines), ...Object.entries(clockLines)].flatMap(([name, { unit, rows }]) =>
  rows.flatMap((row) =>
    'cite' in row && row.cite ? [{ name, unit, value: row.value as number, cite: row.cite as Cite }] : [],
  ),
);

test('every limit and clock rests on a sentence that has its figure, or it is said who sets it', () => {
  expect(figures.length).toBeGreaterThan(70);
  const silent = figures.filter(({ name, unit, value, cite }) => {
    const said = sentencesOf(cite, name)
      .map(({ words }) => words)
      .join('；');
    return !written(value, unit).some((figure) => said.includes(figure));
  });
  expect([...new Set(silent.map(({ name }) => name))].sort()).toEqual(Object.keys(figureElsewhere).sort());
});

/** As laws write a figure. */
function written(value: number, unit: string): string[] {
  if (unit === '分') return [`${value / 1_000_000}万元`];
  if (unit === '基点') return [`${value / 100}%`, `百分之${inChinese(value / 100)}`, `万分之${inChinese(value)}`];
  if (unit === '人/三人') return [`三分之${value === 2 ? '二' : inChinese(value)}`, `${value}/3`];
  const counted = unit === '个工作日' || unit === '日' ? unit : unit === '分钟' ? '分钟' : '';
  return [`${value}${counted}`, `${inChinese(value)}${counted}`, ...(value === 2 ? ['两'] : [])];
}

test('a sentence outside the cited paragraph is not what the citation rests on', () => {
  const tellBidders = { statute: 'procurementLaw', article: 36, paragraph: 2 } as const;
  expect(sentencesOf(tellBidders, 'invalidation/ofGround')).toEqual([]);
  expect(sentencesOf({ ...tellBidders, paragraph: 1 }, 'invalidation/ofGround')).toHaveLength(1);
});
