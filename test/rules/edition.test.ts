/** An entry of an earlier edition is gone through by the effect that made it. */
import { effectIn } from '../../domain/edition.ts';
import { defineAct } from '../../domain/procurement.ts';
import { aProcurement, at, officer } from './builders.ts';

/** What an act made of a case in the first edition, from the second to the third, and makes of it since. */
const rename = defineAct<{ title: string }>()({
  name: 'rename',
  title: '更名',
  during: ['filing'],
  by: ['officer'],
  under: [],
  apply: (state, { title }) => ({ ...state, opening: { ...state.opening, title: `三 ${title}` } }),
  earlier: {
    1: (state, { title }) => ({ ...state, opening: { ...state.opening, title: `一 ${title}` } }),
    3: (state, { title }) => ({ ...state, opening: { ...state.opening, title: `二 ${title}` } }),
  },
});

test.each([
  [1, '一 甲'],
  [2, '二 甲'],
  [3, '二 甲'],
  [4, '三 甲'],
])('an entry of edition %i is made again by the effect that held then', (edition, title) => {
  const circumstance = { actor: officer, at: at('2026-03-02'), receivedAt: at('2026-03-02'), deadlines: {} };
  expect(effectIn(rename, edition)(aProcurement(), { title: '甲' }, circumstance).opening.title).toBe(title);
});
