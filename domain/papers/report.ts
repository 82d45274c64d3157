/** 评审报告：who bid, who judged, who was excluded and why, what each got, in which order they stand, and who dissents (条例41, 87号令). */
import { methodTitles, words } from '../method-words.ts';
import { percent, yuan } from '../money.ts';
import type { Procurement } from '../procurement.ts';
import { civilDate, clockTime } from '../time.ts';
import { directPaper } from './direct.ts';
import { exclusionsTable } from './exclusions.ts';
import {
  type Block,
  fieldsOf,
  inFull,
  inOrder,
  numbered,
  type Paper,
  type SignatureLine,
  type Source,
} from './paper.ts';
import { factorTables, memberTotals, resultsTable } from './score-tables.ts';

export const reportFrom: readonly (keyof Procurement)[] = [
  ...(['opening', 'notice', 'openedAt', 'bids', 'committee', 'draws', 'interests', 'searches'] as const),
  ...(['qualification', 'conformity', 'priceCorrections', 'lowPrices', 'finalOffersAt', 'lot'] as const),
  ...(['sheets', 'scores', 'signatures', 'ranking', 'results', 'agreement', 'quotes', 'chosen'] as const),
  ...(['finalOffers', 'decision', 'elsewhere'] as const),
];

/** Nothing before the last member has signed; until then it is no report but what one of them thinks. */
export function reportPaper(source: Source): Paper | undefined {
  const { state } = source;
  const { id, opening, ranking, signatures = {} } = state;
  if (!ranking) return directPaper(source);
  const named = words[opening.method];
  const signedAt = Object.values(signatures).map(({ at }) => at);
  return {
    title: `${opening.title}${named.report}`,
    number: id,
    blocks: numbered([
      { heading: '项目与评审依据' },
      ofProject(state),
      ...ofElsewhere(state),
      { heading: `${named.committee}` },
      ofMembers(state),
      ...ofDraw(state),
      { heading: '投标（响应）供应商与报价' },
      ofBids(state),
      { heading: '信用查询' },
      ofSearches(state),
      { heading: '审查情况：无效的投标（响应）' },
      exclusionsTable(source),
      ...ofCorrections(state),
      ...ofLowPrices(state),
      { heading: '评分与排序' },
      ...factorTables(state),
      ...memberTotals(state),
      resultsTable(state, ranking),
      ...ofLot(state),
      { heading: '推荐的候选人' },
      { text: ranking.map((one, place) => `第 ${place + 1} 名：${one}`).join('；') },
      { heading: '不同意见' },
      ofDissent(state),
    ]),
    signatures: ofSignatures(state),
    issuer: named.committee,
    on: civilDate(signedAt.sort().at(-1) ?? state.opened.at),
  };
}

function ofProject({ id, opening, round, notice, openedAt, finalOffersAt }: Procurement): Block {
  return fieldsOf(
    ['采购编号', id],
    ['购买主体', opening.purchaser],
    ['采购代理机构', opening.agency],
    ['采购方式', methodTitles[opening.method]],
    ['采购轮次', `第 ${round} 次`],
    ['采购文件', notice?.title],
    ['公告时间', notice && clockTime(notice.published.at)],
    ['最高限价', notice && inFull(notice.ceilingFen)],
    ['价格分权重', notice?.priceWeightBp === undefined ? undefined : percent(notice.priceWeightBp)],
    ['开启时间', openedAt && clockTime(openedAt)],
    ['最后报价时间', finalOffersAt && clockTime(finalOffersAt)],
  );
}

/** Made of what was recorded: the report itself lies where its hash says. */
function ofElsewhere({ elsewhere }: Procurement): Block[] {
  const { report, opening } = elsewhere ?? {};
  if (!report) return [];
  const { recorded, occurredOn, fileSha256 } = report;
  return [
    { text: '本项目在平台评审。以下据登记的事实汇总，以评审报告原件为准。' },
    fieldsOf(
      ['报告日期', occurredOn],
      ['报告原件（SHA-256）', fileSha256],
      ['登记', `${recorded.by}，${clockTime(recorded.at)}`],
      ['开标记录（SHA-256）', opening?.fileSha256],
    ),
  ];
}

/** Of each, whether it said that it has to do with a bidder (条例9). */
function ofMembers({ committee, interests = {} }: Procurement): Block {
  const rows = inOrder(committee).map(([person, { name, kind, legal }], place) => {
    const with_ = Object.keys(interests[person]?.interests ?? {});
    const declared = interests[person] ? (with_.length > 0 ? `与 ${with_.join('、')} 有利害关系` : '无') : '未声明';
    const sits = `${kind === 'expert' ? '评审专家' : '采购人代表'}${legal ? '（法律专家）' : ''}`;
    return [String(place + 1), name, sits, declared];
  });
  return { table: { head: ['序号', '成员', '身份', '利害关系声明'], rows } };
}

function ofDraw({ draws }: Procurement): Block[] {
  return inOrder(draws).map(([, { pool, number, drawnAt, witnesses, chosen }]) =>
    fieldsOf(
      ['专家抽取', `${pool}，抽取编号 ${number}，${clockTime(drawnAt)}`],
      ['抽取见证人', witnesses.join('、')],
      ['自行选定', chosen && `${chosen.reason}（${chosen.consentBy} ${chosen.consentNumber} 同意）`],
    ),
  );
}

function ofBids({ bids, finalOffers }: Procurement): Block {
  const rows = inOrder(bids).map(([supplier, { received, onPaper, withdrawnAt, priceFen, hours }]) => [
    supplier,
    clockTime(received.at),
    onPaper ? '纸质' : '电子',
    withdrawnAt ? `已于 ${clockTime(withdrawnAt)} 撤回` : priceFen === undefined ? '' : inFull(priceFen),
    finalOffers?.[supplier] ? yuan(finalOffers[supplier].priceFen) : hours === undefined ? '' : `承诺 ${hours} 小时`,
  ]);
  return { table: { head: ['供应商', '递交时间', '形式', '报价', '最后报价（承诺）'], rows } };
}

function ofSearches({ searches }: Procurement): Block {
  const rows = inOrder(searches).flatMap(([, { searchedAt, results, confirmed }]) =>
    inOrder(results).flatMap(([supplier, parties]) =>
      inOrder(parties).map(([uscc, { dishonestDebtor, taxOffender, bannedUntil }]) => {
        const found = [
          ...(dishonestDebtor ? ['失信被执行人'] : []),
          ...(taxOffender ? ['重大税收违法案件当事人'] : []),
          ...(bannedUntil ? [`严重违法失信行为记录，至 ${bannedUntil}`] : []),
        ];
        const by = confirmed ? '已复核' : '未复核';
        return [supplier, uscc, found.join('、') || '未列入', clockTime(searchedAt), by];
      }),
    ),
  );
  if (rows.length === 0) return { text: '没有查询记录。' };
  return { table: { head: ['供应商', '统一社会信用代码', '查询结果', '查询时间', '复核'], rows } };
}

function ofCorrections({ priceCorrections }: Procurement): Block[] {
  const rows = inOrder(priceCorrections).flatMap(([supplier, { tape, confirmed, declined }]) =>
    inOrder(tape).map(([, { rule, wasFen, isFen }]) => {
      const answer = confirmed ? `确认，${clockTime(confirmed.at)}` : declined ? '不确认' : '未答复';
      return [supplier, rule, inFull(wasFen), inFull(isFen), answer];
    }),
  );
  if (rows.length === 0) return [{ heading: '报价修正' }, { text: '没有修正的报价。' }];
  return [{ heading: '报价修正' }, { table: { head: ['供应商', '规则', '修正前', '修正后', '供应商答复'], rows } }];
}

function ofLowPrices({ lowPrices }: Procurement): Block[] {
  const rows = inOrder(lowPrices).map(([supplier, { asked, judgement, explained, judged }]) => [
    supplier,
    judgement ?? `经计算，${clockTime(asked.at)} 要求解释`,
    explained ? explained.statement : '未解释',
    judged ? `${judged.proven ? '合理' : '不能证明合理'}（${judged.inFavour} 比 ${judged.against}）` : '',
    judged?.opinion ?? '',
  ]);
  if (rows.length === 0) return [{ heading: '异常低价审查' }, { text: '没有需要审查的报价。' }];
  const head = ['供应商', '启动', '供应商的解释', '结论（票数）', '意见'];
  return [{ heading: '异常低价审查' }, { table: { head, rows } }];
}

function ofLot({ lot }: Procurement): Block[] {
  if (!lot) return [];
  const words = `并列的供应商于 ${clockTime(lot.drawnAt)} 抽签，次序：${lot.order.join('、')}；见证人：${lot.witnesses.join('、')}`;
  return [{ text: words }];
}

/** Silence is consent: whoever does not agree writes it into the report with the reason. */
function ofDissent({ committee = {}, signatures }: Procurement): Block {
  const rows = inOrder(signatures).flatMap(([person, { dissent }]) =>
    dissent === undefined ? [] : [[committee[person]?.name ?? person, dissent]],
  );
  return rows.length === 0 ? { text: '全体成员没有不同意见。' } : { table: { head: ['成员', '不同意见及理由'], rows } };
}

function ofSignatures({ committee, signatures = {} }: Procurement): SignatureLine[] {
  return inOrder(committee).map(([person, { name }]) => {
    const one = signatures[person];
    return one ? { who: name, signed: `${clockTime(one.at)}${one.dissent ? '（附不同意见）' : ''}` } : { who: name };
  });
}
