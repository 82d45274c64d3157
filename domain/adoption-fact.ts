/** What may be corrected of an adoption: before it is confirmed everything on the papers, later nothing that money rests on. */
import { adopted, clocksOnPaper } from './adoption-papers.ts';
import { beforehand } from './adoption-state.ts';
import { enoughFor } from './budget.ts';
import type { Fact, Wrong } from './fact.ts';
import { type Finding, houseRule } from './finding.ts';
import { type Instalment, isSettled, type Procurement } from './procurement.ts';
import { contractPublication } from './publication.ts';
import type { AdoptionInput } from './shapes/adoption.ts';

const anotherOne = '接入的对象有误的，请负责人不予接入后重新接入；已经确认的，由经办单位与财政部门核对处理';

export const adoptionFact: Fact<Procurement, AdoptionInput> = {
  fields: ['allotment', 'awardedOn', 'contract', 'instalments', 'evidence', 'remark'],
  instead: {
    purchaser: anotherOne,
    method: anotherOne,
    stage: anotherOne,
    takeoverPlan: '请重新制定临时接管预案',
    acceptance: '请在验收、绩效评价中重新办理',
  },
  stands: (state, wrong) => [
    ...enoughFor(state, wrong.corrected.allotment.amountFen),
    ...(state.stage === 'adopting'
      ? []
      : [unamended(state), notMadeHere(state, wrong), ...sameProvider(state, wrong), ...sameMoney(state, wrong)]),
  ],
  without: (state) => state,
  replaced,
  starts: clocksOnPaper,
  told: (state) => (state.contract?.publishedAt ? contractPublication(state) : undefined),
};

/** Until it is confirmed nothing was built upon it. Later what was done here stays, and only what came from the papers changes. */
function replaced(state: Procurement, { input, corrected, at }: Wrong<AdoptionInput>): Procurement {
  const { adoption, contract, instalments = {}, deliveries } = state;
  const onPaper = adopted(state, corrected, { by: adoption!.adopted.by, at });
  if (state.stage === 'adopting') return onPaper;
  return {
    ...state,
    allotment: onPaper.allotment!,
    contract: {
      ...onPaper.contract!,
      ...(madeHere(input, contract, 'published') ? { publishedAt: contract!.publishedAt } : {}),
      ...(madeHere(input, contract, 'filed') ? { filedAt: contract!.filedAt } : {}),
    },
    instalments: Object.fromEntries(
      Object.entries(instalments).map(([number, one]) => [number, asOnPaper(one, onPaper.instalments![number]!)]),
    ),
    ...(deliveries ? { deliveries: verifiedOn(onPaper, deliveries) } : {}),
    adoption: { ...onPaper.adoption!, ...(adoption!.confirmed ? { confirmed: adoption!.confirmed } : {}) },
  };
}

/** Done in this system, after the contract was taken in: the papers did not say so. */
function madeHere({ contract: paper }: AdoptionInput, contract: Procurement['contract'], what: 'published' | 'filed') {
  return paper[`${what}On`] === undefined && contract?.[`${what}At`] !== undefined;
}

function asOnPaper(one: Instalment, { title, plannedOn, amountFen, gate }: Instalment): Instalment {
  return isFixed(one) ? { ...one, title, plannedOn } : { ...one, title, plannedOn, amountFen, gate };
}

/** Of what was verified before; what was verified here is no business of the papers. */
function verifiedOn({ deliveries: onPaper = {} }: Procurement, here: NonNullable<Procurement['deliveries']>) {
  const all = Object.entries(here).map(([number, one]) => {
    const isOfPaper = one.verified?.by === beforehand && onPaper[number];
    return [number, isOfPaper ? onPaper[number] : one];
  });
  return Object.fromEntries(all);
}

/** Settled, asked for, or fixed in a settlement. */
function isFixed(one: Instalment): boolean {
  return isSettled(one) || one.payment !== undefined || one.dueFen !== undefined;
}

/** What was changed here would be undone by the papers of before. */
function unamended({ amendments = {} }: Procurement): Finding {
  const isAmended = Object.values(amendments).some(({ signed }) => signed !== undefined);
  const remedy = '接入时的登记有误的，以合同变更写明';
  return houseRule(!isAmended, '合同在本系统变更之后，不再更正接入时的登记', remedy, 'blocks');
}

function notMadeHere({ contract }: Procurement, { input, corrected }: Wrong<AdoptionInput>): Finding {
  const again = (['published', 'filed'] as const).filter(
    (what) => madeHere(input, contract, what) && corrected.contract[`${what}On`] !== undefined,
  );
  const remedy = '已在本案中公告、报备：以本案的记载为准';
  return houseRule(again.length === 0, '更正不改变接入后办理的公告、报备', remedy, 'blocks');
}

function sameProvider({ instalments = {} }: Procurement, { input, corrected }: Wrong<AdoptionInput>): Finding[] {
  const [was, is] = [input.contract, corrected.contract];
  const isPaying = Object.values(instalments).some((one) => one.payment !== undefined && !isSettled(one));
  const isSameAccount = JSON.stringify(was.account) === JSON.stringify(is.account);
  return [
    houseRule(was.provider === is.provider, '更正不改变承接主体', anotherOne, 'blocks'),
    houseRule(isSameAccount || !isPaying, '支付在办的，不更正收款账户', '请待在办的支付办结或者撤回后更正', 'blocks'),
  ];
}

function sameMoney(
  { instalments = {}, deliveries = {} }: Procurement,
  { input, corrected }: Wrong<AdoptionInput>,
): Finding[] {
  const moneyOf = (one: AdoptionInput['instalments'][string] | undefined) =>
    JSON.stringify([
      one?.amountFen,
      one?.gate,
      one?.settled?.paidFen,
      one?.settled?.deductedFen,
      one?.verified?.result,
    ]);
  const changed = Object.entries(instalments).filter(
    ([number, one]) =>
      (isFixed(one) || input.instalments[number]?.settled || corrected.instalments[number]?.settled) &&
      moneyOf(input.instalments[number]) !== moneyOf(corrected.instalments[number]),
  );
  const [before, after] = [input, corrected].map((all) => Object.keys(all.instalments).sort().join('、'));
  const verifiedHere = Object.keys(instalments).filter((number) => {
    const [was, is] = [input, corrected].map((all) => all.instalments[number]?.verified);
    const isOfPaper = was && is && deliveries[number]?.verified?.by === beforehand;
    return JSON.stringify(was) !== JSON.stringify(is) && !isOfPaper;
  });
  return [
    houseRule(
      verifiedHere.length === 0,
      '更正不增减核验：只更正接入时已有、此后未再核验的结果',
      `第 ${verifiedHere.join('、')} 期请由承接主体报告后核验`,
      'blocks',
    ),
    houseRule(before === after, '更正不增减分期', '分期有变的，由双方书面变更合同', 'blocks'),
    houseRule(
      changed.length === 0,
      '已经支付或者申请支付的期次，更正不改变其金额和核验结果',
      `第 ${changed.map(([number]) => number).join('、')} 期的款项已经办理：差额请由单位财务与承接主体结清`,
      'blocks',
    ),
  ];
}
