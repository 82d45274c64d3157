/** 合同文书：the contract with every clause that the case holds of it (细则17, 102号令23), as it stands at the version that is asked for. */
import { contractForms, type LongTermCondition, longTermConditions } from '../contract-state.ts';
import { methodTitles, words } from '../method-words.ts';
import { yuan } from '../money.ts';
import type { Contract, Procurement } from '../procurement.ts';
import { civilDate } from '../time.ts';
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
import { instalmentsTable } from './published.ts';

export const contractFrom: readonly (keyof Procurement)[] = [
  ...(['opening', 'scheme', 'award', 'contract', 'instalments', 'amendments', 'subcontracts'] as const),
];

/** Nothing before it was drafted. */
export function contractPaper({ state }: Source): Paper | undefined {
  const { opening, contract, scheme } = state;
  if (!contract) return undefined;
  return {
    title: `${opening.title}合同${status(contract)}`,
    number: contract.number,
    blocks: numbered([
      ofParties(state, contract),
      { heading: '服务内容、数量、标准' },
      ofServices(contract, scheme),
      { heading: '期限' },
      ...ofPeriod(contract),
      { heading: '价格' },
      { text: `合同金额：${inFull(contract.valueFen)}。` },
      ...(contract.originalFen === undefined ? [] : [{ text: `签订时的金额：${inFull(contract.originalFen)}。` }]),
      { heading: '资金结算方式' },
      { text: contract.settlement },
      ofInstalments(state),
      fieldsOf(
        ['收款户名', contract.account.name],
        ['开户银行', contract.account.bank],
        ['账号', contract.account.number],
      ),
      { heading: '质量与验收' },
      { text: contract.quality },
      ofAcceptance(contract),
      { heading: '双方的权利义务' },
      { text: contract.rightsAndDuties },
      { heading: '违约责任' },
      { text: contract.liability },
      { heading: '履约保证金' },
      { text: contract.securityFen > 0 ? `${inFull(contract.securityFen)}。` : '不收取。' },
      ...ofAmendments(state),
      ...ofSubcontracts(state),
      ...ofIrregular(contract),
    ]),
    signatures: ofSignatures(contract),
    issuer: `${opening.purchaser}、${contract.provider}`,
    on: contract.signedOn ?? civilDate((contract.approved ?? contract.drafted).at),
  };
}

function status({ signedOn, returned, approved }: Contract): string {
  if (signedOn) return '';
  return returned && !approved ? '（草案，已退回）' : '（未签订）';
}

function ofParties(
  { id, opening, award }: Procurement,
  { number, provider, form = 'purchase', providerIsSme }: Contract,
) {
  const named = (code: string, party: { name: string; address: string } | undefined) =>
    party ? `${party.name}（${code}），${party.address}` : code;
  return fieldsOf(
    ['合同编号', number],
    ['采购编号', id],
    ['甲方（购买主体）', named(opening.purchaser, award?.parties?.purchaser)],
    ['乙方（承接主体）', named(provider, award?.parties?.supplier)],
    ['采购方式', methodTitles[opening.method]],
    [`${words[opening.method].award}通知书发出日期`, award && dayInWords(civilDate(award.noticed.at))],
    ['合同形式', contractForms[form]],
    ['乙方是否中小企业', providerIsSme ? '是' : '否'],
  );
}

/** The lines of the contract; those of the scheme, as it was tendered, where it names none of its own. */
function ofServices({ services }: Contract, scheme: Procurement['scheme']): Block {
  const tendered = scheme?.services ?? {};
  const rows = inOrder(services ?? tendered).map(([line, one]) => {
    const { unitPriceFen } = one as { unitPriceFen?: number };
    const title = tendered[line]?.title ?? '';
    return [
      line,
      title,
      String(one.quantity),
      one.unit,
      one.standard,
      unitPriceFen === undefined ? '' : yuan(unitPriceFen),
    ];
  });
  return { table: { head: ['序号', '内容', '数量', '单位', '标准', '单价'], rows } };
}

/** As they were agreed; what has been paid of them is no part of the contract. */
function ofInstalments({ instalments }: Procurement): Block {
  const agreed = inOrder(instalments).map(([number, { title, amountFen, gate, plannedOn }]) => {
    return [number, { title, amountFen, gate, plannedOn }];
  });
  return instalmentsTable(Object.fromEntries(agreed));
}

function ofPeriod({ periodFrom, periodTo, longTerm = {} }: Contract): Block[] {
  const names = Object.keys(longTermConditions) as LongTermCondition[];
  const shown = names.flatMap((name) => {
    const one = longTerm[name];
    return one ? [[longTermConditions[name], one.statement] as const] : [];
  });
  const term = { text: `自${dayInWords(periodFrom)}起至${dayInWords(periodTo)}止。` };
  return shown.length > 0 ? [term, { text: '期限超过一年的条件：' }, fieldsOf(...shown)] : [term];
}

function ofAcceptance({ verificationDays, arrangements }: Contract): Block {
  return fieldsOf(
    ['核验期限', `${verificationDays} 日`],
    ['验收', arrangements?.acceptance],
    ['服务报告', arrangements && `每 ${arrangements.reportEveryMonths} 个月一次`],
    ['现场检查', arrangements && `每年 ${arrangements.siteChecksAYear} 次`],
  );
}

/** Only what holds: drafted and withdrawn ones bind nobody. */
function ofAmendments({ amendments }: Procurement): Block[] {
  const signed = inOrder(amendments).filter(([, one]) => one.signed);
  if (signed.length === 0) return [];
  const rows = signed.map(([number, { kind, text, addedFen, changes, signed: by }]) => [
    number,
    kind === 'supplement' ? '补充合同' : '合同变更',
    changes?.periodTo ? `${text}（服务期至 ${changes.periodTo}）` : text,
    addedFen === undefined ? '' : inFull(addedFen),
    by!.occurredOn,
  ]);
  return [
    { heading: '合同变更与补充（已并入上文）' },
    { table: { head: ['次', '类别', '内容', '追加金额', '签订日期'], rows } },
  ];
}

function ofSubcontracts({ subcontracts }: Procurement): Block[] {
  const consented = inOrder(subcontracts).filter(([, one]) => one.consented);
  if (consented.length === 0) return [];
  const rows = consented.map(([number, { subcontractor, part, amountFen, consented: by }]) => [
    number,
    subcontractor,
    part,
    inFull(amountFen),
    civilDate(by!.at),
  ]);
  return [{ heading: '经同意的分包' }, { table: { head: ['次', '分包单位', '部分', '金额', '同意日期'], rows } }];
}

/** No clause, but what became of it: whoever reads the contract must not think that it was signed in time. */
function ofIrregular({ irregular }: Contract): Block[] {
  if (!irregular) return [];
  return [
    { heading: '不规范情形' },
    fieldsOf(
      ['签订期限届满之后签订，期限至', irregular.signedAfter],
      ['签订之前已经开始服务，自', irregular.servedFrom],
    ),
  ];
}

function ofSignatures({ provider, signedByPurchaser, signedByProvider }: Contract): SignatureLine[] {
  const line = (who: string, one: Contract['signedByPurchaser']) =>
    one ? { who, signed: `${one.by}，签署日期 ${one.occurredOn}` } : { who };
  return [line('甲方（盖章）', signedByPurchaser), line(`乙方 ${provider}（盖章）`, signedByProvider)];
}
