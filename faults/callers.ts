/** Eight callers at once: some carry a whole purchase to its end, the others crowd on a few cases. */
import { randomUUID } from 'node:crypto';
import { play } from '../play/player.ts';
import { failureLines, unmetLines } from '../play/refusal.ts';
import { readCase } from '../play/telling.ts';
import type { Chance } from './random.ts';
import type { Witness } from './witness.ts';

export interface Acted {
  /** The numbers of the purchases that were acted on. */
  families: string[];
  /** Told cases that did not go as told. */
  otherwise: string[];
}

const opening = {
  purchaser: 'qinghe-civil-affairs',
  agency: 'hengxin-agency',
  title: '困境人群社会工作服务',
  catalogueItem: 'A0403',
  serviceKind: 'caring',
  method: 'consultation',
  region: 'henan-county',
};
const begins = '2026-03-02T01:00:00.000Z';
const release = {
  fundSource: '本级预算',
  fiscalYear: 2026,
  amountFen: 40_000_000,
  occurredOn: '2026-03-02',
};
const line = { title: '入户探访', catalogueItem: 'A0403', content: ['caringService'], quantity: 1, unit: '项' };

/** The amount tells one scheme from the other. */
export function scheme(amountFen: number): object {
  const services = { 1: { ...line, standard: '每月不少于一次', amountFen } };
  return { services, ceilingFen: amountFen, periodFrom: '2026-06-01', periodTo: '2027-05-31' };
}

/** Opens a purchase; answers with its number. */
export async function aPurchase(witness: Witness): Promise<string> {
  const answer = await witness.submit('officer', `/api/procurements?at=${begins}`, { input: opening });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer));
  return (answer.body.case as string).slice('procurement:'.length);
}

function actsPath(number: string, act: string): string {
  return `/api/procurements/${number}/acts/${act}`;
}

export function draft(witness: Witness, number: string, amountFen: number, key: string = randomUUID()) {
  return witness.submit('officer', actsPath(number, 'draftScheme'), { input: scheme(amountFen) }, 'POST', key);
}

export function releaseBudget(witness: Witness, number: string) {
  return witness.submit('accountant', actsPath(number, 'releaseBudget'), {
    // One paper a purchase: what is bought twice from one counts together.
    input: { ...release, number: `指标-${number}` },
  });
}

/** Plays a told case to its end; whatever is not as told is kept in words. */
export async function playTold(witness: Witness, file: string, acted: Acted): Promise<void> {
  const { ok, failed, unmet, procurement, successor } = await play(readCase(file), witness);
  acted.families.push(...[procurement, successor].filter((number) => number !== undefined));
  if (!ok)
    acted.otherwise.push(`${file}: ${[...(failed ? failureLines(failed) : []), ...unmetLines(unmet)].join(' | ')}`);
}

const twoStories = ['cases/returned-payment.json', 'cases/default-and-takeover.json'];
const burstMax = 4;
const clicks = 5;

/** Two play, six crowd on two cases, of which one ends its stage meanwhile, until it is time; then everybody finishes. */
export async function actAtOnce(witness: Witness, chance: Chance, isTime: () => boolean, stories = twoStories) {
  const acted: Acted = { families: [], otherwise: [] };
  const crowded = await Promise.all([aPurchase(witness), aPurchase(witness)]);
  acted.families.push(...crowded);
  await releaseBudget(witness, crowded[0]!);
  let amountFen = 1_000_000;
  const crowd = async (caller: number) => {
    while (!isTime()) {
      const number = crowded[caller % 2]!;
      const key = randomUUID();
      const amounts = Array.from({ length: chance.between(1, burstMax) }, () => ++amountFen);
      const again = chance.next() < 0.2 ? Array.from({ length: clicks }, () => amounts[0]!) : [];
      await Promise.all([
        ...amounts.slice(again.length > 0 ? 1 : 0).map((amount) => draft(witness, number, amount)),
        ...again.map((amount) => draft(witness, number, amount, key)),
      ]);
    }
  };
  const ends = async () => void (await releaseBudget(witness, crowded[1]!));
  await Promise.all([
    ...stories.map((file) => playTold(witness, file, acted)),
    ...Array.from({ length: 6 }, (_, caller) => crowd(caller)),
    ends(),
  ]);
  return acted;
}
