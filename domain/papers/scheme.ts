/** 实施方案：the scheme as a paper, with the money, the demand, the costs and the method that stand behind it (细则16, 22, 24). */
import { dueInYear, sourcesOf } from '../funding-state.ts';
import { groundOf, grounds } from '../method-grounds.ts';
import { methodTitles } from '../method-words.ts';
import { yuan } from '../money.ts';
import type { Procurement, Signed } from '../procurement.ts';
import { supplierKinds } from '../supplier-kinds.ts';
import { civilDate, clockTime } from '../time.ts';
import {
  type Block,
  dayInWords,
  fieldsOf,
  inFull,
  inOrder,
  numbered,
  type Paper,
  type SignatureLine,
  type Source,
} from './paper.ts';
import { servicesTable } from './published.ts';

export const schemeFrom: readonly (keyof Procurement)[] = [
  ...(['opening', 'allotment', 'sources', 'scheme', 'demand', 'estimate', 'choice', 'methodApproval'] as const),
  ...(['plan', 'takeoverPlan'] as const),
];

export const formTitles: Readonly<Record<string, string>> = {
  purchase: '购买',
  commission: '委托',
  lease: '租赁',
  concession: '特许经营',
  strategicCooperation: '战略合作',
  largeSubcontract: '大额项目分包',
  fixedSubsidy: '定额补助',
  reward: '以奖代补',
};

/** Nothing before there is a scheme. */
export function schemePaper({ state, nameOf }: Source): Paper | undefined {
  const { id, opening, scheme, plan } = state;
  if (!scheme) return undefined;
  const { drafted, returned, countersigned, approved } = scheme;
  return {
    title: `${opening.title}实施方案${returned ? '（已退回）' : countersigned ? '' : '（送审稿）'}`,
    number: id,
    blocks: numbered([
      { heading: '项目' },
      fieldsOf(
        ['采购编号', id],
        ['购买主体', opening.purchaser],
        ['采购代理机构', opening.agency],
        ['服务类别', opening.serviceKind === 'caring' ? '服务性服务' : '事务性服务'],
        ['目录编码', opening.catalogueItem],
        ['年度项目计划中的项目', scheme.project],
        ['备案编号', plan?.number],
      ),
      { heading: '购买内容' },
      servicesTable(scheme.services),
      { heading: '金额与资金来源' },
      ...ofMoney(state),
      { heading: '服务期限' },
      { text: `${dayInWords(scheme.periodFrom)}至${dayInWords(scheme.periodTo)}` },
      { heading: '采购方式' },
      ofMethod(state, nameOf),
      ...ofDemand(state),
      ...ofRest(state),
    ]),
    signatures: [
      line('编制（经办人）', drafted),
      line('审定（负责人）', approved),
      line('会签（财政业务股）', countersigned),
    ],
    issuer: opening.purchaser,
    on: civilDate((countersigned ?? approved ?? drafted).at),
  };
}

function line(who: string, signed: Signed | undefined): SignatureLine {
  return signed ? { who, signed: `${signed.by}，${clockTime(signed.at)}` } : { who };
}

function ofMoney(state: Procurement): Block[] {
  const { scheme, allotment } = state;
  const { ceilingFen, years, guarantee } = scheme!;
  const sources = sourcesOf(state).map(([, { number, fundSource, fiscalYear, plannedFen }]) => [
    number,
    fundSource,
    String(fiscalYear),
    yuan(plannedFen),
  ]);
  const alone = allotment
    ? [[allotment.number, allotment.fundSource, String(allotment.fiscalYear), yuan(allotment.amountFen)]]
    : [];
  const shares = Object.keys(years ?? {}).sort();
  return [
    fieldsOf(
      ['方案限额', inFull(ceilingFen)],
      ...shares.map((year) => [`${year} 年度安排`, inFull(dueInYear(scheme!, Number(year)))] as const),
      ['财政部门书面保障', guarantee && `${guarantee.number}，${guarantee.occurredOn}`],
    ),
    { table: { head: ['指标文号', '资金来源', '预算年度', '金额'], rows: [...alone, ...sources] } },
  ];
}

function ofMethod({ opening, choice, methodApproval }: Procurement, nameOf: Source['nameOf']): Block {
  const { method } = opening;
  const known = groundOf(method, choice?.ground);
  const found = known && grounds[method]?.[known];
  const approval = choice?.approval ?? methodApproval;
  const authorities: Readonly<Record<string, string>> = {
    cityFinance: '设区的市财政部门',
    countyFinance: '县财政部门',
  };
  return fieldsOf(
    ['采购方式', methodTitles[method]],
    ['适用情形', found && `${found.title}（${nameOf(found.cite)}）`],
    ['理由', choice?.facts],
    ['主管预算单位同意', choice?.consent && `${choice.consent.number}，${choice.consent.occurredOn}`],
    [
      '批准文件',
      approval && `${authorities[approval.authority] ?? approval.authority} ${approval.number}，${approval.occurredOn}`,
    ],
  );
}

function ofDemand({ demand, estimate }: Procurement): Block[] {
  const asked = (one: { respondents: number } | undefined) => one && `${one.respondents} 人（家）`;
  const needs: Block[] = demand
    ? [
        { heading: '服务需求' },
        fieldsOf(
          ['服务对象人数', `${demand.recipients} 人`],
          ['依据', demand.basis],
          ['调查日期', demand.occurredOn],
          ['征求社会公众意见', asked(demand.consulted)],
          ['需求调查', asked(demand.survey)],
        ),
      ]
    : [];
  if (!estimate) return needs;
  const { wagesFen, pricesFen, taxesFen, otherFen } = estimate.parts;
  return [
    ...needs,
    { heading: '费用测算' },
    fieldsOf(
      ['工资', yuan(wagesFen)],
      ['物价', yuan(pricesFen)],
      ['税费', yuan(taxesFen)],
      ['其他', yuan(otherFen)],
      ['测算日期', estimate.occurredOn],
      ...inOrder(estimate.opinions).map(([, { by, opinion }]) => [`${by}意见`, opinion] as const),
    ),
  ];
}

function ofRest({ scheme, takeoverPlan }: Procurement): Block[] {
  const { form = 'purchase', formOpinion, venture, staffing, openTo } = scheme!;
  return [
    { heading: '其他' },
    fieldsOf(
      ['购买形式', formTitles[form]],
      ['财政部门对购买形式的意见', formOpinion],
      ['公益创投', venture && `${venture.theme}：${venture.criteria}`],
      ['现有人员、拟配人员', staffing && `${staffing.current} 人、${staffing.planned} 人`],
      ['面向的承接主体', openTo?.map((kind) => supplierKinds[kind]).join('、')],
      ['临时接管预案', takeoverPlan && `接续单位：${takeoverPlan.successors.join('、')}`],
    ),
  ];
}
