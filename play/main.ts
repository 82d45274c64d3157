/** `npm run play -- cases/x.json`: plays one told case on the running system and prints the finished case file. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { schemaOf } from './case.ts';
import { System, Unreachable } from './http.ts';
import { type Played, play, type Went } from './player.ts';
import { articleIn, failureLines, unmetLines } from './refusal.ts';
import { nameOf, report } from './report.ts';
import { findOrStart } from './running.ts';
import { BadFile, readCase, type Telling } from './telling.ts';

const exits = { asTold: 0, otherwise: 1, badFile: 2, unreachable: 3 } as const;
const usage = `用法：npm run play -- cases/<案例>.json [--json] [--address http://127.0.0.1:8080]
      npm run play -- --schema     重写 cases/schema.json`;

process.exitCode = await run();

async function run(): Promise<number> {
  const told = wanted();
  if (!told) return exits.badFile;
  const { values, positionals } = told;
  if (values.schema) return writeSchema();
  const [path] = positionals;
  if (!path || positionals.length > 1) return complain(usage);
  try {
    const telling = readCase(path);
    return await playOne(telling, values.address ?? process.env.JIELI_ADDRESS, values.json);
  } catch (error) {
    if (error instanceof BadFile) return complain(error.message);
    if (!(error instanceof Unreachable)) throw error;
    console.error(`${error.message}。请先 npm start，或者用 --address 指明系统的地址。`);
    return exits.unreachable;
  }
}

function wanted() {
  const options = {
    json: { type: 'boolean', default: false },
    schema: { type: 'boolean' },
    address: { type: 'string' },
  } as const;
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    complain(`${(error as Error).message}\n${usage}`);
    return undefined;
  }
}

function complain(words: string): number {
  console.error(words);
  return exits.badFile;
}

/** On stdout nothing but the one object, where a machine asked for it. */
async function playOne(telling: Telling, address: string | undefined, json: boolean): Promise<number> {
  const running = await findOrStart(address, (line) => console.error(line));
  try {
    const played = await play(telling, new System(running.system.address), json ? undefined : progress);
    if (json) console.log(JSON.stringify(forMachines(played)));
    else console.log(forPeople(played));
    return played.ok ? exits.asTold : exits.otherwise;
  } finally {
    await running.end();
  }
}

/** One line that is overwritten where somebody watches, one line a step in a log. */
function progress({ number, step, title, asTold, answer }: Went, count: number): void {
  const outcome = !asTold ? '没有如所讲述' : step.refused ? `被拒绝，如所预期${under(answer)}` : '已办理';
  const line = `[${String(number).padStart(String(count).length)}/${count}] ${step.at} ${nameOf(step.by)} ${title}：${outcome}`;
  if (!process.stdout.isTTY) return void console.log(line);
  process.stdout.write(`\r\u001b[K${line}${number === count || !asTold ? '\r\u001b[K' : ''}`);
}

function under(answer: Went['answer']): string {
  const article = articleIn(answer);
  return article ? `（${article}）` : '';
}

function forPeople(played: Played): string {
  const { title, story, finished, steps, failed, unmet } = played;
  const end = failed
    ? failureLines(failed)
    : unmet.length > 0
      ? ['全部办完，但结果不是所预期的：', ...unmetLines(unmet).map((line) => `  ${line}`)]
      : [`如所讲述：共 ${steps.length} 步，其中预期被拒绝的 ${steps.filter(({ step }) => step.refused).length} 步。`];
  return ['', `${title}`, story, '', ...(finished ? [report(finished, steps), ''] : []), ...end].join('\n');
}

function forMachines({ steps, failed, ...played }: Played): object {
  return {
    ...played,
    steps: steps.map(({ number, step, asTold, answer }) => ({
      number,
      ...step,
      asTold,
      status: answer.status,
      answer: answer.body,
    })),
    refusals: steps.filter(({ step, asTold }) => step.refused && asTold).length,
    ...(failed
      ? {
          failed: {
            number: failed.number,
            act: failed.step.act,
            status: failed.answer.status,
            problem: failed.answer.body,
          },
        }
      : {}),
  };
}

function writeSchema(): number {
  const path = fileURLToPath(new URL('../cases/schema.json', import.meta.url));
  writeFileSync(path, `${JSON.stringify(schemaOf(), null, 2)}\n`);
  console.log(`已重写 ${path}`);
  return exits.asTold;
}
