import { programmeProceeding } from '../domain/programme.ts';
import type { Programme } from '../domain/programme-state.ts';
import { type Course, follow } from './course.ts';
import type { CaseFile, Dossier } from './dossier.ts';

/** 目录与年度计划：it runs until somebody ends it. */
const course: Course<Programme> = { running };

export function programme(file: CaseFile<Programme>): Promise<void> {
  return follow(programmeProceeding, course, file);
}

/** 执行中：versions and plans follow one another. */
async function running(dossier: Dossier<Programme>): Promise<'closed'> {
  await dossier.until(({ closed }) => closed);
  return 'closed';
}
