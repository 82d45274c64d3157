/** 评分表：points by factor and member, what they come to, and the order they make; in hundredths of a point as they are kept. */
import { percent, yuan } from '../money.ts';
import type { Procurement } from '../procurement.ts';
import { type Block, inOrder } from './paper.ts';
import { factorKinds } from './words.ts';

const points = (hundredths: number) => (hundredths / 100).toFixed(2);

/** The factors of the notice, then a table of what each member gave each supplier for each of them. */
export function factorTables({ notice, sheets, committee }: Procurement): Block[] {
  const factors = inOrder(notice?.scoring?.factors);
  if (factors.length === 0 || !sheets) return [];
  const members = inOrder(sheets);
  const suppliers = [...new Set(members.flatMap(([, sheet]) => Object.keys(sheet)))].sort();
  const said = factors.map(([number, { title, kind, weightBp, standard }]) => {
    return [number, title, factorKinds[kind] ?? kind, percent(weightBp), standard];
  });
  const rows = suppliers.flatMap((supplier) =>
    factors
      .filter(([, { kind }]) => kind !== 'hours')
      .map(([number, { title }]) => [
        supplier,
        title,
        ...members.map(([, sheet]) => {
          const given = sheet[supplier]?.[number];
          return given === undefined ? '' : points(given);
        }),
      ]),
  );
  const names = members.map(([person]) => committee?.[person]?.name ?? person);
  return [
    { table: { head: ['序号', '评审因素', '类别', '权重', '标准'], rows: said } },
    { table: { head: ['供应商', '评审因素', ...names], rows } },
  ];
}

/** What each member's sheet comes to: all that there is where the notice, of earlier times, has no factors. */
export function memberTotals({ scores, committee, sheets }: Procurement): Block[] {
  if (!scores || sheets) return [];
  const members = inOrder(scores);
  const suppliers = [...new Set(members.flatMap(([, sheet]) => Object.keys(sheet)))].sort();
  const names = members.map(([person]) => committee?.[person]?.name ?? person);
  const given = (sheet: Readonly<Record<string, number>>, one: string) =>
    sheet[one] === undefined ? '' : points(sheet[one]);
  const rows = suppliers.map((one) => [one, ...members.map(([, sheet]) => given(sheet, one))]);
  return [{ table: { head: ['供应商', ...names], rows } }];
}

/** In the order of the report. */
export function resultsTable({ results, bids }: Procurement, ranking: readonly string[]): Block {
  const rows = ranking.map((supplier, place) => {
    const result = results?.[supplier];
    const price = bids?.[supplier]?.priceFen;
    const compared = result?.comparedFen ?? price;
    const said = (one: number | undefined) => (one === undefined ? '' : points(one));
    return [
      String(place + 1),
      supplier,
      price === undefined ? '' : yuan(price),
      compared === undefined ? '' : yuan(compared),
      said(result?.factorPoints),
      said(result?.pricePoints),
      said(result?.hoursPoints),
      said(result?.points),
    ];
  });
  const head = ['名次', '供应商', '报价', '评审价', '因素得分', '价格分', '时数得分', '总得分'];
  return { table: { head, rows } };
}
