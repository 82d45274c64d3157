/** 资格条件：细则9 (1)–(9) item by item, the kind of provider, related bidders, credit; who does not qualify is told by which item. */
import { creditFault, sharedParties } from './credit.ts';
import { type Finding, houseRule, measure, requirement, termOf } from './finding.ts';
import { cite } from './law/cite.ts';
import { tableOf } from './law/packs.ts';
import type { Procurement } from './procurement.ts';
import type { Examined, QualificationItem, SupplierDeclaration } from './selection-state.ts';
import { ofSme } from './sme.ts';
import { faultOfUscc } from './uscc.ts';

type Results = Readonly<Record<string, Examined>>;

/** As 细则9 numbers and words them. */
export const items: Readonly<Record<string, string>> = {
  1: '具有独立承担民事责任的能力',
  2: '治理结构、内部管理和监督制度完善',
  3: '具有独立、健全的财务管理、会计核算和资产管理等制度，有独立的银行账号',
  4: '具备提供社会救助服务所必需的设施、人员和专业技术的能力',
  5: '有开展实施社会服务项目的经验，具有良好信誉',
  6: '具有依法缴纳税收和社会保险的良好记录',
  7: '三年内无重大违法记录，年检（考核）或者年度报告、信用状况良好',
  8: '符合国家有关政事分开、政社分开、政企分开的要求',
  9: '法律、法规规定的其他条件',
};
/** 条例17(4): for the last three years the supplier's own written statement is what the law asks for. */
const statementIsEnough = '7';

export function ofQualification(state: Procurement, results: Results): Finding[] {
  return [
    // In one order whatever store the input comes from: findings are counted again in year ten.
    ...inOrder(results).flatMap(([supplier, examined]) => ofOne(state, supplier, examined)),
    ...ofRelated(state, results),
  ];
}

function ofOne(state: Procurement, supplier: string, examined: Examined): Finding[] {
  const { qualified, reason, items: given = {}, declared } = examined;
  const fault = creditFault(state, supplier);
  return [
    houseRule(
      qualified || told(examined),
      '资格不合格的，应当写明哪一项、什么原因',
      `请写明 ${supplier} 不合格的原因`,
      'blocks',
    ),
    houseRule(examined.items !== undefined, '资格条件逐项审查并记录', `请逐项登记 ${supplier} 的资格条件（items）`),
    ...(examined.items ? ofItems(state, supplier, qualified, given) : []),
    requirement(
      !qualified || fault === undefined,
      '对列入失信名单的供应商，应当拒绝其参与政府采购活动',
      cite('credit125', 2),
      `${supplier} 应当登记为不合格：${fault ?? ''}`,
    ),
    houseRule(qualified || reason === undefined || reason.length > 0, '不合格的原因应当告知', '请填写', 'blocks'),
    ...(declared ? ofDeclared(state, supplier, declared, qualified) : []),
  ];
}

/** Either words, or an item that is not met. */
function told({ reason, items: given = {} }: Examined): boolean {
  return reason !== undefined || Object.values(given).some(({ met }) => !met);
}

function inOrder(results: Results): [string, Results[string]][] {
  return Object.entries(results).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Every item is met by a paper, or by a pledge where that is enough; who fails one does not qualify, and is told which. */
function ofItems(
  state: Procurement,
  supplier: string,
  isQualified: boolean,
  given: Readonly<Record<string, QualificationItem>>,
): Finding[] {
  return Object.entries(items).flatMap(([number, words]) => {
    const item = given[number];
    if (!item)
      return [
        requirement(
          false,
          `承接主体应当${asDuty(words)}`,
          cite('rules2019', 9),
          `请登记 ${supplier} 的第（${number}）项`,
        ),
      ];
    return [
      requirement(
        !isQualified || item.met,
        `承接主体应当${asDuty(words)}`,
        cite('rules2019', 9),
        `${supplier} 不符合第（${number}）项，应当登记为不合格`,
      ),
      ...(item.met ? ofProof(state, supplier, number, item) : []),
    ];
  });
}

function asDuty(words: string): string {
  return /^(具|有|符合)/.test(words) ? words : `做到${words}`;
}

function ofProof({ notice }: Procurement, supplier: string, number: string, item: QualificationItem): Finding[] {
  const allowed = number === statementIsEnough || (notice?.pledges ?? []).includes(number);
  const where = `${supplier} 第（${number}）项`;
  return [
    houseRule(
      item.evidenceSha256 !== undefined || item.pledged === true,
      '每项资格条件有证明材料或者承诺函',
      `请登记${where}的证明材料（SHA-256）`,
      'blocks',
    ),
    termOf(
      'plan',
      item.evidenceSha256 !== undefined || !item.pledged || allowed,
      '采购文件允许承诺的，方可以承诺函代替',
      {
        remedy: `${where}：除无重大违法记录的书面声明外，采购文件未允许承诺，请补证明材料`,
      },
    ),
  ];
}

function ofDeclared(
  state: Procurement,
  supplier: string,
  declared: SupplierDeclaration,
  isQualified: boolean,
): Finding[] {
  const { kind, uscc, largestFineFen, designedProject } = declared;
  const kinds: readonly string[] = tableOf(state, 'providerKinds');
  const fault = uscc === undefined ? undefined : faultOfUscc(uscc);
  return [
    requirement(
      !isQualified || kinds.includes(kind),
      '公益一类事业单位、使用事业编制且由财政拨款保障的群团组织等，不作为政府购买服务的承接主体',
      cite('purchase102', 8),
      `${supplier} 不属于可以承接的主体，应当登记为不合格`,
    ),
    ...(kind === 'individual'
      ? [requirement(false, individualRule, cite('purchase102', 18), '请写明理由', 'warns')]
      : []),
    houseRule(fault === undefined, '统一社会信用代码符合编码规则', `${supplier}：${fault ?? ''}`),
    ...(largestFineFen === undefined || !isQualified
      ? []
      : measure(
          state,
          'majorFine',
          largestFineFen,
          `${supplier} 受过较大数额罚款：应当登记为不合格；不属于的，写明理由`,
        )),
    requirement(
      !isQualified || !designedProject || state.opening.method === 'singleSource',
      '为采购项目提供整体设计、规范编制或者项目管理、监理、检测等服务的供应商，不得再参加该采购项目的其他采购活动',
      cite('procurementRegulation', 18, 2),
      `${supplier} 应当登记为不合格`,
    ),
    ...ofSme(state, supplier, declared, isQualified),
  ];
}
const individualRule = '购买主体向个人购买服务，应当限于确实适宜实施政府购买服务并且由个人承接的情形';

/** 条例18: same head, or one that controls or manages the other directly: both are out of the same contract. */
function ofRelated(state: Procurement, results: Results): Finding[] {
  const qualified = Object.keys(results).filter((one) => results[one]?.qualified);
  const pairs = qualified.flatMap((one, place) =>
    qualified
      .slice(place + 1)
      .filter((other) => areRelated(results[one]?.declared, results[other]?.declared))
      .map((other) => `${one} 与 ${other}`),
  );
  const rule = '单位负责人为同一人或者存在直接控股、管理关系的不同供应商，不得参加同一合同项下的政府采购活动';
  const shared = sharedParties(state, qualified);
  return [
    requirement(
      pairs.length === 0,
      rule,
      cite('procurementRegulation', 18, 1),
      `${pairs.join('；')}：均应当登记为不合格`,
    ),
    requirement(
      shared.length === 0,
      '联合体各方不得再单独参加或者与其他供应商另外组成联合体参加同一合同项下的政府采购活动',
      cite('procurementRegulation', 22, 2),
      `${shared.join('；')}：均应当登记为不合格`,
    ),
  ];
}

export function areRelated(one: SupplierDeclaration | undefined, other: SupplierDeclaration | undefined): boolean {
  if (!one || !other) return false;
  const sameHead = one.headSha256 !== undefined && one.headSha256 === other.headSha256;
  const controls = (upper: SupplierDeclaration, lower: SupplierDeclaration) =>
    upper.uscc !== undefined && (lower.controlledBy ?? []).includes(upper.uscc);
  return sameHead || controls(one, other) || controls(other, one);
}

/** What a bidder that does not qualify is told: the items, and what else was found. */
export function whyNot({ reason, items: given = {} }: Examined): string {
  const failed = Object.keys(given).filter((number) => given[number]?.met === false);
  const named = failed.map((number) => `不符合细则第九条第（${number}）项：${items[number]}`);
  return [...named, ...(reason === undefined ? [] : [reason])].join('；');
}
