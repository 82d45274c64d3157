/** What `npm start` does on a machine that is not as it should be: it ends with one sentence and a code, or goes on. */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findEngine } from '../engine/binary.ts';
import { endingOf, exits, type Reason } from '../engine/endings.ts';
import { keptPorts } from '../engine/ports.ts';
import { processOf } from '../engine/process.ts';
import { archiveName, fetchRelease, serverVersion } from '../engine/release.ts';
import { readSettings } from '../engine/settings.ts';
import { aligned } from '../engine/table.ts';
import { aFolder, ofTests } from './start.ts';

const main = fileURLToPath(new URL('../engine/main.ts', import.meta.url));
const endsWithinMs = 45_000;
const isRoot = userInfo().uid === 0;
const folders: string[] = [];
const disks: string[] = [];
const servers: Server[] = [];

function folder(): string {
  const made = aFolder();
  folders.push(made);
  return made;
}

/** A folder that is a disk of its own, where this machine lets us mount one. */
function disk(options: string): string {
  const made = folder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', made]).status !== 0) return '';
  disks.push(made);
  return made;
}

async function listening(answer: (path: string) => string | Buffer | undefined = () => ''): Promise<number> {
  const server = createServer((request, response) => {
    const body = answer(request.url!);
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

afterAll(() => {
  for (const server of servers) server.close();
  for (const made of disks) execFileSync('umount', [made]);
  for (const made of folders) rmSync(made, { recursive: true, force: true });
});

type Given = NodeJS.ProcessEnv | Promise<NodeJS.ProcessEnv>;
const readOnlyDisk = disk('ro');
const smallDisk = disk('size=64k,mode=755');
const cases: [string, Reason, RegExp, () => Given][] = [
  ['an unknown mode', 'settingsInvalid', /^JIELI_MODE is "prod": set it to/, () => ({ JIELI_MODE: 'prod' })],
  [
    'a day that is none',
    'settingsInvalid',
    /^JIELI_LIVE_SINCE is "soon": set it to/,
    () => ({ JIELI_LIVE_SINCE: 'soon' }),
  ],
  ['an impossible port', 'settingsInvalid', /^PORT is "70000": set it to/, () => ({ PORT: '70000' })],
  ['a taken port', 'portTaken', /or set PORT to another/, async () => ({ PORT: String(await listening()) })],
  ['a taken inner port', 'innerPortTaken', /\(postgres\) is taken by .*ports\.json to/, withTakenInnerPort],
  ['a folder in use', 'folderHeld', /^Process \d+ already runs on .* set JIELI_DATA/, withLivingHolder],
  ['a file for a folder', 'folderUnusable', /^The data folder .* cannot be used/, () => ({ JIELI_DATA: main })],
  ['a read-only folder', 'folderUnusable', /^The data folder .* cannot be used \(E/, readOnly],
  ['no engine at its address', 'unreachable', /^The Temporal at 127.0.0.1:1, .* correct TEMPORAL_ADDRESS/, elsewhere],
];
if (smallDisk)
  cases.push(['a full disk', 'diskFull', /^The disk of .* free some space/, () => ({ JIELI_DATA: smallDisk })]);
if (isRoot)
  cases.push(['a folder closed to PostgreSQL', 'folderClosed', /cannot enter .* set JIELI_DATA/, withClosedParent]);

/** Each waits for a process, so they run beside each other. No Temporal is started: at its address there is none. */
test.concurrent.each(cases)('%s ends the start: %s', async (_, reason, sentence, given) => {
  const env = await given();
  const whole = { ...ofTests(env.JIELI_DATA ?? folder()), TEMPORAL_ADDRESS: '127.0.0.1:1', ...env };
  const [code, words] = await new Promise<[number | null, string]>((resolve) => {
    const child = execFile(process.execPath, [main], { env: whole, timeout: endsWithinMs }, (_error, _out, stderr) =>
      resolve([child.exitCode, stderr.trim()]),
    );
  });
  expect(words).toMatch(sentence);
  expect(words.split('\n')).toHaveLength(1);
  expect(code).toBe(exits[reason]);
});

function elsewhere(): NodeJS.ProcessEnv {
  return { DATABASE_URL: 'postgres://127.0.0.1:1/none' };
}

async function withTakenInnerPort(): Promise<NodeJS.ProcessEnv> {
  const JIELI_DATA = folder();
  writeFileSync(join(JIELI_DATA, 'ports.json'), JSON.stringify({ postgres: await listening() }));
  return { JIELI_DATA };
}

function withLivingHolder(): NodeJS.ProcessEnv {
  const JIELI_DATA = folder();
  writeFileSync(join(JIELI_DATA, 'claim.7'), JSON.stringify(processOf(process.pid)));
  return { JIELI_DATA };
}

/** Root writes whatever the modes say: for root it must be the disk, or a place where nobody may make a folder. */
function readOnly(): NodeJS.ProcessEnv {
  if (readOnlyDisk) return { JIELI_DATA: readOnlyDisk };
  if (isRoot) return { JIELI_DATA: '/proc/jieli' };
  const JIELI_DATA = folder();
  chmodSync(JIELI_DATA, 0o555);
  return { JIELI_DATA };
}

function withClosedParent(): NodeJS.ProcessEnv {
  const JIELI_DATA = join(folder(), 'closed', 'data');
  mkdirSync(JIELI_DATA, { recursive: true });
  chmodSync(join(JIELI_DATA, '..'), 0o700);
  return { JIELI_DATA, DATABASE_URL: undefined };
}

test('a write that finds no space left is told as a full disk, however deep the error lies', () => {
  let fault: unknown;
  try {
    writeFileSync('/dev/full', 'x');
  } catch (error) {
    fault = error;
  }
  expect(endingOf(new Error('initdb failed', { cause: fault }), folder()).reason).toBe('diskFull');
  const postgresSays = Object.assign(new Error('could not extend file'), { code: '53100' });
  expect(endingOf(postgresSays, folder()).reason).toBe('diskFull');
});

test('exit codes differ, and none means success', () => {
  expect(new Set([0, ...Object.values(exits)]).size).toBe(Object.keys(exits).length + 1);
});

test('people find the console on 8080 in the demo, and the tests ask for any free port', () => {
  expect(readSettings({})).toMatchObject({ mode: 'demo', port: 8080, namespace: 'default' });
  expect(readSettings({ PORT: '0', JIELI_MODE: 'production' })).toMatchObject({ mode: 'production', port: undefined });
});

test('ports stay as chosen, below those of outgoing connections, and a torn file is chosen anew', async () => {
  const file = join(folder(), 'ports.json');
  const chosen = await keptPorts(file, {});
  expect(Math.max(...Object.values(chosen))).toBeLessThan(32_768);
  expect(new Set(Object.values(chosen)).size).toBe(Object.keys(chosen).length);
  expect(await keptPorts(file, {})).toEqual(chosen);
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 40));
  expect(Object.keys(await keptPorts(file, {}))).toEqual(Object.keys(chosen));
});

test('names in Chinese do not push the columns of the table apart', () => {
  const [first, second] = aligned([
    ['王经办', 'officer'],
    ['supplier', 'x'],
  ]);
  expect(first).toBe('  王经办     officer');
  expect(second).toBe('  supplier   x');
});

describe('without a server in the cache', () => {
  const archive = archiveName(serverVersion());
  const never = new AbortController().signal;
  const nothing = () => undefined;

  /** An archive as the official release has it: programs and their configuration, side by side. */
  async function release(spoil = (sum: string) => sum): Promise<string> {
    const place = folder();
    for (const name of ['temporal-server', 'temporal-sql-tool'])
      writeFileSync(join(place, name), name, { mode: 0o755 });
    writeFileSync(join(place, 'README'), 'not unpacked');
    execFileSync('tar', ['-czf', archive, 'README', 'temporal-server', 'temporal-sql-tool'], { cwd: place });
    const sum = spoil(execFileSync('sha256sum', [archive], { cwd: place }).toString().slice(0, 64));
    const port = await listening((path) =>
      path.endsWith('/checksums.txt')
        ? `${'0'.repeat(64)}  other.tar.gz\n${sum}  ${archive}\n`
        : readFileSync(join(place, archive)),
    );
    return `http://127.0.0.1:${port}`;
  }

  test('the official release is fetched and unpacked, and the table will say that it has no web UI', async () => {
    const cache = join(folder(), 'cache');
    const engine = await findEngine(nothing, never, { cache, releases: await release(), go: 'no-go-here' });
    expect(readFileSync(engine.server.command, 'utf8')).toBe('temporal-server');
    expect(engine.server.args).toEqual(['start']);
    expect(engine.ui).toBeUndefined();
    expect(readdirSync(join(cache, `temporal-${serverVersion()}`))).toEqual(['temporal-server', 'temporal-sql-tool']);
    const again = await findEngine(nothing, never, { cache, releases: 'http://127.0.0.1:1', go: 'no-go-here' });
    expect(again).toEqual(engine);
  });

  test('an archive that does not match its checksum leaves nothing behind', async () => {
    const cache = folder();
    const from = await release(() => '1'.repeat(64));
    await expect(fetchRelease(from, join(cache, 'temporal'), never)).rejects.toThrow(/does not match its checksum/);
    expect(readdirSync(cache)).toEqual([]);
  });

  test('a place that does not answer is given up', async () => {
    const server = createServer();
    servers.push(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const from = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await expect(fetchRelease(from, join(folder(), 'temporal'), never, 300)).rejects.toThrow(/no connection in 0.3 s/);
    server.closeAllConnections();
  });

  test('no release and no Go end the start with the four ways to a server', async () => {
    const places = { cache: folder(), releases: 'http://127.0.0.1:1', go: 'no-go-here' };
    const ended = findEngine(nothing, never, places);
    await expect(ended).rejects.toMatchObject({ reason: 'noServer' });
    await expect(ended).rejects.toThrow(/set TEMPORAL_ADDRESS .* copy .* reach http:\/\/127.0.0.1:1, or install Go/);
  });
});
