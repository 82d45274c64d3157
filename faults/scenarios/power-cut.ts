/** A power cut: everything is gone at once, small files are half written, and the machine comes up as it was. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aPurchase, draft, releaseBudget } from '../callers.ts';
import type { Scenario } from './scenario.ts';
import { secondsOf } from './scenario.ts';

export const powerCut: Scenario = {
  name: 'power-cut',
  sentence:
    'After a power cut in the middle of acts, with small files torn or half written, the machine comes up at its old ports with nothing lost.',
  async run(trial) {
    const { witness, machine } = trial;
    const number = await aPurchase(witness);
    await releaseBudget(witness, number);
    const acts = Array.from({ length: 24 }, (_, place) => draft(witness, number, 1_000_000 + place));
    const ports = readFileSync(join(machine.folder, 'ports.json'), 'utf8');
    const began = Date.now();
    for (const name of Object.keys(machine.programs())) machine.signal(name, 'SIGKILL');
    await machine.killSupervisor(tear);
    const upAfterMs = Date.now() - began;
    await Promise.all(acts);
    const { violations } = await trial.find([number]);
    if (readFileSync(join(machine.folder, 'ports.json'), 'utf8') !== ports)
      violations.push('the ports are not the old ones');
    return { violations, notes: [`up again after ${secondsOf(upAfterMs)}`] };
  },
};

/** What is written beside its place may be torn at any byte; the list of processes lists what is long gone. */
function tear(folder: string): void {
  const whole = readFileSync(join(folder, 'processes.json'), 'utf8');
  writeFileSync(join(folder, 'processes.json'), whole.slice(0, whole.length / 2));
  for (const half of ['ports.json.half', 'processes.json.half', 'password.json.half'])
    writeFileSync(join(folder, half), '{"po');
  writeFileSync(join(folder, 'claim.half.1'), '');
}
