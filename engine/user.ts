/** The user PostgreSQL runs as: for root, which it refuses, the system user `postgres`, made where there is none. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, rmSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Ending } from './endings.ts';

export interface User {
  uid: number;
  gid: number;
}

/** Nothing where we are not root. A cluster that another user has made goes on as that user's. */
export function unprivileged(cluster: string): User | undefined {
  if (userInfo().uid !== 0) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return known() ?? made();
}

function known(): User | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return uid!.status === 0 && gid!.status === 0 ? { uid: Number(uid!.stdout), gid: Number(gid!.stdout) } : undefined;
}

function made(): User {
  try {
    execFileSync('useradd', ['--system', '--user-group', 'postgres'], { stdio: 'pipe' });
    return known()!;
  } catch (cause) {
    const sentence = 'PostgreSQL does not run as root: make a system user named postgres, or start as another user.';
    throw new Ending('folderClosed', sentence, { cause });
  }
}

export function mayEnter(user: User, path: string): boolean {
  return spawnSync('test', ['-x', path], { ...user, cwd: '/' }).status === 0;
}

/** The programs where they are, or, where the clone lies in a folder closed to the user, a copy of them in the data. */
export function reachable(programs: string[], copy: string, user?: User): string[] {
  if (!user || programs.every((program) => mayEnter(user, program))) return programs;
  rmSync(copy, { recursive: true, force: true });
  cpSync(dirname(dirname(programs[0]!)), copy, { recursive: true, verbatimSymlinks: true });
  return programs.map((program) => join(copy, 'bin', basename(program)));
}
