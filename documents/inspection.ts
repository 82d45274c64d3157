/** Has files looked through, by few threads, each for so long: a file that is made to take for ever is refused like any other. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import pLimit from 'p-limit';
import type { Judged } from './content.ts';
import type { Told } from './inspecting.ts';
import { malformed } from './objection.ts';

/** A file is in memory while it is looked through: so many at once. */
const atOnceMax = 2;
const inspectWithinMs = 60_000;
const heapMegabytesMax = 768;
const program = new URL('./inspecting.ts', import.meta.url);

export class Inspection {
  private readonly line = pLimit(atOnceMax);
  private readonly idle: Worker[] = [];
  private readonly withinMs: number;

  constructor(withinMs = inspectWithinMs) {
    this.withinMs = withinMs;
  }

  inspect(path: string): Promise<Judged> {
    return this.line(() => this.look(path));
  }

  private async look(path: string): Promise<Judged> {
    const worker = this.idle.pop() ?? this.begin();
    const signal = AbortSignal.timeout(this.withinMs);
    try {
      worker.postMessage(path);
      const [told] = (await once(worker, 'message', { signal })) as [Told];
      if ('failed' in told) throw new Error(`${path} could not be looked through: ${told.failed}`);
      this.idle.push(worker);
      return told.judged;
    } catch (error) {
      await worker.terminate();
      if (!signal.aborted && !isOutOfMemory(error)) throw error;
      return { objection: malformed('文件过于复杂，无法查验').objection };
    }
  }

  /** It keeps no process alive by itself; one that ends between two files is not asked again. */
  private begin(): Worker {
    const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: heapMegabytesMax } });
    worker.unref();
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      const place = this.idle.indexOf(worker);
      if (place >= 0) this.idle.splice(place, 1);
    });
    return worker;
  }
}

function isOutOfMemory(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
}
