/** 报价修正：a bid that says its price in two ways is read in the order of the law, and binds when the bidder confirms it. */
import type { Circumstance } from './act.ts';
import { asMember } from './committee.ts';
import { qualified } from './competition.ts';
import { type Finding, houseRule } from './finding.ts';
import { cite } from './law/cite.ts';
import { tenderRule } from './methods.ts';
import { sum, yuan } from './money.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { PriceCorrection } from './selection-state.ts';
import type { PriceCorrectionAnswer, PriceCorrectionDraft } from './shapes/review.ts';

type Step = PriceCorrection['tape'][string];

export const correctBidPrice = defineAct<PriceCorrectionDraft>()({
  name: 'correctBidPrice',
  title: '修正报价',
  during: ['selection'],
  by: ['expert', 'officer'],
  under: [cite('tender87', 59)],
  requires: (state, { actor }) => [
    asMember(state, actor),
    houseRule(state.qualification !== undefined, '资格审查后方可修正报价', '请先登记资格审查结果', 'blocks'),
    houseRule(!state.scores, '评分之前修正报价', '已经评分：评分所据的报价不得再修正', 'blocks'),
  ],
  judge: (state, draft) => {
    const { supplier, sheet } = draft;
    const readOut = state.bids?.[supplier]?.priceFen;
    return [
      houseRule(qualified(state).includes(supplier), '通过资格审查的报价方可修正', '请核对供应商', 'blocks'),
      houseRule(!state.priceCorrections?.[supplier], '同一报价只修正一次', '请待供应商答复已经提出的修正', 'blocks'),
      houseRule(
        readOut === undefined || [sheet.figuresFen, sheet.capitalsFen].includes(readOut),
        '开标时宣布的报价为开标一览表所载',
        `开标时宣布 ${yuan(readOut ?? 0)}：与开标一览表均不一致的，写明理由`,
      ),
      houseRule(corrected(draft).tape.length > 0, '报价前后不一致的，方需修正', '各处报价一致，无需修正', 'blocks'),
    ];
  },
  apply: (procurement, draft, { actor, at }) => {
    const { tape, priceFen } = corrected(draft);
    const correction: PriceCorrection = {
      readOutFen: procurement.bids?.[draft.supplier]?.priceFen ?? 0,
      correctedFen: priceFen,
      tape: Object.fromEntries(tape.map((step, place) => [String(place + 1), step])),
      asked: { by: actor.person, at },
    };
    return { ...procurement, priceCorrections: { ...procurement.priceCorrections, [draft.supplier]: correction } };
  },
});

export const answerPriceCorrection = defineAct<PriceCorrectionAnswer>()({
  name: 'answerPriceCorrection',
  title: '答复报价修正',
  during: ['selection'],
  by: ['supplier', 'agency', 'officer'],
  under: [cite('tender87', 59, 2)],
  decides: ({ priceCorrections }) => priceCorrections,
  awaited: (state) =>
    unanswered(state).map((supplier) => ({
      subject: supplier,
      role: 'supplier',
      organisation: supplier,
      clock: 'bidEvaluation',
    })),
  judge: (state, answer, circumstance) => {
    const correction = state.priceCorrections?.[bidderOf(answer, circumstance)];
    const own = circumstance.actor.role === 'supplier';
    return [
      houseRule(correction !== undefined, '评审委员会修正报价的，方需答复', '本报价未被修正', 'blocks'),
      houseRule(!correction?.confirmed && !correction?.declined, '同一修正只答复一次', '已经答复', 'blocks'),
      houseRule(
        own ? answer.supplier === undefined : answer.supplier !== undefined && answer.evidenceSha256 !== undefined,
        '供应商只为本单位答复；代为登记的，写明供应商并附加盖公章的书面答复',
        '请核对供应商和书面答复（SHA-256）',
        'blocks',
      ),
    ];
  },
  apply: (procurement, answer, circumstance) => {
    const supplier = bidderOf(answer, circumstance);
    const { priceCorrections = {}, bids = {} } = procurement;
    const [correction, bid] = [priceCorrections[supplier], bids[supplier]];
    if (!correction || !bid) return procurement;
    const signed = { by: circumstance.actor.person, at: circumstance.at };
    const answered = { ...correction, [answer.confirmed ? 'confirmed' : 'declined']: signed };
    const priceFen = answer.confirmed ? correction.correctedFen : bid.priceFen;
    return {
      ...procurement,
      priceCorrections: { ...priceCorrections, [supplier]: answered },
      bids: { ...bids, [supplier]: { ...bid, ...(priceFen === undefined ? {} : { priceFen }) } },
    };
  },
});

/**
 * 87号令59: the opening sheet before the body of the bid, capitals before figures, the total before a unit price whose point
 * is misplaced, else what the unit prices make; several in this order.
 */
export function corrected({ sheet, bodyFen, lines, misplaced }: PriceCorrectionDraft): {
  priceFen: number;
  tape: Step[];
} {
  const tape: Step[] = [];
  const { figuresFen, capitalsFen = figuresFen } = sheet;
  if (bodyFen !== undefined && bodyFen !== figuresFen)
    tape.push({ rule: '以开标一览表（报价表）为准', wasFen: bodyFen, isFen: figuresFen });
  if (capitalsFen !== figuresFen) tape.push({ rule: '以大写金额为准', wasFen: figuresFen, isFen: capitalsFen });
  const byUnits = lines && sum(Object.values(lines).map(({ unitFen, quantity }) => unitFen * quantity));
  if (byUnits === undefined || byUnits === capitalsFen) return { priceFen: capitalsFen, tape };
  if (misplaced)
    return {
      priceFen: capitalsFen,
      tape: [...tape, { rule: '以开标一览表的总价为准，并修改单价', wasFen: byUnits, isFen: capitalsFen }],
    };
  const step = { rule: '以单价金额计算结果为准', wasFen: capitalsFen, isFen: byUnits };
  return { priceFen: byUnits, tape: [...tape, step] };
}

/** No bid is judged whose price is not settled. */
export function arePricesSettled(state: Procurement): Finding[] {
  const open = unanswered(state);
  const rule = '修正后的报价经供应商确认后产生约束力，供应商不确认的，其投标无效';
  const remedy = `请待 ${open.join('、')} 答复报价修正`;
  return [tenderRule(state.opening.method, open.length === 0, rule, cite('tender87', 59, 2), remedy)];
}

function unanswered({ priceCorrections = {} }: Procurement): string[] {
  return Object.keys(priceCorrections).filter(
    (one) => !priceCorrections[one]?.confirmed && !priceCorrections[one]?.declined,
  );
}

function bidderOf({ supplier }: PriceCorrectionAnswer, { actor }: Circumstance): string {
  return supplier ?? actor.organisation;
}
