/** Plays a told case on the running system: each step at its moment, by its party, with the answer that the case tells. */
import { setTimeout as sleep } from 'node:timers/promises';
import { actOf, proceedings } from '../domain/acts.ts';
import type { Refused, Step } from './case.ts';
import { type Finished, finishedOf } from './finished.ts';
import type { Answer, System } from './http.ts';
import { openingActOf, proceedingOf, type Telling } from './telling.ts';
import { instantOf } from './times.ts';
import { type Unmet, unmetIn } from './unmet.ts';

/** One step as it went. */
export interface Went {
  number: number;
  step: Step;
  title: string;
  asTold: boolean;
  answer: Answer;
  /** What was under way, where it was not the act itself that failed. */
  preparing?: string;
}

export interface Played {
  file: string;
  title: string;
  story: string;
  /** The number of the procurement; absent where not even the opening went as told. */
  procurement?: string;
  successor?: string;
  ok: boolean;
  steps: Went[];
  /** The step that did not go as told; nothing was played after it. */
  failed?: Went;
  unmet: Unmet[];
  /** The finished case file. */
  finished?: Finished;
}

/** What a purchase opens by acts of its own. */
type Opened = 'payment' | 'takeover' | 'complaint';

export type Watch = (went: Went, count: number) => void;

const opensWithinMs = 15_000;
const lookEveryMs = 100;
/** Looks at a case that is at rest, before it is believed to stay where it is not expected. */
const looksMax = 20;

export async function play(telling: Telling, system: System, watch: Watch = () => {}): Promise<Played> {
  return new Player(telling, system, watch).play();
}

class Player {
  private readonly telling: Telling;
  private readonly system: System;
  private readonly watch: Watch;
  private readonly steps: Went[] = [];
  private procurement = '';
  private successor = '';
  /** Numbers of allotments and books that were opened, by the names that the case gives them: `allotment-1`; its own: `procurement-1`. */
  private readonly others = new Map<string, string>();

  constructor(telling: Telling, system: System, watch: Watch) {
    this.telling = telling;
    this.system = system;
    this.watch = watch;
  }

  async play(): Promise<Played> {
    const failed = (await this.begin()) ?? (await this.playSteps());
    const { file, told, roster } = this.telling;
    const numbers = {
      ...(this.procurement ? { procurement: this.procurement } : {}),
      ...(this.successor ? { successor: this.successor } : {}),
    };
    const played = { file, title: told.title, story: told.story, ...numbers, steps: this.steps };
    if (failed) return { ...played, ok: false, failed, unmet: [] };
    await this.settle();
    const finished = await finishedOf(this.system, this.procurement, roster, this.successor);
    const unmet = unmetIn(told.expect, finished);
    return { ...played, ok: unmet.length === 0, unmet, finished };
  }

  private async begin(): Promise<Went | undefined> {
    const { told, opening, roster } = this.telling;
    const { by, input } = told.open;
    const act = openingActOf(told);
    const opened = await this.open(by, told.begins, opening, act === 'adoptRunningCase' ? '/adopted' : '');
    const step: Step = { at: told.begins, by, act, input };
    const { title } = actOf(proceedings.procurement, act)!;
    const went = { number: 0, step, title, asTold: opened.status === 201, answer: opened };
    if (!went.asTold) return went;
    this.procurement = numberIn(opened);
    this.others.set('procurement-1', this.procurement);
    const recipients = Object.values(roster).flat();
    if (recipients.length === 0) return undefined;
    const path = `/api/procurements/${encodeURIComponent(this.procurement)}/recipients`;
    const answer = await this.system.submit(by, path, { recipients }, 'PUT');
    return answer.status === 200 ? undefined : { ...went, title: '报送服务对象名册', asTold: false, answer };
  }

  private async playSteps(): Promise<Went | undefined> {
    const { told, inputs } = this.telling;
    for (const [index, step] of told.steps.entries()) {
      const { answer, preparing } = await this.playStep(step, inputs[index]);
      const title = actOf(proceedings[proceedingOf(step)], step.act)!.title;
      const asTold = preparing === undefined && isAsTold(step.refused, answer);
      const went = { number: index + 1, step, title, asTold, answer, ...(preparing ? { preparing } : {}) };
      this.steps.push(went);
      this.watch(went, told.steps.length);
      if (!went.asTold) return went;
    }
    return undefined;
  }

  private async playStep(step: Step, input: unknown): Promise<Pick<Went, 'answer' | 'preparing'>> {
    const { act, by, at, on, reason } = step;
    const moved = await this.moveClock(on === 'successor' ? this.successor : this.procurement, at);
    if (moved && moved.status !== 200) return { answer: moved, preparing: '拨动案件的时钟' };
    if (act === 'openProcurement') return { answer: await this.openSuccessor(step, input as object) };
    if (act === 'registerAllotment' || act === 'openTownship')
      return { answer: await this.openOther(step, input as object) };
    const path = await this.pathOf(step);
    if (typeof path !== 'string') return { answer: path, preparing: '查找所办的案件' };
    const decides = actOf(proceedings[proceedingOf(step)], act)!.decides !== undefined;
    const seen = decides ? await this.system.get(by, path) : undefined;
    if (seen && seen.status !== 200) return { answer: seen, preparing: '查看据以决定的案件' };
    const submission = {
      input: named(input, this.others),
      ...(seen ? { seen: seen.body.seq } : {}),
      ...(reason === undefined ? {} : { reason }),
    };
    return { answer: await this.system.submit(by, `${path}/acts/${act}`, submission) };
  }

  private open(by: string, at: string, input: object, way = ''): Promise<Answer> {
    return this.system.submit(by, `/api/procurements${way}?at=${instantOf(at)}`, { input });
  }

  private async openSuccessor({ by, at }: Step, input: object): Promise<Answer> {
    const answer = await this.open(by, at, { ...input, successorOf: this.procurement });
    if (answer.status === 201) this.successor = numberIn(answer);
    return answer;
  }

  /** An allotment, or the book of an office: what is no purchase's, and is opened beside it. */
  private async openOther({ by, at, on = '' }: Step, input: object): Promise<Answer> {
    const [name] = on.split(':');
    const answer = await this.system.submit(by, `/api/${name}s?at=${instantOf(at)}`, { input });
    if (answer.status === 201)
      this.others.set(on.replace(':', '-'), (answer.body.case as string).slice(`${name}:`.length));
    return answer;
  }

  /** To the same moment again is allowed: it waits until the case is at rest. */
  private async moveClock(procurement: string, to: string): Promise<Answer | undefined> {
    if (!procurement) return undefined;
    const path = `/api/procurements/${encodeURIComponent(procurement)}/clock`;
    return this.system.submit(this.telling.told.open.by, path, { to: instantOf(to) });
  }

  /** A payment, takeover or complaint is opened by an act of the procurement, and may be on its way. */
  private async pathOf({ on = '' }: Step): Promise<string | Answer> {
    if (on === '' || on === 'successor') return pathOf('procurements', on ? this.successor : this.procurement);
    const other = /^(allotment|township):/.exec(on)?.[1];
    if (other) return pathOf(`${other}s`, this.others.get(on.replace(':', '-')) ?? on);
    const lot = /^lot:(\d+)/.exec(on)?.[1];
    const whose = lot ? `${this.procurement}:${lot}` : this.procurement;
    const [proceeding = '', number = ''] = on.replace(/^lot:\d+\/?/, '').split(':');
    const until = Date.now() + opensWithinMs;
    for (;;) {
      const path = await this.pathIn(whose, proceeding as Opened | '', number);
      const answer = path ? await this.system.get('auditor', path) : undefined;
      if (answer?.status === 200) return path!;
      if (Date.now() > until) return answer ?? noPayment(number);
      await sleep(lookEveryMs);
    }
  }

  /** Of a purchase, or of one of its lots: the case itself, or what it has opened. */
  private async pathIn(procurement: string, proceeding: Opened | '', number: string): Promise<string | undefined> {
    if (proceeding === '') return pathOf('procurements', procurement);
    const id = proceeding === 'payment' ? await this.paymentOf(procurement, number) : `${procurement}:${number}`;
    return id && pathOf(proceedings[proceeding].path, id);
  }

  private async paymentOf(procurement: string, instalment: string): Promise<string | undefined> {
    const { body } = await this.system.get('auditor', pathOf('procurements', procurement));
    const { instalments = {} } = body.state as { instalments?: Record<string, { payment?: string }> };
    return instalments[instalment]?.payment;
  }

  /** A case moves on by itself after the last step; where it rests at last, it is looked at. */
  private async settle(): Promise<void> {
    const { steps, expect } = this.telling.told;
    for (let look = 0; look < looksMax; look++) {
      await this.moveClock(this.procurement, steps.at(-1)!.at);
      const { body } = await this.system.get('auditor', pathOf('procurements', this.procurement));
      if (body.stage === expect.stage) return;
      await sleep(lookEveryMs);
    }
  }
}

function pathOf(proceedings: string, id: string): string {
  return `/api/${proceedings}/${encodeURIComponent(id)}`;
}

/** An input with the numbers that the allotments got in place of the names that the case gives them. */
function named(input: unknown, numbers: ReadonlyMap<string, string>): unknown {
  if (typeof input === 'string') return numbers.get(input) ?? input;
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  return Object.fromEntries(
    Object.entries(input).map(([field, value]) => [numbers.get(field) ?? field, named(value, numbers)]),
  );
}

function numberIn({ body }: Answer): string {
  return (body.case as string).slice('procurement:'.length);
}

function noPayment(instalment: string): Answer {
  return { status: 404, body: { title: `第 ${instalment} 期没有支付在办`, remedy: '请先申请支付' } };
}

/** Refused as told: of the kind, and under the article or by the rule, that the case names. */
function isAsTold(refused: Refused | undefined, { status, body }: Answer): boolean {
  if (!refused) return status === 201;
  const { type = 'refused', statute, article, rule } = refused;
  const cite = body.cite as { statute?: string; article?: number } | undefined;
  return (
    body.type === `/problems/${type}` &&
    (statute === undefined || cite?.statute === statute) &&
    (article === undefined || cite?.article === article) &&
    (rule === undefined || String(body.rule).includes(rule))
  );
}
