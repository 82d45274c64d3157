/** Brings a test to where a told case has brought its purchase. */
import type { Step } from '../play/case.ts';
import { System } from '../play/http.ts';
import { play } from '../play/player.ts';
import { readCase, tellingOf } from '../play/telling.ts';

/** Plays a told case up to its first step of an act; answers with the number of the purchase, and with that step. */
export async function playedBefore(file: string, name: string): Promise<{ id: string; step: Step }> {
  const { told } = readCase(file);
  const next = told.steps.findIndex((step) => step.act === name && !step.refused);
  const telling = tellingOf(file, { ...told, steps: told.steps.slice(0, next) });
  const { procurement, failed } = await play(telling, new System(process.env.API_ADDRESS!));
  if (!procurement || failed) throw new Error(JSON.stringify(failed));
  return { id: procurement, step: told.steps[next]! };
}
