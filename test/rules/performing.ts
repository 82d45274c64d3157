/** A contract that is being performed, and cases told act by act with the deadlines they set running. */
import type { Act, Actor, CaseState, Consequence } from '../../domain/act.ts';
import { clockKey, type Deadlines, deadline, isRunning } from '../../domain/law/clocks.ts';
import type { Contract, Instalment, Procurement } from '../../domain/procurement.ts';
import {
  aProcurement,
  aScheme,
  at,
  calendar,
  director,
  done,
  judged,
  officer,
  type Scene,
  supplier,
} from './builders.ts';

export const treasurer: Actor = { person: 'qian-hua', organisation: 'CZ-WL', role: 'treasurer' };
export const assessor: Actor = { person: 'ma-ling', organisation: 'PG-01', role: 'assessor' };
export const provider = supplier('SQ-HY');
/** Another officer of the purchaser than the usual one. */
export const colleague: Actor = { ...officer, person: 'gao-yan' };
/** Another director of the purchaser than the usual one. */
export const deputy: Actor = { ...director, person: 'tang-bo' };
export const system: Actor = { person: 'payment:1', organisation: 'payment:1', role: 'proceeding' };

const usual: Partial<Record<Actor['role'], Actor>> = { treasurer, assessor, supplier: provider, proceeding: system };

type AnyAct<State extends CaseState> = Act<State, string, never>;
type When = string | (Partial<Scene> & { on: string });

/** A case with its deadlines: each act is lawful, and leaves a case of its own. */
export class Told<State extends CaseState> {
  readonly state: State;
  readonly deadlines: Deadlines;
  readonly sent: readonly Consequence[];

  constructor(state: State, deadlines: Deadlines = {}, sent: readonly Consequence[] = []) {
    this.state = state;
    this.deadlines = deadlines;
    this.sent = sent;
  }

  judges(act: AnyAct<State>, input: unknown, when: When) {
    return judged(act, this.state, input, this.scene(act, when));
  }

  refuses(act: AnyAct<State>, input: unknown, when: When) {
    return this.judges(act, input, when).refusal;
  }

  does(act: AnyAct<State>, input: unknown, when: When): Told<State> {
    const scene = this.scene(act, when);
    const applied = done(act, this.state, input, scene);
    const state = { ...applied, seq: this.state.seq + 1 };
    const now = at(scene.on, scene.utc);
    const circumstance = { actor: scene.actor!, at: now, receivedAt: now, deadlines: this.deadlines };
    const running = { ...this.deadlines };
    for (const key of act.stops?.(state, input as never) ?? [])
      if (running[key] && isRunning(running[key])) running[key] = { ...running[key], stoppedAt: now };
    for (const start of act.starts?.(state, input as never, circumstance) ?? [])
      running[clockKey(start.clock, start.of)] = deadline(start, state, calendar);
    return new Told(state, running, act.sends?.(state, input as never, circumstance) ?? []);
  }

  with(over: Partial<State>): Told<State> {
    return new Told({ ...this.state, ...over }, this.deadlines);
  }

  private scene(act: AnyAct<State>, when: When): Scene {
    const scene = typeof when === 'string' ? { on: when } : when;
    const role = act.by[0]!;
    const actor =
      scene.actor ?? usual[role] ?? (role === 'director' ? director : role === 'officer' ? officer : undefined);
    return { ...scene, ...(actor ? { actor } : {}), deadlines: this.deadlines };
  }
}

export const aContract: Contract = {
  number: 'HT-2026-0042',
  provider: provider.organisation,
  valueFen: 1_200_000_00,
  account: { name: '宛和社会工作服务中心', bank: '南阳农商银行', number: '6228480000000000001' },
  providerIsSme: false,
  periodFrom: '2026-03-01',
  periodTo: '2027-02-28',
  quality: '按方案所列标准',
  settlement: '分五期',
  rightsAndDuties: '按合同文本',
  liability: '按合同文本',
  securityFen: 60_000_00,
  verificationDays: 10,
  drafted: { by: officer.person, at: at('2026-02-20') },
  approved: { by: director.person, at: at('2026-02-21') },
  signedOn: '2026-02-26',
  publishedAt: at('2026-02-27'),
  filedAt: at('2026-03-02'),
};

function instalment(gate: Instalment['gate'], amountFen: number, plannedOn: string): Instalment {
  return { title: gate, amountFen, gate, plannedOn, paidFen: 0, deductedFen: 0, waivedFen: 0 };
}

/** Five instalments, one behind each kind of gate: 240, 360, 240, 240 and 120 thousand yuan. */
export const theInstalments: Record<string, Instalment> = {
  1: instalment('prepayment', 240_000_00, '2026-03-01'),
  2: instalment('assessment', 360_000_00, '2026-04-30'),
  3: instalment('stageAcceptance', 240_000_00, '2026-05-31'),
  4: instalment('finalAcceptance', 240_000_00, '2026-06-30'),
  5: instalment('evaluation', 120_000_00, '2026-07-31'),
};

/** Performance has begun; nothing is reported yet. */
export function aPerformance(over: Partial<Procurement> = {}): Told<Procurement> {
  return new Told(
    aProcurement({
      stage: 'performance',
      scheme: { ...aScheme, drafted: { by: officer.person, at: at('2026-02-04') } },
      contract: aContract,
      instalments: theInstalments,
      takeoverPlan: {
        filed: { by: officer.person, at: at('2026-02-22') },
        commander: 'li-wei',
        dutyPhone: '0377-60000000',
        successors: ['YL-02', 'FL-03'],
      },
      ...over,
    }),
  );
}

/** Paid to a small enterprise. */
export function aPerformanceBySme(): Told<Procurement> {
  return aPerformance({ contract: { ...aContract, providerIsSme: true } });
}

export const aDelivery = (instalment: string) => ({
  instalment,
  summary: '上门照料 1,200 人次',
  quantity: 1200,
  evidenceSha256: 'a'.repeat(64),
});
