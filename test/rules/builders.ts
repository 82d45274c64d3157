/** Cases and parties for the tests of rules: told in the words of the trade, judged without engine, database or clock. */
import type { Act, Actor, CaseState } from '../../domain/act.ts';
import { findings } from '../../domain/act.ts';
import { blocking, type Finding } from '../../domain/finding.ts';
import type { Calendar } from '../../domain/law/calendar.ts';
import { clockKey, type Deadlines, deadline } from '../../domain/law/clocks.ts';
import type { Procurement } from '../../domain/procurement.ts';

/** Plain weekdays and the days off of the spring of 2026: enough for rules; the calendar has tests of its own. */
export const calendar: Calendar = {
  id: 'test-2026',
  years: [2026],
  holidays: ['2026-04-06', '2026-05-01', '2026-05-04', '2026-05-05'],
  makeupDays: ['2026-05-09'],
};

export const officer: Actor = { person: 'chen-jing', organisation: 'MZ-WL', role: 'officer' };
export const director: Actor = { person: 'li-wei', organisation: 'MZ-WL', role: 'director' };
export const unitAccountant: Actor = { person: 'wu-fang', organisation: 'MZ-WL', role: 'unitAccountant' };
export const financeReviewer: Actor = { person: 'zhao-lei', organisation: 'CZ-WL', role: 'financeReviewer' };
export const regulator: Actor = { person: 'sun-hao', organisation: 'CZ-WL', role: 'regulator' };
export const agency: Actor = { person: 'zhou-min', organisation: 'AG-YX', role: 'agency' };
export const expert = (person: string): Actor => ({ person, organisation: 'EXPERTS', role: 'expert' });
export const supplier = (organisation: string): Actor => ({
  person: `of-${organisation}`,
  organisation,
  role: 'supplier',
});

/** 09:30 in China on that day. */
export const at = (day: string, utc = '01:30') => `${day}T${utc}:00.000Z`;

/** When and by whom; half past nine in the morning unless told otherwise. */
export interface Scene {
  on: string;
  /** Minute of the day in UTC, `HH:MM`: China is eight hours ahead. */
  utc?: string;
  actor?: Actor;
  receivedAt?: string;
  deadlines?: Deadlines;
}

type AnyAct<State extends CaseState> = Act<State, string, never>;

function circumstanceOf<State extends CaseState>(act: AnyAct<State>, scene: Scene) {
  const { on, utc, deadlines = {} } = scene;
  const actor = scene.actor ?? usual[act.by[0] as keyof typeof usual] ?? officer;
  const now = at(on, utc);
  return { actor, at: now, receivedAt: scene.receivedAt ?? now, deadlines };
}

const usual = { officer, director, unitAccountant, financeReviewer, regulator, agency };

/** What the law finds: the first finding that refuses, and every one that warns. */
export function judged<State extends CaseState>(act: AnyAct<State>, state: State, input: unknown, scene: Scene) {
  const found = findings(act, state, input, circumstanceOf(act, scene));
  const warnings = found.filter(({ holds, force }) => !holds && force === 'warns');
  return { refusal: blocking(found), warnings, found };
}

/** The case after an act, which must be lawful; warnings pass. */
export function done<State extends CaseState>(act: AnyAct<State>, state: State, input: unknown, scene: Scene): State {
  const { refusal } = judged(act, state, input, scene);
  if (refusal) throw new Error(`${act.name} is refused: ${refusal.rule}`);
  return act.apply(state, input as never, circumstanceOf(act, scene));
}

/** The deadlines after an act: what it stops is stopped, what it starts is counted. */
export function clocked(act: AnyAct<Procurement>, before: Procurement, input: unknown, scene: Scene): Deadlines {
  const circumstance = circumstanceOf(act, scene);
  const after = act.apply(before, input as never, circumstance);
  const running = { ...scene.deadlines };
  for (const key of act.stops?.(after, input as never) ?? [])
    if (running[key]) running[key] = { ...running[key], stoppedAt: circumstance.at };
  for (const start of act.starts?.(after, input as never, circumstance) ?? [])
    running[clockKey(start.clock, start.of)] = deadline(start, after, calendar);
  return running;
}

/** A county's day care for people in extreme poverty, bought by open tender through an agency, with its money on file. */
export function aProcurement(over: Partial<Procurement> = {}): Procurement {
  return {
    id: '411303-2026-0042',
    stage: 'filing',
    seq: 7,
    pack: 'henan-county@2020-03-09',
    round: 1,
    opening: {
      purchaser: 'MZ-WL',
      agency: 'AG-YX',
      title: '特困人员照料护理服务',
      catalogueItem: 'A0403',
      serviceKind: 'caring',
      method: 'openTender',
      region: 'henan-county',
    },
    opened: { by: officer.person, at: at('2026-02-02') },
    allotment: {
      number: '宛财指〔2026〕12号',
      fundSource: '社会救助工作经费',
      fiscalYear: 2026,
      amountFen: 2_400_000_00,
      occurredOn: '2026-02-03',
    },
    ...over,
  };
}

/** The same purchase by consultation, within what may be bought so. */
export function aConsultation(over: Partial<Procurement> = {}): Procurement {
  const { opening, ...rest } = aProcurement();
  return { ...rest, opening: { ...opening, method: 'consultation' }, ...over };
}

export const aScheme = {
  services: {
    1: {
      title: '照料护理',
      catalogueItem: 'A040301',
      content: ['caringService'],
      quantity: 12,
      unit: '月',
      standard: '每日上门一次',
      amountFen: 1_200_000_00,
    },
    2: {
      title: '能力评估',
      catalogueItem: 'A040302',
      content: ['administrativeWork'],
      quantity: 800,
      unit: '人次',
      standard: '两名评估员到场',
      amountFen: 300_000_00,
    },
  },
  ceilingFen: 1_500_000_00,
  periodFrom: '2026-05-01',
  periodTo: '2027-04-30',
} as const;

export const ruleOf = (finding: Finding | undefined) => finding?.rule;

export const aNotice = {
  title: '特困人员照料护理服务采购',
  ceilingFen: 1_500_000_00,
  documentsFrom: '2026-03-02',
  bidsDue: '2026-03-23T01:00:00.000Z',
  qualifications: '具有独立承担民事责任的能力',
  priceWeightBp: 1500,
  scoring: {
    factors: {
      1: {
        title: '服务方案',
        kind: 'technical',
        weightBp: 6000,
        standard: '按照护计划的完整程度分档',
        bands: {
          1: { condition: '逐人有计划，有应急安排', points: 6000 },
          2: { condition: '逐人有计划', points: 4500 },
          3: { condition: '只有总体计划', points: 3000 },
        },
      },
      2: {
        title: '人员配备',
        kind: 'business',
        weightBp: 2500,
        standard: '按拟派护理员持证的比例分档',
        bands: { 1: { condition: '全部持证', points: 2500 }, 2: { condition: '八成以上持证', points: 1500 } },
      },
    },
  },
  sme: { reserved: 'none', reason: '本地主要由社会组织提供', cutBp: 1000 },
  parties: {
    purchaser: { name: '宛陵区民政局', address: '宛陵区建设路 1 号', contact: '0377-60000000' },
    agency: { name: '豫信采购代理有限公司', address: '宛陵区建设路 66 号', contact: '0377-60000066' },
  },
  contact: { name: '业务股', phone: '0377-60000000' },
} as const;

/** With its plan on file: nothing but the notice is missing. */
export function readyForNotice(state = aProcurement()): Procurement {
  const signed = (person: string) => ({ by: person, at: at('2026-02-09') });
  const [drafted, approved, countersigned] = [officer, director, financeReviewer].map(({ person }) => signed(person));
  return {
    ...state,
    stage: 'announcement',
    scheme: { ...aScheme, drafted: drafted!, approved: approved!, countersigned: countersigned! },
    plan: { filed: drafted!, number: '宛备〔2026〕42号' },
    intention: {
      summary: '照料护理',
      plannedFor: '2026-03',
      published: { by: officer.person, at: at('2026-01-20') },
    } as never,
  };
}

/** Published on 2 March 2026; bids are due on the 23rd at nine in the morning. */
export function announced(state = aProcurement(), over: Partial<Procurement> = {}): Procurement {
  return {
    ...readyForNotice(state),
    notice: { ...aNotice, published: { by: agency.person, at: at('2026-03-02') } },
    ...over,
  };
}

/** A case to which some acts are done in turn. */
export type Step = readonly [act: AnyAct<Procurement>, input: unknown, scene: Scene];

export function after(state: Procurement, ...steps: readonly Step[]): Procurement {
  return steps.reduce((so, [act, input, scene]) => done(act, so, input, scene), state);
}

/** Drawn from the pool before bids were opened: every member of `membersOf` that is an expert. */
const draws = {
  1: {
    pool: '河南省政府采购评审专家库',
    number: 'CQ-2026-0042',
    drawnAt: at('2026-03-20'),
    witnesses: ['chen-jing', 'zhou-min'],
    experts: Array.from({ length: 9 }, (_, index) => `member-${index + 1}`),
    recorded: { by: agency.person, at: at('2026-03-20') },
  },
};

const clean = { dishonestDebtor: false, taxOffender: false };
/** Looked up on the morning of the opening, confirmed by another person; nobody is on any list. */
export const searched = (suppliers: readonly string[], day = '2026-03-23') => ({
  1: {
    searchedAt: at(day),
    results: Object.fromEntries(suppliers.map((one, place) => [one, { [`91410000MA000000${place + 10}`]: clean }])),
    evidenceSha256: 'b'.repeat(64),
    entered: { by: 'zhou-min', at: at(day) },
    confirmed: { by: 'chen-jing', at: at(day) },
  },
});

/** Bids are due and lie sealed, one from each supplier. */
export function bidsIn(suppliers: readonly string[], state = aProcurement()): Procurement {
  const received = { by: agency.person, at: at('2026-03-20') };
  const bid = { sealedSha256: 'a'.repeat(64), received, onPaper: false };
  return announced(state, {
    stage: 'selection',
    draws,
    searches: searched(suppliers),
    bids: Object.fromEntries(suppliers.map((one) => [one, bid])),
  });
}

/** A member as it acts: the first sits for the purchaser, the others are experts. */
export const memberOf = (person: string): Actor => (person === 'member-1' ? { ...officer, person } : expert(person));

/** A committee of so many, the first of them for the purchaser. */
export function membersOf(size: number, purchasers = 1) {
  const kinds = Array.from({ length: size }, (_, index) => (index < purchasers ? 'purchaser' : 'expert'));
  const member = (kind: string, index: number) => [`member-${index + 1}`, { name: `成员${index + 1}`, kind }] as const;
  return Object.fromEntries(kinds.map(member)) as Record<string, { name: string; kind: 'expert' | 'purchaser' }>;
}

/** Won by ANKANG for 1.4 million yuan, with BOAI and CIYUAN behind it; told of it on 23 March 2026. */
export function won(state = aProcurement(), over: Partial<Procurement> = {}): Procurement {
  const signed = { by: director.person, at: at('2026-03-23') };
  const suppliers = ['ANKANG', 'BOAI', 'CIYUAN'];
  return {
    ...bidsIn(suppliers, state),
    stage: 'contract',
    openedAt: at('2026-03-23'),
    ranking: suppliers,
    report: { delivered: signed, occurredOn: '2026-03-23' },
    winner: { supplier: 'ANKANG', priceFen: 1_400_000_00, fixed: signed },
    award: { noticed: { by: agency.person, at: at('2026-03-23') } },
    ...over,
  };
}

export const aContractDraft = {
  number: '宛民购〔2026〕7号',
  valueFen: 1_400_000_00,
  account: { name: '安康养老服务中心', bank: '中国农业银行宛城支行', number: '6228480000000001' },
  providerIsSme: true,
  periodFrom: '2026-05-01',
  periodTo: '2027-04-30',
  quality: '按方案所定标准',
  settlement: '按期考核后结算',
  rightsAndDuties: '按采购文件',
  liability: '按采购文件',
  securityFen: 140_000_00,
  verificationDays: 10,
  instalments: {
    1: { title: '预付款', amountFen: 400_000_00, gate: 'prepayment', plannedOn: '2026-05-08' },
    2: { title: '中期', amountFen: 500_000_00, gate: 'assessment', plannedOn: '2026-10-31' },
    3: { title: '尾款', amountFen: 500_000_00, gate: 'finalAcceptance', plannedOn: '2027-05-31' },
  },
} as const;
