/** 填报有误：whatever is malformed in whatever is submitted is told by its field, before anything is judged or kept. */
import { submissionOf } from '../../api/submission.ts';
import { unkept } from '../../api/text.ts';
import { shapes } from '../../domain/shapes/index.ts';
import { inputOf, type Malformed, malformedOf } from './samples.ts';

const acts = Object.keys(shapes).sort();

/** The places that are complained of, as the way in reads a body. */
function complaints(act: string, json: string): { path: string[]; message: string }[] {
  const body = { input: JSON.parse(json) as unknown };
  const place = unkept(body);
  if (place) return [{ path: place, message: 'cannot be kept' }];
  const { issues = [] } = submissionOf(act, body);
  return issues.map(({ path, message }) => ({ path: path.map(String), message }));
}

/** The field itself, or what holds it and names it. */
function isNamed({ path }: Malformed, found: { path: string[]; message: string }[]): boolean {
  const [whole, holder] = [['input', ...path].join('.'), ['input', ...path.slice(0, -1)].join('.')];
  const key = path.at(-1) ?? '';
  return found.some(({ path: at, message }) => {
    const where = at.join('.');
    return where === whole || where.startsWith(`${whole}.`) || (where === holder && message.includes(key));
  });
}

test.each(acts)('%s takes what is well formed', (act) => {
  expect(submissionOf(act, { input: inputOf(act) }).issues).toBeUndefined();
});

test.each(acts)('%s takes nothing malformed, and names the field', (act) => {
  const all = malformedOf(act);
  expect(all.length).toBeGreaterThanOrEqual(4);
  const taken = all.filter(({ json }) => complaints(act, json).length === 0);
  expect(taken.map(({ way, path }) => `${path.join('.')} is ${way}`)).toEqual([]);
  const unnamed = all.filter((one) => one.path.length > 0 && !isNamed(one, complaints(act, one.json)));
  expect(unnamed.map((one) => [one.path.join('.'), one.way, complaints(act, one.json)[0]])).toEqual([]);
});

test('there are thousands of ways, of every kind', () => {
  const ways = acts.flatMap((act) => malformedOf(act).map(({ way }) => way));
  expect(ways.length).toBeGreaterThan(5000);
  for (const way of ['missing', 'null', 'a number', 'too long', 'negative', 'no whole number', 'beyond its most'])
    expect([way, ways.includes(way)]).toEqual([way, true]);
  for (const way of ['a day that is none', 'a huge list', 'a NUL', 'half a character', 'an unknown field $proto'])
    expect([way, ways.includes(way)]).toEqual([way, true]);
});

test('what is polluted with a prototype changes no object of ours', () => {
  for (const act of acts)
    for (const { json } of malformedOf(act)) if (json.includes('__proto__')) complaints(act, json);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
