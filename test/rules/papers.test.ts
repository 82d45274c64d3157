/** Papers of a purchase: what stands in scheme, approval form, report and contract at the boundary cases, and what does not. */

import { checkConformity } from '../../domain/conformity.ts';
import { approveContract, draftContract } from '../../domain/contract.ts';
import { checkQualification } from '../../domain/examination.ts';
import { approveScheme, countersignScheme, draftScheme, returnPlan, returnScheme } from '../../domain/filing.ts';
import { judgePrice } from '../../domain/low-price.ts';
import { approvalPaper } from '../../domain/papers/approval.ts';
import { contractPaper } from '../../domain/papers/contract.ts';
import { ownKinds, papersOf } from '../../domain/papers/papers.ts';
import { reportPaper } from '../../domain/papers/report.ts';
import { schemePaper } from '../../domain/papers/scheme.ts';
import type { Procurement } from '../../domain/procurement.ts';
import { appointCommittee, signReport } from '../../domain/selection.ts';
import {
  aContractDraft,
  after,
  aProcurement,
  aScheme,
  director,
  done,
  financeReviewer,
  memberOf,
  membersOf,
  officer,
  readyForNotice,
  regulator,
  won,
} from './builders.ts';
import { before, file } from './elsewhere.ts';
import { entryOf, linesOf, sourceOf, under } from './papering.ts';
import { conformingAll, declaring, on, opened, people, qualifying, reported, three } from './selecting.ts';

const steps = [
  entryOf(8, draftScheme, aScheme, { on: '2026-02-09', actor: officer }, ['scheme']),
  entryOf(9, returnScheme, { reason: '标准未写频次' }, { on: '2026-02-10', actor: director }, ['scheme']),
  entryOf(10, draftScheme, aScheme, { on: '2026-02-11', actor: officer }, ['scheme'], '指标年内追加'),
  entryOf(11, approveScheme, {}, { on: '2026-02-12', actor: director }, ['scheme']),
  entryOf(12, countersignScheme, {}, { on: '2026-02-13', actor: financeReviewer }, ['scheme']),
  entryOf(13, returnPlan, { gaps: ['缺预算批复', '缺需求调查'] }, { on: '2026-02-16', actor: regulator }, ['plan']),
];

test('an approval form has every opinion in the order it was given, the return with its reason, each by role, person and time', () => {
  const lines = under(approvalPaper(sourceOf(readyForNotice(), steps))!, '各方意见');
  expect(lines).toHaveLength(1 + steps.length);
  expect(lines[1]).toMatch(
    /^1 \| 编制实施方案 \| 经办人（MZ-WL） \| 编制方案送审，限额 人民币壹佰伍拾万元整（¥1,500,000.00） \|.*第十六条.*\| chen-jing \| 2026-02-09 09:30$/,
  );
  expect(lines[2]).toMatch(
    /^2 \| 退回实施方案 \| 负责人（MZ-WL） \| 退回方案：标准未写频次 \|.*\| li-wei \| 2026-02-10 09:30$/,
  );
  expect(lines[3]).toContain('说明：指标年内追加');
  expect(lines[4]).toContain('负责人（MZ-WL） | 同意，审定方案');
  expect(lines[5]).toContain('财政业务股审核（CZ-WL） | 同意，会签方案');
  expect(lines[6]).toContain('采购监管部门（CZ-WL） | 退回补正：缺预算批复；缺需求调查');
});

test('whoever has not been asked has given no opinion: before a scheme there is no approval form, no scheme, no report, no contract', () => {
  const source = sourceOf(aProcurement());
  for (const { make } of Object.values(ownKinds)) expect(make(source)).toBeUndefined();
});

test('a scheme has its lines, its sum in capitals, its money and its three signatures; one that was returned says so', () => {
  const paper = schemePaper(sourceOf(readyForNotice()))!;
  expect(paper.title).toBe('特困人员照料护理服务实施方案');
  expect(linesOf(paper)).toEqual(
    expect.arrayContaining([
      '1 | 照料护理 | A040301 | 服务性服务 | 12 | 月 | 每日上门一次 | 1,200,000.00 元',
      '2 | 能力评估 | A040302 | 事务性服务 | 800 | 人次 | 两名评估员到场 | 300,000.00 元',
      '方案限额：人民币壹佰伍拾万元整（¥1,500,000.00）',
      '宛财指〔2026〕12号 | 社会救助工作经费 | 2026 | 2,400,000.00 元',
      '2026年5月1日至2027年4月30日',
      '备案编号：宛备〔2026〕42号',
      '会签（财政业务股）：zhao-lei，2026-02-09 09:30',
    ]),
  );
  const ready = readyForNotice();
  const returned = {
    ...ready,
    scheme: {
      ...aScheme,
      drafted: ready.scheme!.drafted,
      returned: { by: 'li-wei', at: ready.opened.at, reason: '重拟' },
    },
  };
  const back = schemePaper(sourceOf(returned as Procurement))!;
  expect(back.title).toContain('已退回');
  expect(linesOf(back)).toContain('审定（负责人）：');
});

test('a report names who bid, who judged, each score by member and factor, and the order with price points', () => {
  const paper = reportPaper(sourceOf(reported))!;
  expect(paper.title).toBe('特困人员照料护理服务评标报告');
  expect(under(paper, '供应商与报价')).toContainEqual(
    'ANKANG | 2026-03-20 09:30 | 电子 | 人民币壹佰肆拾万元整（¥1,400,000.00） | ',
  );
  const scoring = under(paper, '评分与排序');
  expect(scoring).toContain('ANKANG | 服务方案 | 60.00 | 60.00 | 60.00 | 60.00 | 60.00');
  const ranked = reported.ranking!.map((one, place) => {
    const { points, pricePoints } = reported.results![one]!;
    return [place + 1, one, pricePoints, points] as const;
  });
  for (const [place, one, price, points] of ranked)
    expect(scoring.find((line) => line.startsWith(`${place} | ${one} |`))).toMatch(
      new RegExp(`\\| ${(price / 100).toFixed(2)} \\|.*\\| ${(points / 100).toFixed(2)}$`),
    );
  expect(under(paper, '委员会')).toContain('1 | 成员1 | 采购人代表 | 无');
  expect(under(paper, '不同意见')).toEqual(['全体成员没有不同意见。']);
});

test('whoever is excluded is named with step, reason and article; who fails one item of 细则9 is told which', () => {
  const tender = after(
    done(appointCommittee, opened, { members: membersOf(5) }, { on }),
    ...declaring(),
    [checkQualification, qualifying(three, ['CIYUAN']), { on }],
    [checkConformity, conformingAll(['ANKANG', 'BOAI'], ['BOAI']), { on, actor: memberOf(people[1]!) }],
  );
  const lines = under(reportPaper(sourceOf({ ...tender, ranking: ['ANKANG'] }))!, '无效的投标');
  expect(lines).toEqual([
    '供应商 | 环节 | 原因 | 依据',
    expect.stringMatching(
      /^CIYUAN \| 资格审查 \| 不符合：具有独立、健全的财务管理.*（无独立账号） \| .*细则》第九条第（3）项$/,
    ),
    expect.stringMatching(/^BOAI \| 符合性审查 \| 缺服务方案 \| .*第五十条$/),
  ]);
});

test('in a consultation no article of the order on tenders is printed for a response that does not conform', () => {
  const bids = { BOAI: { priceFen: 1, received: reported.bids!.ANKANG!.received, sealedSha256: 'a', onPaper: false } };
  const consultation = { ...reported, opening: { ...reported.opening, method: 'consultation' as const } };
  const state = {
    ...consultation,
    bids,
    qualification: { BOAI: { qualified: true } },
    conformity: { BOAI: { conforms: false, reason: '缺方案' } },
  };
  expect(under(reportPaper(sourceOf(state))!, '无效的投标')[1]).toBe('BOAI | 符合性审查 | 缺方案 | ');
});

test('a price that was refused as abnormally low stands with its opinion, the votes and the article it was judged under', () => {
  const asked = { by: 'member-2', at: reported.openedAt! };
  const judged = { ...asked, proven: false, opinion: '人工成本不实', inFavour: 4, against: 1 };
  const lowPrices = {
    BOAI: { asked, dueAt: asked.at, explained: { ...asked, statement: '规模大', evidenceSha256: 'a' }, judged },
  };
  const entry = entryOf(30, judgePrice, { supplier: 'BOAI' }, { on, actor: memberOf('member-2') }, ['lowPrices']);
  const paper = reportPaper(sourceOf({ ...reported, lowPrices }, [entry]))!;
  expect(under(paper, '异常低价')).toContain(
    'BOAI | 经计算，2026-03-23 09:30 要求解释 | 规模大 | 不能证明合理（4 比 1） | 人工成本不实',
  );
  expect(under(paper, '无效的投标').at(-1)).toMatch(
    /^BOAI \| 异常低价审查 \| 不能证明报价合理：人工成本不实 \| .*第六十条/,
  );
});

test('a member who dissents is in the report with the reason, and on the line it signed', () => {
  const [last] = people.slice(-1);
  const { ranking, results, report, signatures, ...unsigned } = reported;
  const others = Object.fromEntries(Object.entries(signatures!).filter(([person]) => person !== last));
  const state = done(
    signReport,
    { ...unsigned, signatures: others },
    { dissent: '方案得分偏高' },
    { on, actor: memberOf(last!) },
  );
  const paper = reportPaper(sourceOf(state))!;
  expect(under(paper, '不同意见')).toContain('成员5 | 方案得分偏高');
  expect(paper.signatures.at(-1)).toMatchObject({ who: '成员5', signed: expect.stringContaining('附不同意见') });
  expect(reportPaper(sourceOf({ ...unsigned, signatures: others }))).toBeUndefined();
});

test('a contract has all clauses of 细则17 and its sums in capitals; until it is signed it says that it is not', () => {
  const drafted = done(draftContract, won(readyForNotice()), aContractDraft, { on: '2026-03-25' });
  const state = done(approveContract, drafted, {}, { on: '2026-03-26', actor: director });
  const paper = contractPaper(sourceOf(state))!;
  expect(paper.title).toBe('特困人员照料护理服务合同（未签订）');
  for (const heading of ['内容、数量、标准', '期限', '价格', '资金结算方式', '质量', '权利义务', '违约责任'])
    expect(under(paper, heading).length).toBeGreaterThan(0);
  expect(linesOf(paper)).toEqual(
    expect.arrayContaining([
      '1 | 照料护理 | 12 | 月 | 每日上门一次 | ',
      '合同金额：人民币壹佰肆拾万元整（¥1,400,000.00）。',
      '1 | 预付款 | 人民币肆拾万元整（¥400,000.00） | 预付 | 2026-05-08',
      '人民币壹拾肆万元整（¥140,000.00）。',
      '账号：6228480000000001',
      '甲方（盖章）：',
    ]),
  );
  const signed = { ...state.contract!, signedOn: '2026-03-30', irregular: { signedAfter: '2026-03-29' } };
  const kept = contractPaper(sourceOf({ ...state, contract: signed }))!;
  expect(kept.title).toBe('特困人员照料护理服务合同');
  expect(under(kept, '不规范情形')).toEqual(['签订期限届满之后签订，期限至：2026-03-29']);
  expect(kept.on).toBe('2026-03-30');
});

test('only what was signed of the changes stands in the contract: a draft of one binds nobody', () => {
  const state = done(draftContract, won(readyForNotice()), aContractDraft, { on: '2026-03-25' });
  const drafted = {
    kind: 'supplement',
    ground: 'need',
    text: '增加 10 人次',
    addedFen: 100_000_05,
    drafted: state.opened,
  } as const;
  expect(linesOf(contractPaper(sourceOf({ ...state, amendments: { 1: drafted } }))!).join()).not.toContain(
    '增加 10 人次',
  );
  const signed = { ...drafted, signed: { ...state.opened, occurredOn: '2026-08-01', documentSha256: 'a' } };
  expect(linesOf(contractPaper(sourceOf({ ...state, amendments: { 1: signed } }))!)).toContain(
    '1 | 补充合同 | 增加 10 人次 | 人民币壹拾万元零伍分（¥100,000.05） | 2026-08-01',
  );
});

test('headings are numbered one after the other, whatever parts a case has', () => {
  const numerals = '一二三四五六七八九十';
  const drafted = done(draftContract, won(readyForNotice()), aContractDraft, { on: '2026-03-25' });
  const demand = { recipients: 800, basis: '台账', occurredOn: '2026-02-05', recorded: drafted.opened };
  for (const state of [readyForNotice(), { ...readyForNotice(), demand }, reported, drafted])
    for (const { make } of [ownKinds.scheme, ownKinds.report, ownKinds.contract]) {
      const headings = (make(sourceOf(state))?.blocks ?? []).flatMap((one) => ('heading' in one ? [one.heading] : []));
      expect(headings.map((one) => one.split('、')[0])).toEqual([...numerals].slice(0, headings.length));
    }
});

test('an opinion names each statute once, with all its articles', () => {
  const [line] = under(approvalPaper(sourceOf(readyForNotice(), [steps[3]!]))!, '各方意见').slice(1);
  expect(line!.match(/《/g)).toHaveLength(1);
  expect(line).toContain('第十六条、第二十二条');
});

test('of a tender judged on a platform the report says so, names the original by its hash, and no notice of ours is promised', () => {
  const { state } = before('recordAward');
  const paper = reportPaper(sourceOf(state))!;
  expect(under(paper, '项目与评审依据')).toEqual(
    expect.arrayContaining([
      '本项目在平台评审。以下据登记的事实汇总，以评审报告原件为准。',
      `报告原件（SHA-256）：${file}`,
    ]),
  );
  expect(under(paper, '推荐的候选人')).toEqual(['第 1 名：ANKANG；第 2 名：BOAI；第 3 名：CIYUAN']);
  expect(linesOf(paper).join()).not.toMatch(/undefined|Invalid/);
  const { notYet } = papersOf(sourceOf(state), sourceOf(state), []);
  expect(notYet.find(({ name }) => name === 'notice')?.why).toBe(
    '已在平台公告：编号 ZB-1，https://notice.example/1，2026-03-02',
  );
  expect(notYet.find(({ name }) => name === 'award')?.why).toBe('尚未公告');
});
