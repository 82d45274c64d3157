/** The store of documents: whole or not at all, once, and never handed out when it is no longer what it was. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Inspection } from '../../documents/inspection.ts';
import { DocumentStore } from '../../documents/store.ts';
import { documentBytesMax } from '../../domain/document.ts';
import { office, pdf } from './files.ts';

const folders: string[] = [];
const disks: string[] = [];
afterAll(() => {
  for (const disk of disks) spawnSync('umount', [disk]);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jieli-store-'));
  folders.push(folder);
  return folder;
}

async function aStore(root = aFolder()): Promise<{ store: DocumentStore; root: string }> {
  const store = new DocumentStore(root);
  await store.prepare();
  return { store, root };
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const from = (...chunks: Buffer[]) => Readable.from(chunks, { objectMode: false });
const filesIn = (root: string) => globSync('**/*', { cwd: root, withFileTypes: true }).filter((one) => one.isFile());
const pathOf = (root: string, hash: string) => join(root, hash.slice(0, 2), hash.slice(2));
const distinct = (number: number) => pdf(`9 0 obj\n(${number})\nendobj`);

async function read(store: DocumentStore, hash: string): Promise<Buffer | string> {
  const found = await store.find(hash);
  return found.was === 'intact' ? buffer(found.handle.createReadStream({ start: 0 })) : found.was;
}

test('what is kept is under its hash, byte for byte, and nothing is left beside it', async () => {
  const { store, root } = await aStore();
  const bytes = pdf();
  const kept = { sha256: sha256(bytes), bytes: bytes.length, type: 'pdf' };
  expect(await store.keep(from(bytes.subarray(0, 7), bytes.subarray(7)))).toEqual({ was: 'kept', kept });
  expect(await read(store, kept.sha256)).toEqual(bytes);
  expect(await store.holds(kept.sha256, bytes.length)).toBe(true);
  expect(await store.holds(kept.sha256, bytes.length + 1)).toBe(false);
  expect(filesIn(root)).toHaveLength(1);
});

test('thirty who bring the same and thirty who bring something else at once leave thirty-one files, all whole', async () => {
  const { store, root } = await aStore();
  const all = [
    ...Array.from({ length: 30 }, () => pdf()),
    ...Array.from({ length: 30 }, (_, number) => distinct(number)),
  ];
  const kept = await Promise.all(all.map((bytes) => store.keep(from(bytes))));
  expect(kept.every(({ was }) => was === 'kept')).toBe(true);
  expect(filesIn(root)).toHaveLength(31);
  for (const bytes of all) expect(await read(store, sha256(bytes))).toEqual(bytes);
});

test('a file that is refused, too large or cut short leaves nothing', async () => {
  const { store, root } = await aStore();
  expect(await store.keep(from(office('docm')))).toMatchObject({ was: 'refused', objection: { actual: '宏' } });
  const large = Readable.from(
    (function* () {
      for (let at = 0; at <= documentBytesMax; at += 1024 * 1024) yield Buffer.alloc(1024 * 1024);
    })(),
  );
  expect(await store.keep(large)).toEqual({ was: 'tooLarge' });
  const broken = Readable.from(
    (async function* () {
      yield pdf();
      throw new Error('the line is gone');
    })(),
  );
  expect(await store.keep(broken)).toEqual({ was: 'cutShort' });
  expect(filesIn(root)).toEqual([]);
});

test('a flipped bit is never handed out; who brings the document again mends it', async () => {
  const { root } = await aStore();
  const alarms: string[] = [];
  const store = new DocumentStore(root, (words, which) => alarms.push(`${which}: ${words}`));
  const bytes = pdf();
  const hash = sha256(bytes);
  await store.keep(from(bytes));
  chmodSync(pathOf(root, hash), 0o600);
  writeFileSync(pathOf(root, hash), Buffer.concat([bytes.subarray(0, 40), Buffer.from('X'), bytes.subarray(41)]));
  expect(await read(store, hash)).toBe('damaged');
  expect(await store.keep(from(bytes))).toMatchObject({ was: 'kept' });
  expect(alarms).toEqual([expect.stringMatching(`^${hash}: .* was damaged`)]);
  expect(await read(store, hash)).toEqual(bytes);
  rmSync(pathOf(root, hash));
  expect(await read(store, hash)).toBe('absent');
});

test('while a large file is looked through, everything else goes on', async () => {
  const { store } = await aStore();
  await store.keep(from(pdf()));
  let longest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const large = pdf(`9 0 obj\n(${'/#/First '.repeat(4_000_000)})\nendobj`);
  expect(await store.keep(Readable.from([large], { objectMode: false }))).toMatchObject({ was: 'kept' });
  clearInterval(beat);
  expect(longest).toBeLessThan(2_000);
});

test('a file that takes too long to look through is refused, and the next one is looked through all the same', async () => {
  const [slow, quick] = [join(aFolder(), 'slow'), join(aFolder(), 'quick')];
  writeFileSync(slow, pdf(`9 0 obj\n(${'/#/First '.repeat(4_000_000)})\nendobj`));
  writeFileSync(quick, 'quick');
  const hurried = new Inspection(200);
  expect(await hurried.inspect(slow)).toMatchObject({ objection: { actual: expect.stringContaining('过于复杂') } });
  const patient = new Inspection();
  expect(await Promise.all([patient.inspect(quick), patient.inspect(quick)])).toEqual([
    { type: 'text' },
    { type: 'text' },
  ]);
  await expect(patient.inspect(join(aFolder(), 'nothing'))).rejects.toThrow('could not be looked through');
  expect(await patient.inspect(quick)).toEqual({ type: 'text' });
});

test('a folder that cannot be written is told with what to do', async () => {
  const file = join(aFolder(), 'file');
  writeFileSync(file, '');
  await expect(new DocumentStore(join(file, 'store')).prepare()).rejects.toThrow('set JIELI_DOCUMENTS to a folder');
});

test('only a hash leads into the store', async () => {
  const { store } = await aStore();
  for (const path of ['../../etc/passwd', 'A'.repeat(64), '', `${'a'.repeat(63)}/`])
    await expect(store.find(path)).rejects.toThrow('is no sha256');
});

test('killed in the middle of an upload it leaves nothing that is ever read, and that is swept when nobody can still want it', async () => {
  const root = aFolder();
  const module = fileURLToPath(new URL('../../documents/store.ts', import.meta.url));
  const program = `import { DocumentStore } from ${JSON.stringify(module)};
    const store = new DocumentStore(${JSON.stringify(root)});
    await store.prepare();
    await store.keep(process.stdin);`;
  const writer = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  writer.stdin.write(pdf());
  const incoming = join(root, 'incoming');
  const half = () => (existsSync(incoming) ? readdirSync(incoming).map((name) => join(incoming, name)) : []);
  while (half().length === 0 || readFileSync(half()[0]!).length === 0) await wait(20);
  writer.kill('SIGKILL');
  await once(writer, 'exit');
  const { store } = await aStore(root);
  expect(await store.find(sha256(pdf()))).toEqual({ was: 'absent' });
  expect(half()).toHaveLength(1);
  const past = new Date(Date.now() - 16 * 60_000);
  utimesSync(half()[0]!, past, past);
  expect(await store.sweep()).toBe(1);
  expect(filesIn(root)).toEqual([]);
});

const disk = aFolder();
const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=513m', 'tmpfs', disk]).status === 0;
if (isMounted) disks.push(disk);

(isMounted ? test : test.skip)(
  'a disk that is full, or fills up in the middle, takes nothing in and keeps nothing half',
  async () => {
    const { store } = await aStore(disk);
    const noise = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(4 * 1024 * 1024, 7)]);
    // There is room when it begins; somebody else takes it before it ends.
    const filling = Readable.from(
      (async function* () {
        yield noise.subarray(0, 1024);
        spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'other')}`, 'bs=1M']);
        yield noise.subarray(1024);
      })(),
    );
    expect(await store.keep(filling)).toEqual({ was: 'noRoom' });
    expect(await store.keep(from(pdf()))).toEqual({ was: 'noRoom' });
    rmSync(join(disk, 'other'));
    expect(filesIn(disk)).toEqual([]);
    expect(await store.keep(from(pdf()))).toMatchObject({ was: 'kept' });
  },
);
