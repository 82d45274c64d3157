import { allotmentProceeding } from '../domain/allotment.ts';
import type { AllotmentState } from '../domain/allotment-state.ts';
import { endOfDay } from '../domain/time.ts';
import { type Course, follow } from './course.ts';
import type { CaseFile, Dossier } from './dossier.ts';

/** 预算指标：open until the treasury closes its year, then there for what is still answered, then over. */
const course: Course<AllotmentState> = { open, lapsed };

export function allotment(file: CaseFile<AllotmentState>): Promise<void> {
  return follow(allotmentProceeding, course, file);
}

/** 可用：purchases reserve, release and spend; nobody has to remember the end of the year. */
async function open(dossier: Dossier<AllotmentState>): Promise<'lapsed'> {
  await dossier.reach(({ closesOn }) => endOfDay(closesOn));
  if (!dossier.state.lapsed) await dossier.perform('lapseAllotment', {}, ({ lapsed }) => !lapsed);
  await dossier.until(({ lapsed }) => lapsed);
  return 'lapsed';
}

/** 年度截止：a payment may still come in, and a purchase that asks is told; a year later nobody does. */
async function lapsed(dossier: Dossier<AllotmentState>): Promise<'closed'> {
  await dossier.reach(({ fiscalYear }) => endOfDay(`${fiscalYear + 1}-12-31`));
  return 'closed';
}
