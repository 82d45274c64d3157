/** What a supplement may add (采购法49), and what a change may touch (采购法50). */
import { type Finding, houseRule, measure, requirement, termOf } from './finding.ts';
import { cite } from './law/cite.ts';
import { limitOf } from './law/packs.ts';
import { sum, yuan } from './money.ts';
import type { Procurement } from './procurement.ts';
import type { AmendmentDraft } from './shapes/amendment.ts';

const sameSubject = '需追加与合同标的相同的服务的，在不改变合同其他条款的前提下，可以签订补充合同';

export function addedFindings(state: Procurement, draft: AmendmentDraft): Finding[] {
  const { scheme, stage, contract } = state;
  const { ground, quantities = {}, addedFen = 0, changes } = draft;
  const strange = Object.keys(quantities).filter((line) => !scheme?.services[line]);
  const article = cite('procurementLaw', 49);
  return [
    requirement(stage === 'performance', '政府采购合同履行中，方可签订补充合同', article, '服务已经完成：另行采购'),
    requirement(
      strange.length === 0 && Object.keys(quantities).length > 0,
      sameSubject,
      article,
      strange.length > 0 ? `第 ${strange.join('、')} 项不在合同之内，应当另行采购` : '请写明追加哪一项服务、数量多少',
    ),
    requirement(changes === undefined, sameSubject, article, '补充合同不改变其他条款：其他变更另行办理'),
    houseRule(ground === 'need', '补充合同的事由是追加服务', '请把事由改为追加服务', 'blocks'),
    houseRule(addedFen > 0, '补充合同写明追加的金额', '请填写追加的金额', 'blocks'),
    ...inSum(state, addedFen),
    ...ofPrices(state, draft),
    ...ofBudget(state, (contract?.valueFen ?? 0) + addedFen),
    ...ofAddedInstalments(state, draft),
  ];
}

/** All supplements together, of what the contract was worth when it was signed. */
function inSum(state: Procurement, addedFen: number): Finding[] {
  const valueFen = state.contract?.valueFen ?? 0;
  const originalFen = state.contract?.originalFen ?? valueFen;
  const before = valueFen - originalFen;
  const most = Math.floor((originalFen * limitOf(state, 'supplements').value) / 10_000) - before;
  const shareBp = originalFen > 0 ? ((before + addedFen) * 10_000) / originalFen : 0;
  const remedy = most > 0 ? `最多还可以追加 ${yuan(most)}，其余另行采购` : '已无可以追加的金额，应当另行采购';
  return measure(state, 'supplements', shareBp, remedy);
}

/** Where the contract has unit prices, more of the same costs the same. */
function ofPrices({ contract }: Procurement, { quantities = {}, addedFen = 0 }: AmendmentDraft): Finding[] {
  const prices = Object.keys(quantities).map((line) => contract?.services?.[line]?.unitPriceFen);
  if (prices.length === 0 || prices.some((price) => price === undefined)) return [];
  const counted = sum(Object.values(quantities).map((quantity, place) => Math.round(quantity * prices[place]!)));
  return [
    termOf('contract', counted === addedFen, '追加的服务按合同的单价计价', {
      required: yuan(counted),
      actual: yuan(addedFen),
      remedy: `追加的金额应当填写 ${yuan(counted)}`,
    }),
  ];
}

function ofBudget({ allotment }: Procurement, valueFen: number): Finding[] {
  if (!allotment) return [];
  const remedy = '请先落实追加部分的预算指标，并写明文号';
  return [
    {
      ...houseRule(valueFen <= allotment.amountFen, '追加后的合同金额不超过预算指标', remedy),
      required: `≤ ${yuan(allotment.amountFen)}`,
      actual: yuan(valueFen),
    },
  ];
}

function ofAddedInstalments(state: Procurement, { instalments = {}, addedFen = 0 }: AmendmentDraft): Finding[] {
  const total = sum(Object.values(instalments).map(({ amountFen }) => amountFen));
  const last = Object.keys(state.instalments ?? {}).length;
  const inOrder = Object.keys(instalments).every((_, place) => instalments[String(last + place + 1)] !== undefined);
  return [
    termOf('contract', total === addedFen, '追加的各期金额之和等于追加的金额', {
      required: yuan(addedFen),
      actual: yuan(total),
      remedy: total < addedFen ? `尚缺 ${yuan(addedFen - total)}` : `多出 ${yuan(total - addedFen)}`,
    }),
    houseRule(inOrder, '追加的分期接着合同的分期编号', `请从第 ${last + 1} 期起编号`, 'blocks'),
  ];
}

/** What the tender documents fixed moves only where going on would harm the public; the rest by agreement of both. */
const fixed = { quality: '质量', liability: '违约责任', periodTo: '服务期限' } as const;

export function changeFindings(_: Procurement, draft: AmendmentDraft): Finding[] {
  const { ground, changes = {}, addedFen, quantities, instalments, evidenceSha256 } = draft;
  const touched = Object.entries(fixed).filter(([name]) => name in changes);
  const adds = addedFen !== undefined || quantities !== undefined || instalments !== undefined;
  return [
    houseRule(!adds, '变更不追加服务和金额', '追加服务的，按补充合同办理', 'blocks'),
    houseRule(Object.keys(changes).length > 0, '变更写明所变更的条款', '请填写变更后的条款', 'blocks'),
    houseRule(ground !== 'need', '变更的事由是双方协商一致，或者公共利益', '请改填事由', 'blocks'),
    ground === 'publicInterest'
      ? requirement(
          evidenceSha256 !== undefined,
          '政府采购合同继续履行将损害国家利益和社会公共利益的，双方当事人应当变更、中止或者终止合同',
          cite('procurementLaw', 50, 2),
          '请附继续履行将损害国家利益和社会公共利益的材料（SHA-256）',
        )
      : requirement(
          touched.length === 0,
          '政府采购合同的双方当事人不得擅自变更、中止或者终止合同',
          cite('procurementLaw', 50, 1),
          `${touched.map(([, title]) => title).join('、')}由采购文件确定：继续履行将损害国家利益和社会公共利益的，方可变更`,
        ),
  ];
}
