/** A PostgreSQL of its own behind a door that can be shut: the cases' database goes away while the engine stays. */

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server as Door, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logs } from '../engine/logs.ts';
import { keptPorts } from '../engine/ports.ts';
import { createDatabases, postgres, type Server, url } from '../engine/postgres.ts';
import { Supervisor } from '../engine/supervisor.ts';

const database = 'jieli';

export class OwnDatabase {
  /** As the machine reaches it, through the door. */
  readonly address: string;
  /** As the judge reaches it, always. */
  readonly behind: string;
  readonly folder: string;
  private readonly supervisor: Supervisor;
  private readonly door: Door;
  private readonly through: Set<Socket>;
  private isShut = false;

  private constructor(folder: string, supervisor: Supervisor, server: Server, door: Door, through: Set<Socket>) {
    this.folder = folder;
    this.supervisor = supervisor;
    this.door = door;
    this.through = through;
    this.behind = url(server, database);
    this.address = url({ ...server, port: (door.address() as AddressInfo).port }, database);
    door.on('connection', (caller) => this.letThrough(caller, server.port));
  }

  /** `folder`: where it lies, if that is to be a disk of its own. */
  static async begin(folder: string = aFolder()): Promise<OwnDatabase> {
    const server = { port: (await keptPorts(join(folder, 'ports.json'), {})).postgres, password: 'only-for-a-trial' };
    const logs = new Logs(join(folder, 'logs'));
    // What becomes of it is part of the trial: it comes back as long as the trial lasts.
    const supervisor = new Supervisor(logs, { started: () => {}, says: () => {}, gaveUp: () => {} });
    await supervisor.keep(await postgres(folder, logs, server));
    await createDatabases(server, [database]);
    const door = createServer();
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    return new OwnDatabase(folder, supervisor, server, door, new Set());
  }

  async end(): Promise<void> {
    this.shut();
    this.door.close();
    await this.supervisor.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Whoever is inside is thrown out, in the middle of a commit or not; whoever comes is sent away. */
  shut(): void {
    this.isShut = true;
    for (const socket of this.through) socket.destroy();
  }

  open(): void {
    this.isShut = false;
  }

  private letThrough(caller: Socket, port: number): void {
    if (this.isShut) return void caller.destroy();
    const server = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [caller, server],
      [server, caller],
    ] as const) {
      this.through.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.through.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jieli-database-'));
  chmodSync(folder, 0o755);
  return folder;
}
