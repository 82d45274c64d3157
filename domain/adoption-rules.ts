/** What the papers of a running contract must agree in, so that later stages can go on from them. Rules of this house. */
import { ofSuccessors } from './contract.ts';
import { type Finding, houseRule, termOf } from './finding.ts';
import { sum, yuan } from './money.ts';
import { isByPeriod } from './performance.ts';
import { stageTitles } from './procurement.ts';
import type { AdoptionInput } from './shapes/adoption.ts';
import { ofInstalments } from './terms.ts';
import { type CivilDate, civilDate, type Instant } from './time.ts';

export function ofPapers(input: AdoptionInput, at: Instant): Finding[] {
  const { contract, instalments } = input;
  return [
    ...ofInstalments({ ...contract, instalments }),
    ofParties(input),
    ...ofSuccessors(input.takeoverPlan?.successors ?? [], contract.provider),
    ...ofDays(input, civilDate(at)),
    ...ofMoney(input),
    ...ofSettled(input),
    ...ofStage(input),
    ...ofAcceptance(input),
  ];
}

function ofParties({ purchaser, agency, contract }: AdoptionInput): Finding {
  const holds = contract.provider !== purchaser && contract.provider !== agency;
  return houseRule(holds, '承接主体不得是购买主体或者采购代理机构', '请核对承接主体代码', 'blocks');
}

/** A paper is of a day that has been. */
function ofDays(input: AdoptionInput, today: CivilDate): Finding[] {
  const days = daysOn(input);
  const ahead = days.filter(([, day]) => day > today).map(([what, day]) => `${what} ${day}`);
  const { signedOn, publishedOn = signedOn, filedOn = signedOn } = input.contract;
  const { awardedOn, instalments } = input;
  const early = Object.entries(instalments).filter(([, { verified, settled }]) =>
    [verified, settled].some((one) => one && one.occurredOn < signedOn),
  );
  return [
    {
      ...houseRule(ahead.length === 0, '所附材料的日期均不得晚于今天', '请核对日期；尚未发生的，接入后办理', 'blocks'),
      required: `不晚于 ${today}`,
      actual: ahead.join('、') || '均不晚于今天',
    },
    houseRule(
      publishedOn >= signedOn && filedOn >= signedOn,
      '合同公告、报备不得早于合同签订',
      `合同签订于 ${signedOn}：请核对日期`,
      'blocks',
    ),
    houseRule(awardedOn <= signedOn, '合同签订不早于中标（成交）通知书', '请核对日期；确实如此的，写明原因'),
    houseRule(
      early.length === 0,
      '核验、支付不早于合同签订',
      `请核对第 ${early.map(([number]) => number).join('、')} 期的日期；确实如此的，写明原因`,
    ),
  ];
}

function daysOn({ allotment, awardedOn, contract, instalments, acceptance }: AdoptionInput): [string, CivilDate][] {
  const { signedOn, publishedOn, filedOn } = contract;
  const { requestedOn, recorded } = acceptance ?? {};
  const all: [string, CivilDate | undefined][] = [
    ['预算下达', allotment.occurredOn],
    ['中标（成交）通知书', awardedOn],
    ['合同签订', signedOn],
    ['合同公告', publishedOn],
    ['合同报备', filedOn],
    ['申请验收', requestedOn],
    ['出具验收书', recorded?.occurredOn],
    ['公告验收结果', recorded?.publishedOn],
    ...Object.entries(instalments).flatMap(([number, { verified, settled }]): [string, CivilDate | undefined][] => [
      [`第 ${number} 期核验`, verified?.occurredOn],
      [`第 ${number} 期支付`, settled?.occurredOn],
    ]),
  ];
  return all.filter((one): one is [string, CivilDate] => one[1] !== undefined);
}

function ofMoney({ allotment, contract, instalments }: AdoptionInput): Finding[] {
  const { originalFen = contract.valueFen, valueFen } = contract;
  const paidFen = sum(Object.values(instalments).map(({ settled }) => settled?.paidFen ?? 0));
  return [
    houseRule(originalFen <= valueFen, '补充合同只追加金额', '请核对原合同金额', 'blocks'),
    {
      ...termOf('contract', paidFen <= contract.valueFen, '累计支付不得超过合同金额', { remedy: '请核对各期已付金额' }),
      required: `≤ ${yuan(contract.valueFen)}`,
      actual: yuan(paidFen),
    },
    {
      ...houseRule(
        contract.valueFen <= allotment.amountFen,
        '合同金额不超过预算指标',
        '请核对预算指标；分年度安排的，写明各年指标文号',
      ),
      required: `≤ ${yuan(allotment.amountFen)}`,
      actual: yuan(contract.valueFen),
    },
  ];
}

/** Settled is settled as a whole, with its receipt, and for what was found performed. */
function ofSettled({ instalments, acceptance }: AdoptionInput): Finding[] {
  return Object.entries(instalments).flatMap(([number, { amountFen, gate, settled, verified }]) => {
    if (!settled) return [];
    const { paidFen, deductedFen, receipt } = settled;
    const isByService = isByPeriod({ gate } as Parameters<typeof isByPeriod>[0]);
    const found = gate === 'finalAcceptance' ? acceptance?.recorded : isByService ? verified : gate === 'prepayment';
    const isEarned = verified?.result !== 'notMet' || paidFen === 0;
    return [
      {
        ...termOf('contract', paidFen + deductedFen === amountFen, `第 ${number} 期支付与扣减之和等于本期金额`, {
          remedy: '请核对；部分支付的期次，按未结清接入，付清后再登记',
        }),
        required: yuan(amountFen),
        actual: yuan(paidFen + deductedFen),
      },
      houseRule(
        paidFen > 0 === (receipt !== undefined),
        `第 ${number} 期已付的，应当填写国库回单号；全额扣减的，没有回单`,
        '请核对国库回单',
        'blocks',
      ),
      houseRule(
        Boolean(found) && isEarned,
        `第 ${number} 期已结清的，应当有核验、验收的结果；绩效评价款须待接入后支付`,
        '请补充本期核验或者验收的结果，或者按未结清接入',
        'blocks',
      ),
    ];
  });
}

function ofStage({ stage, instalments, acceptance }: AdoptionInput): Finding[] {
  const missing = Object.entries(instalments).filter(
    ([, one]) => isByPeriod(one as Parameters<typeof isByPeriod>[0]) && !one.settled && !isPerformed(one),
  );
  const { recorded } = acceptance ?? {};
  const reached = !acceptance ? 'performance' : recorded?.publishedOn ? 'evaluation' : 'acceptance';
  return [
    {
      ...houseRule(stage === reached, '接入的阶段应当与材料相符', stageRemedies[reached], 'blocks'),
      required: stageTitles[reached],
      actual: stageTitles[stage],
    },
    houseRule(
      stage === 'performance' || missing.length === 0,
      '已经申请验收的，各期服务应当均已核验或者结清',
      `请补充第 ${missing.map(([number]) => number).join('、')} 期的核验；尚未核验的，接入到履约阶段`,
      'blocks',
    ),
  ];
}

const stageRemedies = {
  performance: '没有验收材料的，接入到履约；已经申请验收的，请补充验收材料',
  acceptance: '已经申请验收、结果尚未公告的，接入到验收',
  evaluation: '验收结果已经公告的，接入到绩效评价',
} as const;

function ofAcceptance({ services, acceptance }: AdoptionInput): Finding[] {
  const items = acceptance?.recorded?.items;
  if (!items) return [];
  const [lines, checked] = [services, items].map((all) => Object.keys(all).sort().join('、'));
  return [
    houseRule(lines === checked, '验收书逐项列明方案中的服务', `验收书应当列明第 ${lines} 项`, 'blocks'),
    houseRule(
      Object.values(items).every(({ passed }) => passed),
      '验收合格的，方可按已经验收接入',
      '验收未通过的，接入到履约阶段，改正后重新申请验收',
      'blocks',
    ),
  ];
}

function isPerformed({ verified }: AdoptionInput['instalments'][string]): boolean {
  return verified !== undefined && verified.result !== 'notMet';
}
