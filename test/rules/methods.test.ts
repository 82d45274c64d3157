/** The method decides the course: which acts a case has, and by which figures it is measured. */
import { refusal } from '../../domain/admission.ts';
import { courses } from '../../domain/methods.ts';
import { openProcurement } from '../../domain/opening.ts';
import type { Method } from '../../domain/procurement.ts';
import { procurementProceeding } from '../../domain/procurement-acts.ts';
import { appointCommittee } from '../../domain/selection.ts';
import { OpeningInput } from '../../domain/shapes/opening.ts';
import * as they from './builders.ts';

const by = (method: Method, state = they.aProcurement()) => ({ ...state, opening: { ...state.opening, method } });
const actNamed = (name: string) => procurementProceeding.acts.find((act) => act.name === name)!;

test('a purchase is opened by each of the six methods; by inquiry no service is bought', () => {
  const { opening } = they.aProcurement();
  for (const method of Object.keys(courses))
    expect(OpeningInput.safeParse({ ...opening, method }).error).toBeUndefined();
  const unopened = they.aProcurement({ stage: 'unopened' });
  const inquired = they.judged(openProcurement, unopened, { ...opening, method: 'inquiry' }, { on: '2026-02-02' });
  expect(inquired.refusal?.cite).toEqual({ statute: 'nonTender74', article: 3 });
});

test.each(['singleSource', 'belowLimit'] as const)(
  'by %s there is no notice, and nobody is waited for to publish one',
  (method) => {
    const state = by(method, they.readyForNotice());
    const publish = actNamed('publishNotice');
    const circumstance = {
      actor: they.agency,
      at: they.at('2026-03-02'),
      receivedAt: they.at('2026-03-02'),
      deadlines: {},
    };
    const refused = refusal(
      procurementProceeding,
      publish,
      state,
      { input: they.aNotice, seen: state.seq },
      circumstance,
    );
    expect(refused?.finding?.rule).toMatch(/没有“发布采购公告”这一步/);
    expect(publish.awaited?.(state)).toEqual([]);
  },
);

test.each([
  ['negotiation', 3, 1_999_999_99, undefined],
  ['negotiation', 3, 2_000_000_00, 7],
  ['negotiation', 5, 2_000_000_00, undefined],
  ['invitedTender', 3, 1_999_999_99, 47],
  ['invitedTender', 5, 2_000_000_00, undefined],
] as const)('by %s a group of %i for %i fen is refused under article %s', (method, size, ceilingFen, article) => {
  const { scheme, ...ready } = by(method, they.bidsIn(['ANKANG', 'BOAI', 'CIYUAN']));
  const state = { ...ready, scheme: { ...scheme!, ceilingFen } };
  const { refusal } = they.judged(appointCommittee, state, { members: they.membersOf(size) }, { on: '2026-03-23' });
  expect(refusal?.cite?.article).toBe(article);
});
