/** The papers of a contract that ran already when it comes in, and such papers with something else in them. */
import type { AdoptionInput } from '../../domain/shapes/adoption.ts';
import { officer } from './builders.ts';

export const paper = (letter: string) => letter.repeat(64);
const service = { content: ['caringService'], catalogueItem: 'A0403', quantity: 12, unit: '月' } as const;
export const verified = (occurredOn: string) =>
  ({ result: 'met', summary: '上门照料 1,200 人次', quantity: 1200, occurredOn, evidenceSha256: paper('5') }) as const;
export const settled = (paidFen: number, occurredOn: string, receipt = '国付-1') => {
  return { paidFen, deductedFen: 0, receipt, occurredOn, evidenceSha256: paper('6') };
};

/** Signed in February; the prepayment and the first period are paid, the second is verified and owed. */
export const papers: AdoptionInput = {
  purchaser: officer.organisation,
  title: '特困人员照料护理服务',
  catalogueItem: 'A0403',
  serviceKind: 'caring',
  method: 'consultation',
  region: 'henan-county',
  stage: 'performance',
  allotment: {
    number: '宛财指〔2025〕88号',
    fundSource: '本级预算',
    fiscalYear: 2026,
    amountFen: 1_200_000_00,
    occurredOn: '2025-12-20',
  },
  services: {
    1: { title: '照料护理', standard: '每日上门一次', amountFen: 1_200_000_00, ...service, content: ['caringService'] },
  },
  awardedOn: '2026-01-20',
  contract: {
    number: 'HT-2026-0007',
    provider: 'SQ-HY',
    valueFen: 1_000_000_00,
    account: { name: '宛和社会工作服务中心', bank: '南阳农商银行', number: '6228480000000001' },
    providerIsSme: true,
    periodFrom: '2026-02-01',
    periodTo: '2026-12-31',
    quality: '按方案所列标准',
    settlement: '分四期',
    rightsAndDuties: '按合同文本',
    liability: '按合同文本',
    securityFen: 50_000_00,
    verificationDays: 10,
    signedOn: '2026-02-02',
    publishedOn: '2026-02-04',
  },
  instalments: {
    1: {
      title: '预付款',
      amountFen: 300_000_00,
      gate: 'prepayment',
      plannedOn: '2026-02-10',
      settled: settled(300_000_00, '2026-02-12'),
    },
    2: {
      title: '第一期',
      amountFen: 300_000_00,
      gate: 'assessment',
      plannedOn: '2026-02-28',
      verified: verified('2026-03-04'),
      settled: settled(300_000_00, '2026-03-10', '国付-2'),
    },
    3: {
      title: '第二期',
      amountFen: 200_000_00,
      gate: 'assessment',
      plannedOn: '2026-03-31',
      verified: verified('2026-04-08'),
    },
    4: { title: '尾款', amountFen: 200_000_00, gate: 'finalAcceptance', plannedOn: '2026-12-31' },
  },
  evidence: { allotment: paper('1'), scheme: paper('2'), award: paper('3'), contract: paper('4') },
};
export const accepted = (over: object = {}) => ({
  requestedOn: '2026-04-02',
  statement: '服务期满',
  evidenceSha256: paper('7'),
  recorded: {
    occurredOn: '2026-04-07',
    items: { 1: { passed: true, remark: '符合' } },
    recipientsOpinion: '满意',
    ...over,
  },
});

export type Over = Partial<Omit<AdoptionInput, 'contract' | 'instalments'>> & {
  contract?: object;
  instalments?: Record<string, object>;
};
export function withPapers({ contract, instalments = {}, ...over }: Over = {}): AdoptionInput {
  const changed = Object.entries(papers.instalments).map(([number, one]) => [
    number,
    { ...one, ...instalments[number] },
  ]);
  return {
    ...papers,
    ...over,
    contract: { ...papers.contract, ...contract },
    instalments: Object.fromEntries(changed),
  } as AdoptionInput;
}
