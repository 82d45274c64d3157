import { sanctionProceeding } from '../domain/sanction.ts';
import type { Sanction } from '../domain/sanction-state.ts';
import { endOfDay } from '../domain/time.ts';
import { type Course, follow } from './course.ts';
import type { CaseFile, Dossier } from './dossier.ts';

/** 信用处理: decided, then, where it is a ban, there until its last day is over. */
const course: Course<Sanction> = { examining, banned };

export function sanction(file: CaseFile<Sanction>): Promise<void> {
  return follow(sanctionProceeding, course, file);
}

/** 查明：opinion, notification, defence, hearing; a decision diverts to what it decided. */
async function examining(dossier: Dossier<Sanction>): Promise<'closed'> {
  await dossier.until(({ decision }) => decision);
  return 'closed';
}

/** 禁止期内：a ban ends by itself, whoever has forgotten it. */
async function banned(dossier: Dossier<Sanction>): Promise<'closed'> {
  await dossier.reach(({ ban }) => endOfDay(ban!.until));
  if (!dossier.state.ended) await dossier.perform('endBan', {}, ({ ended }) => !ended);
  await dossier.until(({ ended }) => ended);
  return 'closed';
}
