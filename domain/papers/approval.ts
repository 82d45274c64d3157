/** 购买服务审批表：every opinion that was given on a purchase, by whom, in which role and when, in the order of the journal, returns too. */
import { roles } from '../act.ts';
import { methodTitles } from '../method-words.ts';
import type { Procurement } from '../procurement.ts';
import { civilDate, clockTime } from '../time.ts';
import { type Block, fieldsOf, inFull, type Paper, type PaperEntry, type Source } from './paper.ts';

export const approvalFrom: readonly (keyof Procurement)[] = [
  ...(['opening', 'scheme', 'choice', 'methodApproval', 'plan', 'decision', 'winner', 'chosen', 'agreement'] as const),
  ...(['contract', 'amendments', 'cancellation', 'entrusted'] as const),
];

type Said = Readonly<Record<string, unknown>>;
const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
const because = (opinion: string) => (said: Said) => [opinion, text(said.reason)].filter(Boolean).join('：');

/** What each act says as an opinion. What is not here decides nothing on whether to buy, how, of whom and by which contract. */
const opinions: Readonly<Record<string, (said: Said) => string>> = {
  draftScheme: ({ ceilingFen }) => `编制方案送审，限额 ${inFull(ceilingFen as number)}`,
  chooseMethod: ({ method, facts }) =>
    `拟采用${methodTitles[method as keyof typeof methodTitles] ?? text(method)}：${text(facts)}`,
  approveScheme: () => '同意，审定方案',
  returnScheme: because('退回方案'),
  countersignScheme: ({ formOpinion }) => (formOpinion ? `同意，会签方案；购买形式：${formOpinion}` : '同意，会签方案'),
  entrustAgency: ({ agency, scope }) => `委托 ${agency} 代理：${text(scope)}`,
  recordMethodApproval: ({ authority, number }) => `登记采购方式批准文件：${authority} ${number}`,
  fileProcurementPlan: () => '报备采购实施计划',
  recordPlanNumber: ({ number }) => `备案，编号 ${number}`,
  returnPlan: ({ gaps }) => `退回补正：${(gaps as string[]).join('；')}`,
  decidePurchase: ({ minutes }) => `内部决策：${text(minutes)}`,
  chooseSupplier: ({ supplier, reason }) => `选定 ${supplier}：${text(reason)}`,
  confirmAgreement: () => '确认协商结果',
  fixWinner: ({ supplier }) => `确定 ${supplier} 为中标（成交）供应商`,
  recordConfirmation: ({ supplier, occurredOn }) => `登记：${occurredOn} 确定 ${supplier} 为中标（成交）供应商`,
  draftContract: ({ number, valueFen }) => `起草合同 ${number} 送审，金额 ${inFull(valueFen as number)}`,
  approveContract: () => '同意，审定合同',
  returnContract: because('退回合同'),
  draftAmendment: ({ text: words }) => `提出合同变更（补充合同）：${text(words)}`,
  approveAmendment: ({ amendment }) => `同意，审定第 ${amendment} 次合同变更（补充合同）`,
  withdrawAmendment: because('撤回合同变更（补充合同）'),
  cancelProcurement: because('取消采购'),
};

/** Nothing before a scheme was drafted: until then nobody has been asked. */
export function approvalPaper({ state, entries }: Source): Paper | undefined {
  const { id, opening, scheme } = state;
  const given = entries.filter(({ act, actor }) => actor && opinions[act]);
  if (!scheme || given.length === 0) return undefined;
  return {
    title: '政府购买社会救助服务审批表',
    number: id,
    blocks: [
      fieldsOf(
        ['采购编号', id],
        ['项目名称', opening.title],
        ['购买主体', opening.purchaser],
        ['采购方式', methodTitles[opening.method]],
        ['方案限额', inFull(scheme.ceilingFen)],
        ['服务期限', `${scheme.periodFrom} 至 ${scheme.periodTo}`],
      ),
      ...(state.lotOf ? [{ text: ofWhole(state.lotOf.purchase) }] : []),
      { heading: '各方意见（按提出的先后）' },
      ofOpinions(given),
    ],
    signatures: [],
    issuer: opening.purchaser,
    on: civilDate(given.at(-1)!.at),
  };
}

/** Each statute once, with its articles. */
function byStatute(names: readonly string[]): string {
  const parts = names.map((name) => /^(《.*》)(.*)$/.exec(name) ?? ['', name, '']);
  const titles = [...new Set(parts.map(([, title]) => title!))];
  const articles = (of: string) => parts.filter(([, title]) => title === of).map(([, , article]) => article);
  return titles.map((title) => `${title}${articles(title).join('、')}`).join('\n');
}

/** A lot begins with the notice: what was said of the scheme was said of the whole purchase. */
function ofWhole(purchase: string): string {
  return `本表为一个采购包。方案的编制、审定、会签和备案的意见，见采购 ${purchase} 的审批表。`;
}

/** What was said without a reason that a warning asked for would not be the whole of it. */
function ofOpinions(given: readonly PaperEntry[]): Block {
  const rows = given.map(({ act, title, actor, at, input, reason, under }, place) => {
    const said = opinions[act]!((input ?? {}) as Said);
    return [
      String(place + 1),
      title,
      `${roles[actor!.role]}（${actor!.organisation}）`,
      reason === undefined ? said : `${said}。说明：${reason}`,
      byStatute(under),
      actor!.person,
      clockTime(at),
    ];
  });
  return { table: { head: ['序', '事项', '角色（单位）', '意见', '依据', '签署人', '时间'], rows } };
}
