import { townshipProceeding } from '../domain/township.ts';
import type { Township } from '../domain/township-state.ts';
import { type Course, follow } from './course.ts';
import type { CaseFile, Dossier } from './dossier.ts';

/** 基层经办：it runs until somebody ends it. */
const course: Course<Township> = { running };

export function township(file: CaseFile<Township>): Promise<void> {
  return follow(townshipProceeding, course, file);
}

/** 办理中：the window, the staff and the villages, side by side. */
async function running(dossier: Dossier<Township>): Promise<'closed'> {
  await dossier.until(({ closed }) => closed);
  return 'closed';
}
