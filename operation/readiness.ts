/** Whether a process can do its work, and what it lacks. */
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Client } from '@temporalio/client';

/** What is asked, by name; it throws, or takes too long, where it is not there. */
export type Checks = Readonly<Record<string, () => Promise<unknown>>>;

export interface Readiness {
  ready: boolean;
  /** The names of what is not there. */
  missing: string[];
}

const answersWithinMs = 3_000;
/** Anybody may ask: the database and the engine are asked once a second, however many do. */
const keptMs = 1_000;

export class Ready {
  private readonly checks: Checks;
  private readonly known = new Map<string, { at: number; isThere: Promise<boolean> }>();

  constructor(checks: Checks) {
    this.checks = checks;
  }

  /** `excluded`: what the asker can do without. Reads go on without the engine. */
  async ask(excluded: readonly string[] = []): Promise<Readiness> {
    const names = Object.keys(this.checks).filter((name) => !excluded.includes(name));
    const found = await Promise.all(names.map(async (name) => ((await this.isThere(name)) ? [] : [name])));
    const missing = found.flat();
    return { ready: missing.length === 0, missing };
  }

  private isThere(name: string): Promise<boolean> {
    const known = this.known.get(name);
    if (known && Date.now() - known.at < keptMs) return known.isThere;
    const isThere = within(this.checks[name]!()).then(
      () => true,
      () => false,
    );
    this.known.set(name, { at: Date.now(), isThere });
    return isThere;
  }
}

/** PostgreSQL, its newest form, and the engine with our namespace. */
export function worldChecks(orm: MikroORM, client: Client): Checks {
  let isMigrated = false;
  return {
    database: () => orm.em.fork().execute('select 1'),
    migrations: async () => {
      // It never goes back, and asking reads a folder.
      isMigrated ||= (await orm.migrator.getPending()).length === 0;
      if (!isMigrated) throw new Error('there are migrations that have not been applied: node db/migrate.ts');
    },
    engine: () => {
      const { namespace } = client.options;
      const ask = () => client.workflowService.describeNamespace({ namespace });
      return client.withDeadline(Date.now() + answersWithinMs, ask);
    },
  };
}

async function within(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${answersWithinMs} ms`)), answersWithinMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
