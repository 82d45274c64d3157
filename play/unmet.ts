/** Holds the finished case against what the case file expects of it. */

import { yuan } from '../domain/money.ts';
import type { Expect } from './case.ts';
import type { Finished } from './finished.ts';

export interface Unmet {
  what: string;
  expected: string;
  actual: string;
}

const moneyTitles: Record<keyof Expect['money'], string> = {
  plannedFen: '预算下达数',
  committedFen: '合同金额',
  paidFen: '已付',
  deductedFen: '扣减',
  waivedFen: '不再支付',
};
const recipientTitles = { total: '名册人数', served: '恢复服务人数', ended: '不再需要服务人数' } as const;

export function unmetIn(expect: Expect, finished: Finished): Unmet[] {
  const amounts = moneyIn('', expect.money, finished.money);
  const { recipients } = expect;
  const people = recipients
    ? keysOf(recipientTitles).map((key) =>
        compared(recipientTitles[key], String(recipients[key]), String(finished.recipients[key])),
      )
    : [];
  const missed = finished.deadlines.filter(({ late }) => late).map(({ name }) => name);
  return [
    compared('阶段', expect.stage, finished.stage),
    ...amounts,
    ...people,
    compared('逾期的期限', listed(expect.missed), listed(missed)),
    ...Object.entries(expect.lots ?? {}).flatMap(([lot, { stage, money }]) => [
      compared(`第 ${lot} 包的阶段`, stage, finished.lots?.[lot]?.stage ?? '没有'),
      ...moneyIn(`第 ${lot} 包的`, money, finished.lots?.[lot]?.money),
    ]),
    ...(expect.successor ? [compared('新采购的阶段', expect.successor, finished.successor?.stage ?? '没有')] : []),
  ].filter(({ expected, actual }) => expected !== actual);
}

function moneyIn(whose: string, expected: Expect['money'], actual?: Finished['money']): Unmet[] {
  const told = (key: keyof Expect['money']) => (actual ? yuan(actual[key]) : '没有');
  return keysOf(moneyTitles).map((key) => compared(`${whose}${moneyTitles[key]}`, yuan(expected[key]), told(key)));
}

function compared(what: string, expected: string, actual: string): Unmet {
  return { what, expected, actual };
}

function listed(names: readonly string[]): string {
  return [...names].sort().join('、') || '无';
}

function keysOf<T extends object>(titles: T): (keyof T & string)[] {
  return Object.keys(titles) as (keyof T & string)[];
}
