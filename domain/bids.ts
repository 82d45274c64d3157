/** 投标（响应）：who takes the documents and who bids is told to nobody before the opening. */
import type { Circumstance } from './act.ts';
import { type Finding, houseRule, termOf } from './finding.ts';
import { onlyInvited } from './invitation.ts';
import { cite } from './law/cite.ts';
import { tenderRule, words } from './methods.ts';
import { type Bid, defineAct, type Procurement } from './procurement.ts';
import type { BidSubmission, BidWithdrawal, Registration } from './shapes/announcement.ts';
import { civilDate, clockTime, type Instant } from './time.ts';

export const registerForDocuments = defineAct<Registration>()({
  name: 'registerForDocuments',
  title: '获取采购文件',
  during: ['announcement'],
  by: ['supplier'],
  under: [cite('procurementRegulation', 31, 1), cite('consultation2014', 10, 2)],
  requires: (state, circumstance) => {
    const { opening, notice, registrations = {} } = state;
    const { actor, receivedAt } = circumstance;
    const { documents } = words[opening.method];
    const from = notice?.documentsFrom ?? '';
    const begun = notice !== undefined && civilDate(receivedAt) >= from;
    const open = notice === undefined || receivedAt <= notice.bidsDue;
    return [
      ofRefuser(state, actor.organisation),
      ...onlyInvited(state, circumstance),
      houseRule(notice !== undefined, `公告发布后方可获取${documents}`, '请待采购公告发布', 'blocks'),
      termOf('plan', begun, `${documents}自公告所定之日起提供`, { remedy: `自 ${from} 起可以获取` }),
      termOf('plan', open, `提交截止之后不再提供${documents}`, { remedy: '请关注本单位的其他采购公告' }),
      houseRule(
        !registrations[actor.organisation],
        `供应商尚未获取${documents}`,
        '贵单位已经获取，无需重复获取',
        'blocks',
      ),
      houseRule(
        ![opening.purchaser, opening.agency].includes(actor.organisation),
        '购买主体和采购代理机构不得参加本项目',
        '请以供应商身份参加其他项目',
        'blocks',
      ),
    ];
  },
  apply: (procurement, _, { actor, receivedAt }) => ({
    ...procurement,
    registrations: { ...procurement.registrations, [actor.organisation]: { at: receivedAt } },
  }),
});

/** Also while bids are to be opened: what came in time may be entered a little later, above all what came on paper. */
export const submitBid = defineAct<BidSubmission>()({
  name: 'submitBid',
  title: '提交投标（响应）文件',
  during: ['announcement', 'selection'],
  by: ['supplier', 'agency', 'officer'],
  under: [cite('tender87', 33), cite('tender87', 34)],
  requires: (state) => stillSealed(state),
  judge: (state, submission, circumstance) => [
    ...ofEntry(submission, circumstance),
    registered(state, bidderOf(submission, circumstance)),
    inTimeToBid(state, momentOf(submission, circumstance)),
    ofOrder(state, submission, circumstance),
  ],
  apply: (procurement, submission, circumstance) => ({
    ...procurement,
    bids: {
      ...procurement.bids,
      [bidderOf(submission, circumstance)]: {
        sealedSha256: submission.sealedSha256,
        received: { by: circumstance.actor.person, at: momentOf(submission, circumstance) },
        onPaper: circumstance.actor.role !== 'supplier',
      },
    },
  }),
});

export const withdrawBid = defineAct<BidWithdrawal>()({
  name: 'withdrawBid',
  title: '撤回投标（响应）文件',
  during: ['announcement', 'selection'],
  by: ['supplier'],
  under: [cite('tender87', 34)],
  requires: (state, { actor, receivedAt }) => {
    const bid = state.bids?.[actor.organisation];
    const { bid: name } = words[state.opening.method];
    return [
      ...stillSealed(state),
      houseRule(
        bid !== undefined && !bid.withdrawnAt,
        `已提交、尚未撤回的${name}方可撤回`,
        `贵单位未提交或者已经撤回${name}`,
        'blocks',
      ),
      tenderRule(
        state.opening.method,
        !state.notice || receivedAt <= state.notice.bidsDue,
        `在提交截止时间前，可以撤回${name}`,
        cite('tender87', 34),
        '截止时间已过，不得撤回',
      ),
    ];
  },
  apply: (procurement, _, { actor, receivedAt }) => ({
    ...procurement,
    bids: { ...procurement.bids, ...withdrawn(procurement.bids, actor.organisation, receivedAt) },
  }),
});

/** Who would not sign stays out of the restart: 74号令22, recalled only, so that the house asks for a reason. */
function ofRefuser({ rounds = {} }: Procurement, supplier: string): Finding {
  const hasRefused = Object.values(rounds).some(({ refusals }) => refusals?.[supplier] !== undefined);
  const remedy = '贵单位在前一轮拒绝签订合同：有正当理由的，写明理由';
  return houseRule(!hasRefused, '拒绝签订合同的供应商不得参加对该项目重新开展的采购活动', remedy);
}

/** By supplier: the bids that stand. */
export function standingBids({ bids = {} }: Pick<Procurement, 'bids'>): Readonly<Record<string, Bid>> {
  return Object.fromEntries(Object.entries(bids).filter(([, { withdrawnAt }]) => withdrawnAt === undefined));
}

function withdrawn(bids: Procurement['bids'], supplier: string, at: Instant): Record<string, Bid> {
  const bid = bids?.[supplier];
  return bid ? { [supplier]: { ...bid, withdrawnAt: at } } : {};
}

function bidderOf({ supplier }: BidSubmission, { actor }: Circumstance): string {
  return supplier ?? actor.organisation;
}

function momentOf({ receivedAt }: BidSubmission, circumstance: Circumstance): Instant {
  return receivedAt ?? circumstance.receivedAt;
}

function stillSealed({ opening, notice, openedAt }: Procurement): Finding[] {
  const { bid } = words[opening.method];
  return [
    houseRule(notice !== undefined, `公告发布后方可办理${bid}`, '请待采购公告发布', 'blocks'),
    houseRule(openedAt === undefined, `${bid}开启后不再接收、更换或者撤回`, '请待评审结果', 'blocks'),
  ];
}

/** A supplier bids for itself, now; purchaser and agency enter for a named supplier what has arrived on paper. */
function ofEntry({ supplier, receivedAt }: BidSubmission, { actor, at }: Circumstance): Finding[] {
  if (actor.role === 'supplier') {
    const own = supplier === undefined && receivedAt === undefined;
    return [houseRule(own, '供应商只为本单位提交，收到时间由系统记载', '请勿填写供应商和收到时间', 'blocks')];
  }
  const told = supplier !== undefined && receivedAt !== undefined;
  return [
    houseRule(told, '登记纸质文件应当写明供应商和收到时间', '请填写供应商和收到时间', 'blocks'),
    houseRule(!receivedAt || receivedAt <= at, '收到时间不得晚于现在', '请核对签收回执', 'blocks'),
  ];
}

function registered({ opening, registrations = {} }: Procurement, supplier: string): Finding {
  const { documents, bid } = words[opening.method];
  return houseRule(
    registrations[supplier] !== undefined,
    `获取${documents}的供应商方可提交${bid}`,
    `请由该供应商先获取${documents}`,
    'blocks',
  );
}

/** Whether a bid came in before it was due: what came later is turned away (87号令33). */
export function inTimeToBid({ opening, notice }: Procurement, received: Instant): Finding {
  const { bid } = words[opening.method];
  const holds = notice === undefined || received <= notice.bidsDue;
  const rule = `逾期送达的${bid}应当拒收`;
  const finding = tenderRule(opening.method, holds, rule, cite('tender87', 33, 2), '截止时间已过，不能再提交');
  return {
    ...finding,
    ...(notice ? { required: `不晚于 ${clockTime(notice.bidsDue)}` } : {}),
    actual: clockTime(received),
  };
}

/** What arrived last counts, a withdrawal like a bid; and paper that somebody else enters replaces nothing of the supplier's own. */
function ofOrder({ bids = {} }: Procurement, submission: BidSubmission, circumstance: Circumstance): Finding {
  const bid = bids[bidderOf(submission, circumstance)];
  const latest = bid ? [bid.received.at, bid.withdrawnAt ?? ''].sort()[1]! : '';
  const stands = bid !== undefined && !bid.withdrawnAt;
  const replacesOwn = circumstance.actor.role !== 'supplier' && stands && !bid.onPaper;
  const holds = !replacesOwn && momentOf(submission, circumstance) >= latest;
  // One sentence for all: whether a sealed bid still stands is told to nobody.
  const remedy = '该供应商另有自行提交、以后送达或者撤回的文件：如要更换，请由供应商自行办理';
  return houseRule(holds, '以供应商自行提交、最后送达的文件为准', remedy, 'blocks');
}
