/** 催告与违约认定: a breach is a default only after the reasonable time that the provider was given, or where it refuses. */
import { acceptCure, answerCure, declareDefault, demandCure } from '../../domain/default.ts';
import { activateTakeover } from '../../domain/takeover-record.ts';
import { terminateContract } from '../../domain/termination.ts';
import { director, officer } from './builders.ts';
import { aPerformance, provider } from './performing.ts';

const demanded = () => aPerformance().does(demandCure, { breach: '连续三日未上门', days: 10 }, '2026-04-13');
const declaration = { facts: '至今未恢复服务', cure: '1' };
const answered = () => demanded().does(answerCure, { cure: '1', answer: '已增派两人' }, '2026-04-20');
const judgement = { cure: '1', satisfied: true, remark: '已经恢复' };

test('a demand starts the period that it names, by the contract', () => {
  expect(demanded().deadlines['cure:1']).toMatchObject({
    kind: 'wait',
    basis: 'contract',
    from: '2026-04-13',
    due: '2026-04-23T15:59:59.999Z',
  });
  const second = demanded().does(demandCure, { breach: '台账缺失', days: 5 }, '2026-04-14');
  expect(Object.keys(second.state.cures!)).toEqual(['1', '2']);
  expect(second.deadlines['cure:2']?.due).toBe('2026-04-19T15:59:59.999Z');
});

test.each([
  [4, 1],
  [5, 0],
  [6, 0],
])(
  '%i days to make it good pass with %i warning: a shorter time needs a reason, and claims no article',
  (days, count) => {
    const { refusal, warnings } = aPerformance().judges(demandCure, { breach: '连续三日未上门', days }, '2026-04-13');
    expect(refusal).toBeUndefined();
    expect(warnings).toHaveLength(count);
    expect(warnings[0]?.cite).toBeUndefined();
  },
);

test.each(['2026-04-22', '2026-04-23'])(
  'a default declared on %s, while the period runs, is refused under article 563',
  (on) => {
    expect(demanded().refuses(declareDefault, declaration, on)).toMatchObject({
      cite: { statute: 'civilCode', article: 563 },
      required: '不早于 2026-04-24',
      actual: on,
      remedy: '最早可于 2026-04-24 认定违约',
    });
  },
);

test('the day after the period the default may be declared, once', () => {
  expect(demanded().refuses(declareDefault, declaration, { on: '2026-04-23', utc: '15:59' })).toBeDefined();
  expect(demanded().refuses(declareDefault, declaration, { on: '2026-04-23', utc: '16:00' })).toBeUndefined();
  const declared = demanded().does(declareDefault, declaration, '2026-04-24');
  expect(declared.state.default).toMatchObject({
    cure: '1',
    declared: { facts: '至今未恢复服务', by: director.person },
  });
  expect(declared.refuses(declareDefault, declaration, '2026-04-25')?.rule).toBe('尚未认定违约');
});

test('without any demand a default is refused, save where the provider refuses or cannot perform', () => {
  const { cure: _, ...bare } = declaration;
  expect(aPerformance().refuses(declareDefault, bare, '2026-04-13')?.cite?.article).toBe(563);
  expect(aPerformance().refuses(declareDefault, declaration, '2026-04-13')?.cite?.article).toBe(563);
  for (const ground of ['refused', 'impossible'] as const) {
    const immediate = { ground, reason: '书面函告停止服务' };
    const declared = aPerformance().does(declareDefault, { ...bare, immediate }, '2026-04-13');
    expect(declared.state.default).toMatchObject({ immediate });
  }
});

test('who demanded does not declare, in whatever role', () => {
  const same = { ...director, person: officer.person };
  expect(demanded().refuses(declareDefault, declaration, { on: '2026-04-24', actor: same })?.rule).toContain('同一人');
});

test('what was made good is no default; what was judged as not made good is', () => {
  const good = answered().does(acceptCure, judgement, '2026-04-21');
  expect(good.deadlines['cure:1']?.stoppedAt).toBeDefined();
  expect(good.refuses(declareDefault, declaration, '2026-04-24')?.cite?.article).toBe(563);
  const bad = answered().does(acceptCure, { ...judgement, satisfied: false }, '2026-04-21');
  expect(bad.deadlines['cure:1']?.stoppedAt).toBeUndefined();
  expect(bad.refuses(declareDefault, declaration, '2026-04-23')).toBeDefined();
  expect(bad.refuses(declareDefault, declaration, '2026-04-24')).toBeUndefined();
});

test('an answer that nobody looked at asks for a reason', () => {
  expect(answered().judges(declareDefault, declaration, '2026-04-24').warnings).toHaveLength(1);
  expect(demanded().judges(declareDefault, declaration, '2026-04-24').warnings).toHaveLength(0);
});

test.each([answerCure, acceptCure])('a demand that does not exist is neither answered nor judged', (act) => {
  const input = { ...judgement, cure: '2', answer: '已改正' };
  expect(demanded().refuses(act, input, '2026-04-14')?.rule).toBe('应当注明已经发出的催告');
});

test('what is judged is closed: it is neither answered nor judged again, and nobody judges an own answer', () => {
  const closed = answered().does(acceptCure, judgement, '2026-04-21');
  expect(closed.refuses(answerCure, { cure: '1', answer: '再答' }, '2026-04-22')).toBeDefined();
  expect(closed.refuses(acceptCure, judgement, '2026-04-22')).toBeDefined();
  const same = { ...officer, person: provider.person };
  expect(answered().refuses(acceptCure, judgement, { on: '2026-04-21', actor: same })?.rule).toContain('同一人');
});

const decision = { subject: '1', clock: 'defaultDecision:1' };

test('a silent provider is the business of officer and director, who have five working days from the end of its time', () => {
  const told = demanded();
  expect(answerCure.awaited?.(told.state)).toEqual([
    { subject: '1', organisation: provider.organisation, clock: 'cure:1' },
  ]);
  expect(acceptCure.awaited?.(told.state)).toEqual([decision]);
  expect(declareDefault.awaited?.(told.state)).toEqual([decision]);
  expect(told.deadlines['defaultDecision:1']).toMatchObject({
    kind: 'duty',
    basis: 'house',
    from: '2026-04-23',
    due: '2026-04-30T15:59:59.999Z',
  });
});

test('an answer is judged by the officer; what was not made good waits for the director, what was for nobody', () => {
  expect(answerCure.awaited?.(answered().state)).toEqual([]);
  expect(acceptCure.awaited?.(answered().state)).toEqual([decision]);
  const bad = answered().does(acceptCure, { ...judgement, satisfied: false }, '2026-04-21');
  expect(acceptCure.awaited?.(bad.state)).toEqual([]);
  expect(declareDefault.awaited?.(bad.state)).toEqual([decision]);
  expect(bad.deadlines['defaultDecision:1']?.stoppedAt).toBeUndefined();
  const good = answered().does(acceptCure, judgement, '2026-04-21');
  expect(declareDefault.awaited?.(good.state)).toEqual([]);
  expect(good.deadlines['defaultDecision:1']?.stoppedAt).toBeDefined();
});

test('with the default declared nothing is awaited of any cure, and takeover and end of the contract are awaited instead', () => {
  const declared = demanded()
    .does(demandCure, { breach: '台账缺失', days: 10 }, '2026-04-14')
    .does(declareDefault, declaration, '2026-04-24');
  for (const act of [answerCure, acceptCure, declareDefault]) expect(act.awaited?.(declared.state)).toEqual([]);
  expect(declared.deadlines['defaultDecision:2']?.stoppedAt).toBeDefined();
  expect(activateTakeover.awaited?.(declared.state)).toEqual([{}]);
  expect(terminateContract.awaited?.(declared.state)).toEqual([{}]);
  expect(activateTakeover.awaited?.(demanded().state)).toEqual([]);
  expect(terminateContract.awaited?.(demanded().state)).toEqual([]);
  const taken = declared.does(activateTakeover, { reason: '停止服务', townships: { 城关镇: 1 } }, '2026-04-24');
  expect(activateTakeover.awaited?.(taken.state)).toEqual([]);
});

test('an end without a takeover was given a reason, and is not asked for one again', () => {
  const notice = {
    ground: 'default',
    reason: '违约',
    occurredOn: '2026-04-24',
    documentSha256: 'b'.repeat(64),
  } as const;
  const ended = demanded()
    .does(declareDefault, declaration, '2026-04-24')
    .does(terminateContract, notice, '2026-04-24');
  expect(activateTakeover.awaited?.(ended.state)).toEqual([]);
  expect(terminateContract.awaited?.(ended.state)).toEqual([]);
});

test.each([
  ['2026-04-29', 0],
  ['2026-04-30', 0],
  ['2026-05-06', 1],
])('a decision due on 30 April passes on %s with %i warning: late it needs a reason', (on, count) => {
  expect(demanded().judges(declareDefault, declaration, on)).toMatchObject({ refusal: undefined });
  expect(demanded().judges(declareDefault, declaration, on).warnings).toHaveLength(count);
  expect(demanded().judges(acceptCure, judgement, on).warnings).toHaveLength(count);
});

test('who waits for no cure is not alone: who demanded one does not declare at once, and alone it needs a reason', () => {
  const immediate = { facts: '函告停止服务', immediate: { ground: 'refused', reason: '函告' } } as const;
  const alone = aPerformance().judges(declareDefault, immediate, '2026-04-13');
  expect(alone).toMatchObject({ refusal: undefined, warnings: [{ basis: 'house' }] });
  expect(demanded().judges(declareDefault, immediate, '2026-04-14')).toMatchObject({
    refusal: undefined,
    warnings: [],
  });
  const same = { ...director, person: officer.person };
  expect(demanded().refuses(declareDefault, immediate, { on: '2026-04-14', actor: same })?.rule).toContain('同一人');
});

test('after a default another demand asks for a reason', () => {
  const declared = demanded().does(declareDefault, declaration, '2026-04-24');
  expect(declared.judges(demandCure, { breach: '又未上门', days: 10 }, '2026-04-25').warnings).toHaveLength(1);
});
