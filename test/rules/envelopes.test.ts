/** Keys before the notice, shares after the deadline, and prices as the envelopes say them: what is refused on either side. */
import { publishNotice } from '../../domain/announcement.ts';
import { registerForDocuments, standingBids, submitBid, withdrawBid } from '../../domain/bids.ts';
import type { EnvelopeOutside } from '../../domain/envelope-state.ts';
import { openBids } from '../../domain/examination.ts';
import { invalidateTender } from '../../domain/invalidation.ts';
import type { Opened } from '../../domain/opened-envelopes.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { publishSealingKey } from '../../domain/sealing-keys.ts';
import { shapes } from '../../domain/shapes/index.ts';
import { handOutShares } from '../../domain/shares.ts';
import { readable, readableEntry } from '../../domain/visibility.ts';
import {
  after,
  agency,
  aNotice,
  aProcurement,
  done,
  judged,
  officer,
  readyForNotice,
  regulator,
  supplier,
} from './builders.ts';

const key = (name: string) => `${name.padEnd(42, '0').slice(0, 42)}A`;
const [purchasers, agencys, own] = [key('purchaser'), key('agency'), key('own')];
const on = '2026-03-02';
const published = (state = readyForNotice()) =>
  after(
    state,
    [publishSealingKey, { key: purchasers }, { on, actor: officer }],
    [publishSealingKey, { key: agencys }, { on, actor: agency }],
  );
const announced = done(publishNotice, published(), aNotice, { on });
const purchase = '411303-2026-0042#1';
const names = ['ANKANG', 'BOAI', 'CIYUAN'] as const;
const hashOf = (name: string) => Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64);
const outside = (name: string, over: Partial<EnvelopeOutside> = {}): EnvelopeOutside => ({
  purchase,
  bytes: 66_000,
  commitments: { [purchasers]: `${name}-p`, [agencys]: `${name}-a` },
  ...over,
});
const bidOf = (name: string, envelope: EnvelopeOutside | undefined = outside(name)) => ({
  sealedSha256: hashOf(name),
  ...(envelope ? { envelope } : {}),
});
const registered = (state: Procurement, name: string) =>
  done(registerForDocuments, state, {}, { on: '2026-03-03', actor: supplier(name) });
const bidding = names.reduce(
  (so, name) => done(submitBid, registered(so, name), bidOf(name), { on: '2026-03-10', actor: supplier(name) }),
  announced,
);
const due = { ...bidding, stage: 'selection' as const };
const shareOf = (side: 'p' | 'a', only: readonly string[] = names) => ({
  shares: Object.fromEntries(only.map((name) => [hashOf(name), key(name)])),
  checked: { hashes: Object.fromEntries(only.map((name) => [hashOf(name), `${name}-${side}`])), tried: {} },
});
const opening = { on: '2026-03-23', utc: '01:00', actor: agency };
const holding = { on: '2026-03-23', utc: '01:00' };
const inHand = after(
  due,
  [handOutShares, shareOf('p'), { ...holding, actor: officer }],
  [handOutShares, shareOf('a'), { ...holding, actor: agency }],
);
const found: Opened = Object.fromEntries(
  names.map((name, place) => [name, { priceFen: 1_400_000_00 - place, paperSha256: hashOf(`${name}-paper`) }]),
);

describe('the keys', () => {
  test('of purchaser and agency stand in the notice; with one of them alone nothing is announced', () => {
    expect(publishNotice.tells?.(announced, aNotice)).toMatchObject([
      { body: { sealingKeys: { 'MZ-WL': purchasers, 'AG-YX': agencys } } },
    ]);
    const half = done(publishSealingKey, readyForNotice(), { key: purchasers }, { on, actor: officer });
    expect(judged(publishNotice, half, aNotice, { on }).refusal?.remedy).toContain('AG-YX');
    expect(publishSealingKey.awaited?.(half)).toEqual([{ organisation: 'AG-YX' }]);
    expect(judged(publishNotice, readyForNotice(), aNotice, { on }).refusal).toBeUndefined();
    expect(publishSealingKey.awaited?.(readyForNotice())).toEqual([]);
  });

  test('that come after the notice, or change after it, are refused, each with what to do instead', () => {
    const late = done(publishNotice, readyForNotice(), aNotice, { on });
    const refused = (state: Procurement) =>
      judged(publishSealingKey, state, { key: own }, { on, actor: officer }).refusal;
    expect(refused(late)?.remedy).toContain('本轮只收密封文件的摘要');
    expect(refused(announced)?.remedy).toContain('密钥遗失的，废标后重新采购');
    expect(refused(bidding)).toEqual(refused(announced));
  });

  test('are two, of two houses and two persons; a second one of the same house before the notice asks for a reason', () => {
    const first = done(publishSealingKey, readyForNotice(), { key: purchasers }, { on, actor: officer });
    const again = judged(publishSealingKey, first, { key: own }, { on, actor: officer });
    expect([again.refusal, again.warnings.length]).toEqual([undefined, 1]);
    const same = judged(publishSealingKey, first, { key: purchasers }, { on, actor: agency });
    expect(same.refusal?.rule).toContain('两把不同的公钥');
    const oneMan = judged(
      publishSealingKey,
      first,
      { key: agencys },
      { on, actor: { ...agency, person: officer.person } },
    );
    expect(oneMan.refusal?.rule).toContain('各自的工作人员');
    const { opening: told } = aProcurement();
    const oneHouse = readyForNotice(aProcurement({ opening: { ...told, agency: 'MZ-WL' } }));
    expect(judged(publishSealingKey, oneHouse, { key: own }, { on, actor: officer }).refusal?.rule).toContain(
      '两家单位',
    );
  });

  test('are never the regulator’s, nor has it shares', () => {
    expect(publishSealingKey.by).not.toContain(regulator.role);
    expect(handOutShares.by).not.toContain(regulator.role);
  });

  test('and shares end with their round', () => {
    const giveUp = { ground: 'irregularity', reason: '密钥遗失', next: 'announcement' } as const;
    const again = done(invalidateTender, inHand, giveUp, { on: '2026-03-24' });
    expect([again.sealingKeys, again.shares]).toEqual([undefined, undefined]);
    expect(again.rounds?.[1]?.sealingKeys).toEqual(inHand.sealingKeys);
    const anew = { ...again, stage: 'announcement' as const };
    expect(judged(publishSealingKey, anew, { key: own }, { on: '2026-03-25', actor: officer }).refusal).toBeUndefined();
  });
});

describe('a bid where keys are published', () => {
  const open = registered(announced, 'DEXIN');
  const refused = (envelope: EnvelopeOutside | undefined) =>
    judged(submitBid, open, { sealedSha256: hashOf('DEXIN'), envelope }, { on: '2026-03-10', actor: supplier('DEXIN') })
      .refusal;

  test('is an envelope that is here, of this round, for these two keys', () => {
    expect(refused(outside('DEXIN'))).toBeUndefined();
    expect(refused(undefined)).toMatchObject({ cite: { article: 33 }, remedy: expect.stringContaining('先上传信封') });
    expect(refused(outside('DEXIN', { purchase: '411303-2026-0042#2' }))).toMatchObject({ required: purchase });
    const strange = { [purchasers]: 'x', [own]: 'y' };
    expect(refused(outside('DEXIN', { commitments: strange }))?.remedy).toContain('采购代理机构的两把公钥');
  });

  test('is a hash alone where none are, and paper is paper in both', () => {
    const plain = registered(done(publishNotice, readyForNotice(), aNotice, { on }), 'DEXIN');
    const scene = { on: '2026-03-10', actor: supplier('DEXIN') };
    expect(judged(submitBid, plain, { sealedSha256: hashOf('DEXIN') }, scene).refusal).toBeUndefined();
    const paper = { sealedSha256: hashOf('DEXIN'), supplier: 'DEXIN', receivedAt: '2026-03-10T01:00:00.000Z' };
    expect(judged(submitBid, open, paper, { on: '2026-03-10', actor: agency }).refusal).toBeUndefined();
  });
});

describe('a share', () => {
  const hands = (state: Procurement, input: object, utc = '01:00', actor = officer) =>
    judged(handOutShares, state, input, { on: '2026-03-23', utc, actor }).refusal;

  test('is refused until bids are due, and taken from that minute on', () => {
    expect(hands(due, shareOf('p'), '00:59')?.rule).toBe('份额在提交截止之后方可交出');
    expect(hands(due, shareOf('p'))).toBeUndefined();
    const early = { on: '2026-03-23', utc: '01:00', actor: officer, receivedAt: '2026-03-23T00:59:59.999Z' };
    expect(judged(handOutShares, due, shareOf('p'), early).refusal?.rule).toBe('份额在提交截止之后方可交出');
  });

  test('is refused where it is another than the envelope says, with who must do what', () => {
    expect(hands(due, shareOf('a'))).toMatchObject({
      rule: expect.stringContaining('外面所载的摘要'),
      remedy: expect.stringContaining('请 MZ-WL 用公布公钥时所制的私钥重新读取'),
      required: 'ANKANG-p',
      actual: 'ANKANG-a',
    });
    expect(hands(due, { shares: shareOf('p').shares })?.rule).toContain('外面所载的摘要');
  });

  test('is never handed out of an envelope that was withdrawn, nor twice', () => {
    const back = done(withdrawBid, bidding, {}, { on: '2026-03-11', actor: supplier('BOAI') });
    const without = { ...back, stage: 'selection' as const };
    expect(hands(without, shareOf('p'))?.remedy).toContain('撤回的不必打开');
    expect(hands(without, shareOf('p', ['ANKANG', 'CIYUAN']))).toBeUndefined();
    expect(hands(inHand, shareOf('p'))?.rule).toContain('只交出一次');
    expect(hands(announcedWithout(), shareOf('p'))?.remedy).toBe('本轮只收密封文件的摘要');
  });

  test('is said to be unreadable only by whoever shows that its own key does not give it', () => {
    const hash = hashOf('BOAI');
    const says = (tried: boolean) => ({ unreadable: [hash], checked: { hashes: {}, tried: { [hash]: tried } } });
    expect(hands(due, says(false))?.remedy).toContain('请读出份额后交出');
    const told = done(handOutShares, due, says(true), { ...holding, actor: officer });
    expect(told.shares?.[hash]?.['MZ-WL']).toEqual({ by: officer.person, at: '2026-03-23T01:00:00.000Z' });
  });

  test('is awaited of who has not handed it out, and the opening until then of nobody', () => {
    const one = done(handOutShares, due, shareOf('p'), { ...holding, actor: officer });
    expect(handOutShares.awaited?.(one)).toEqual([{ organisation: 'AG-YX', clock: 'bidOpening' }]);
    expect(judged(openBids, one, { opened: found }, opening).refusal?.remedy).toContain('请 AG-YX 先交出');
    expect(openBids.awaited?.(one)).toEqual([]);
    expect(handOutShares.awaited?.(inHand)).toEqual([]);
    expect(openBids.awaited?.(inHand)).toEqual([{ clock: 'bidOpening' }]);
  });

  test('is read by nobody but its holder’s house until the opening', () => {
    const rival = supplier('ANKANG');
    for (const actor of [regulator, rival, officer]) expect(readable(inHand, actor)).not.toHaveProperty('shares');
    const entry = { act: 'handOutShares', deed: { actor: officer }, change: {} } as never;
    expect([officer, agency, rival, regulator].map((actor) => readableEntry(inHand, entry, actor))).toEqual([
      ...[true, false, false, false],
    ]);
    expect(readable(announced, rival)).toHaveProperty('sealingKeys');
  });

  test('has the shape of 32 bytes: a private key is no share', () => {
    const form = shapes.handOutShares!;
    expect(form.safeParse({ shares: { [hashOf('A')]: key('x') } }).success).toBe(true);
    expect(form.safeParse({ shares: { [hashOf('A')]: 'M'.repeat(64) } }).success).toBe(false);
    expect(form.safeParse({ unreadable: [hashOf('A')] }).success).toBe(false);
    expect(form.safeParse({ shares: {}, privateKey: 'M'.repeat(64) }).success).toBe(false);
    expect(form.safeParse({}).success).toBe(false);
  });
});

describe('the opening', () => {
  const opens = (input: object, state = inHand) => judged(openBids, state, input, opening).refusal;

  test('takes the prices from the envelopes; what is typed in must be what was found', () => {
    const state = done(openBids, inHand, { opened: found }, opening);
    expect(state.bids?.BOAI).toMatchObject({ priceFen: 1_399_999_99, paperSha256: hashOf('BOAI-paper') });
    expect(opens({ opened: found, offers: { BOAI: 1_399_999_99 } })).toBeUndefined();
    const wrong = opens({ opened: found, offers: { BOAI: 1_400_000_00 } });
    expect(wrong?.rule).toBe('登记的报价应当与信封内的报价一致');
    // An attempt tells no price: it would be an opening that is not on record.
    expect(JSON.stringify(wrong)).not.toContain('399');
  });

  test('leaves out what did not open, with the words: it is no bid, and then they may be too few', () => {
    const why = '份额齐全而内容无法读出：信封制作有误';
    const state = done(openBids, inHand, { opened: { ...found, BOAI: { why } } }, opening);
    expect(state.bids?.BOAI).toMatchObject({ unopened: why });
    expect(Object.keys(standingBids(state))).toEqual(['ANKANG', 'CIYUAN']);
    expect(opens({ opened: { ...found, BOAI: { why } }, offers: { BOAI: 1 } })?.remedy).toContain(why);
  });

  test('waits for an envelope that the store has lost, for which its bidder does not answer, and for one nobody has opened', () => {
    expect(opens({ opened: { ...found, BOAI: { lost: true } } })?.remedy).toContain('从备份恢复');
    const { BOAI: _, ...two } = found;
    expect(opens({ opened: two })?.remedy).toBe('请重新办理开启');
    expect(opens({ offers: Object.fromEntries(names.map((name) => [name, 1])) })?.remedy).toBe('请重新办理开启');
  });

  test('asks for the price of what came on paper, and of nothing else', () => {
    const late = { sealedSha256: hashOf('DEXIN'), supplier: 'DEXIN', receivedAt: '2026-03-20T01:00:00.000Z' };
    const paper = done(submitBid, lateRegistered(inHand, 'DEXIN'), late, { on: '2026-03-23', actor: agency });
    expect(opens({ opened: found }, paper)?.remedy).toContain('缺：DEXIN');
    expect(opens({ opened: found, offers: { DEXIN: 1_000_000_00 } }, paper)).toBeUndefined();
  });
});

test('without an agency the bidder holds the second key of its own envelope; whoever keeps it back has not bid', () => {
  const { opening: told } = aProcurement();
  const { agency: _, ...alone } = told;
  const ready = readyForNotice(aProcurement({ opening: alone as Procurement['opening'] }));
  const noticed = after(
    ready,
    [publishSealingKey, { key: purchasers }, { on, actor: officer }],
    [publishNotice, aNotice, { on, actor: officer }],
  );
  const withOwn = (name: string) =>
    outside(name, { commitments: { [purchasers]: `${name}-p`, [key(name)]: `${name}-a` } });
  const bids = names.reduce(
    (so, name) =>
      done(submitBid, registered(so, name), bidOf(name, withOwn(name)), { on: '2026-03-10', actor: supplier(name) }),
    noticed,
  );
  const state = done(handOutShares, { ...bids, stage: 'selection' }, shareOf('p'), { ...holding, actor: officer });
  const byBidder = (name: string, of: string) =>
    judged(handOutShares, state, shareOf('a', [of]), { ...holding, actor: supplier(name) }).refusal;
  expect(byBidder('ANKANG', 'ANKANG')).toBeUndefined();
  expect(byBidder('ANKANG', 'BOAI')?.rule).toContain('由本单位持有密钥');
  const waiting = judged(openBids, state, { opened: found }, { ...opening, actor: officer });
  expect([waiting.refusal, waiting.warnings.map(({ remedy }) => remedy)]).toEqual([
    undefined,
    expect.arrayContaining([expect.stringContaining('催告')]),
  ]);
});

function announcedWithout(): Procurement {
  return { ...done(publishNotice, readyForNotice(), aNotice, { on }), stage: 'selection' };
}

/** Who took the documents in time, and whose paper is entered after the deadline. */
function lateRegistered(state: Procurement, name: string): Procurement {
  return { ...state, registrations: { ...state.registrations, [name]: { at: '2026-03-03T01:30:00.000Z' } } };
}
