/** 评标委员会、磋商小组：how many sit on it, and how many of them are experts. */
import { cite } from '../cite.ts';
import type { LimitLine } from '../row.ts';
import { consultation, read, seen, tender87 } from './instruments.ts';

export const committeesLimits = {
  committeeOpenTender: {
    rule: '评标委员会由采购人代表和评审专家组成，成员人数应当为5人以上单数',
    unit: '人',
    op: '>=',
    anchor: 'evaluation',
    rows: [{ ...tender87, value: 5, cite: cite('tender87', 47), ...seen }],
  },
  committeeConsultation: {
    rule: '磋商小组由采购人代表和评审专家共3人以上单数组成',
    unit: '人',
    op: '>=',
    anchor: 'evaluation',
    rows: [{ ...consultation, value: 3, cite: cite('consultation2014', 14), ...seen }],
  },
  largeTender: {
    rule: '采购预算金额在1000万元以上的，评标委员会成员人数应当为7人以上单数',
    unit: '分',
    op: '<',
    anchor: 'evaluation',
    rows: [{ ...tender87, value: 10_000_000_00, cite: cite('tender87', 47, 2), ...read }],
  },
  committeeLargeTender: {
    rule: '采购预算金额在1000万元以上的，评标委员会成员人数应当为7人以上单数',
    unit: '人',
    op: '>=',
    anchor: 'evaluation',
    rows: [{ ...tender87, value: 7, cite: cite('tender87', 47, 2), ...read }],
  },
  expertsOpenTender: {
    rule: '评标委员会中评审专家不得少于成员总数的三分之二',
    unit: '人/三人',
    op: '>=',
    anchor: 'evaluation',
    rows: [{ ...tender87, value: 2, cite: cite('tender87', 47), ...seen }],
  },
  expertsConsultation: {
    rule: '磋商小组中评审专家人数不得少于成员总数的2/3',
    unit: '人/三人',
    op: '>=',
    anchor: 'evaluation',
    rows: [{ ...consultation, value: 2, cite: cite('consultation2014', 14), ...seen }],
  },
} as const satisfies Record<string, LimitLine>;
