/** A purchase that was taken in at its signature ends as the same purchase that began here: to the fen, to the last recipient. */
import { readFileSync } from 'node:fs';
import type { CaseFile, Step } from '../play/case.ts';
import { System } from '../play/http.ts';
import { play } from '../play/player.ts';
import { failureLines, unmetLines } from '../play/refusal.ts';
import { tellingOf } from '../play/telling.ts';

const playsWithinMs = 180_000;
const told = JSON.parse(readFileSync('cases/default-and-takeover.json', 'utf8')) as CaseFile;
const paper = (name: string) => ({ $sha256: name });
const inputOf = (name: string) => told.steps.find(({ act }) => act === name)!.input;

/** Everything up to the performance comes in on paper. */
function takenIn(): CaseFile {
  const { instalments, ...clauses } = inputOf('draftContract');
  const days = { signedOn: '2025-02-21', publishedOn: '2025-02-24', filedOn: '2025-02-26' };
  const contract = { ...clauses, ...days, number: { $unique: 'QHMZ-2025-01' }, provider: 'anju-home-care' };
  const input = {
    ...told.open.input,
    stage: 'performance',
    allotment: inputOf('releaseBudget'),
    services: inputOf('draftScheme').services!,
    awardedOn: '2025-02-13',
    contract,
    instalments: instalments!,
    takeoverPlan: inputOf('fileTakeoverPlan'),
    evidence: { allotment: paper('指标'), scheme: paper('方案'), award: paper('通知书'), contract: paper('合同') },
  };
  const confirmed: Step = { at: '2025-05-28 10:00', by: 'director', act: 'confirmAdoption', input: {} };
  const later = told.steps.slice(told.steps.findIndex(({ act }) => act === 'reportDelivery'));
  const open = { by: 'officer', act: 'adoptRunningCase', input } as const;
  return { ...told, begins: '2025-05-28 09:00', open, steps: [confirmed, ...later] };
}

test(
  'the provider of a contract that was taken in defaults: a thousand recipients are taken over, and what is owed is paid',
  async () => {
    const { ok, failed, unmet, finished } = await play(
      tellingOf('adopted-default', takenIn()),
      new System(process.env.API_ADDRESS!),
    );
    expect([...(failed ? failureLines(failed) : []), ...unmetLines(unmet)]).toEqual([]);
    expect(ok).toBe(true);
    expect(finished!.stages.map(({ stage }) => stage)).toEqual(['adopting', 'performance', 'terminated', 'closed']);
  },
  playsWithinMs,
);
