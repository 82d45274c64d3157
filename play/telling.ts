/** Reads a case file and finds what is wrong with it, with its place, before anything is played. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { z } from 'zod';
import { demoAccounts } from '../db/demo-accounts.ts';
import { opensCase, type ProceedingName } from '../domain/act.ts';
import { actOf, proceedings } from '../domain/acts.ts';
import { statutes } from '../domain/law/statutes.ts';
import { shapes } from '../domain/shapes/index.ts';
import { CaseFile, type Refused, type Step, type Value } from './case.ts';
import { type Roster, rosterOf } from './roster.ts';
import { filled, NotThere } from './values.ts';

/** A case file that can be played, with its inputs filled in. */
export interface Telling {
  file: string;
  told: CaseFile;
  roster: Roster;
  opening: Record<string, unknown>;
  /** By step. */
  inputs: readonly unknown[];
}

export class BadFile extends Error {
  readonly file: string;
  readonly faults: readonly string[];

  constructor(file: string, faults: readonly string[]) {
    super(`${file} 不能播放：\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.file = file;
    this.faults = faults;
  }
}

const faultsMax = 20;

/** Where a fault is, and what it is. */
type Fault = string;

export function readCase(path: string): Telling {
  const file = basename(path);
  return tellingOf(file, parsed(file, path));
}

export function tellingOf(file: string, content: unknown): Telling {
  const read = CaseFile.safeParse(content);
  if (!read.success) throw new BadFile(file, read.error.issues.flatMap(worded).slice(0, faultsMax));
  const told = read.data;
  const roster = rosterOf(told);
  const opening = inputOf('立项', openingActOf(told), told.open.input, roster);
  const inputs = told.steps.map((step, index) => stepInput(step, placeOf(index, step), roster));
  const faults = [
    ...loginFaults('立项', told.open.by),
    ...opening.faults,
    ...told.steps.flatMap((step, index) => [...stepFaults(step, placeOf(index, step)), ...inputs[index]!.faults]),
    ...orderFaults(told),
  ];
  if (faults.length > 0) throw new BadFile(file, faults.slice(0, faultsMax));
  const filledIn = inputs.map(({ input }) => input);
  return { file, told, roster, opening: opening.input as Record<string, unknown>, inputs: filledIn };
}

function parsed(file: string, path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new BadFile(file, [(cause as Error).message]);
  }
}

/** By which act the purchase comes to be a case. */
export function openingActOf({ open }: CaseFile): 'openProcurement' | 'adoptRunningCase' {
  return open.act ?? 'openProcurement';
}

/** The proceeding that a step is about. */
export function proceedingOf({ on }: Step): ProceedingName {
  const [name] = (on ?? 'procurement').replace(/^lot:\d+\/?/, '').split(':');
  const others: readonly string[] = ['payment', 'takeover', 'complaint', 'allotment', 'township'];
  return others.includes(name!) ? (name as ProceedingName) : 'procurement';
}

function placeOf(index: number, { act }: Step): string {
  return `第 ${index + 1} 步（${act}）`;
}

function stepFaults({ by, act, ...step }: Step, place: string): Fault[] {
  const proceeding = proceedings[proceedingOf({ by, act, ...step })];
  const known = actOf(proceeding, act);
  if (!known) return [...loginFaults(place, by), `${place}：${proceeding.title}没有“${act}”这种行为`];
  const opens =
    opensCase(proceeding, act) && step.on !== 'successor' && !['allotment', 'township'].includes(proceeding.name);
  return [
    ...loginFaults(place, by),
    ...articleFaults(place, step.refused),
    ...(opens ? [`${place}：立项写在 open 中；接续的新采购写 "on": "successor"`] : []),
  ];
}

function articleFaults(place: string, { statute, article }: Refused = {}): Fault[] {
  if (statute === undefined) return article === undefined ? [] : [`${place}：refused 写了条，没有写哪部法`];
  const found = (statutes as Record<string, { articles: object }>)[statute];
  if (!found) return [`${place}：没有“${statute}”这部法`];
  return article === undefined || article in found.articles ? [] : [`${place}：${statute} 第 ${article} 条没有收录`];
}

function loginFaults(place: string, login: string): Fault[] {
  return demoAccounts.some((account) => account.login === login) ? [] : [`${place}：没有“${login}”这个演示账号`];
}

interface Filled {
  input?: unknown;
  faults: Fault[];
}

/** What is expected to be refused as malformed is sent as it is. */
function stepInput({ act, input, refused }: Step, place: string, roster: Roster): Filled {
  return inputOf(place, refused?.type === 'malformed' ? undefined : act, input, roster);
}

function inputOf(place: string, act: string | undefined, input: Value, roster: Roster): Filled {
  try {
    const whole = filled(input, roster);
    const shape = act === undefined ? undefined : shapes[act];
    const found = shape?.safeParse(whole);
    if (!found || found.success) return { input: whole, faults: [] };
    return { faults: found.error.issues.flatMap((issue) => told(issue, (path) => `${place}的 ${dotted(path)}`)) };
  } catch (error) {
    if (!(error instanceof NotThere)) throw error;
    return { faults: [`${place}：${error.message}`] };
  }
}

function orderFaults({ begins, steps }: CaseFile): Fault[] {
  return steps.flatMap((step, index) => {
    const before = steps[index - 1]?.at ?? begins;
    return step.at < before ? [`${placeOf(index, step)}：${step.at} 早于前一步的 ${before}，各步应当依次`] : [];
  });
}

type Issue = z.core.$ZodIssue;

function worded(issue: Issue): Fault[] {
  return told(issue, (path) => {
    const [first, index, ...rest] = path;
    return first === 'steps' && index !== undefined ? `第 ${Number(index) + 1} 步的 ${dotted(rest)}` : dotted(path);
  });
}

function told(issue: Issue, place: (path: PropertyKey[]) => string): Fault[] {
  if (issue.code !== 'unrecognized_keys') return [`${place(issue.path)}：${issue.message}`];
  return issue.keys.map((key) => `${place([...issue.path, key])}：没有这一栏`);
}

function dotted(path: PropertyKey[]): string {
  return path.map(String).join('.') || '整体';
}
