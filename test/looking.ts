/** Everything that somebody can be told of one purchase, by every address that there is, in a form that two purchases share. */
import { demoAccounts } from '../db/demo-accounts.ts';
import { act, call } from './world.ts';

const others = demoAccounts.filter(({ login }) => login !== 'supplier-a');

/** One of each role in each organisation, but for the supplier that acts: before the opening no person among them has a part of its own. */
export const onlookers = Object.values(
  Object.groupBy(others, ({ role, organisation }) => `${role} ${organisation}`),
).map((alike) => alike![0]!.login);

const versions = Array.from({ length: 20 }, (_, place) => place + 1);
const days = ['2025-03-24', '2025-03-25', '2025-03-26', '2025-03-28', '2025-04-01'];
const notOfCases = ['/api/openapi.json', '/api/deeds/{id}', '/api/catalogue', '/api/session', '/api/staffing'];

/** By what was asked. Refusals and trials are asked for, too: they must not tell more than a page does. */
export async function toldOf(id: string, login: string | undefined): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  const keep = (what: string, answer: unknown) => {
    // The number of one may be 0009 and of the other 0010.
    found[what.replace(id, 'ID').replace(id.slice(0, -1), 'BEFORE-ID')] = inCommon(answer, id);
  };
  if (!login) keep('notices', await call(login, 'GET', '/public/notices'));
  if (!login)
    for (const path of papersIn(`/public/procurements/${id}/papers`)) keep(path, await call(login, 'GET', path));
  if (!login) return found;
  for (const path of await pathsOf(id)) keep(path, await call(login, 'GET', path));
  for (const [name, input] of Object.entries(trials)) {
    const answer = await call(login, 'POST', `/api/procurements/${id}/acts/${name}?preview=true`, { input });
    keep(`preview ${name}`, answer);
  }
  keep('seen 999', await act(login, id, 'cancelPurchase', { reason: '试探' }, { seen: 999 }));
  const unknown = { entry: 999, fields: { number: '试探' }, reason: '试探' };
  keep('entry 999', await act(login, id, 'correctEntry', unknown));
  return found;
}

const trials = {
  clarifyNotice: { text: '服务地点更正', affectsBids: false },
  cancelPurchase: { reason: '试探' },
  openBids: { offers: {} },
  submitBid: { sealedSha256: 'a'.repeat(64) },
  registerForDocuments: {},
};

/** Every address that the API's own document gives for reading, with this case in it, and its past. */
async function pathsOf(id: string): Promise<string[]> {
  const { body } = await call(undefined, 'GET', '/api/openapi.json');
  const read = Object.entries(body.paths as Record<string, { get?: object }>)
    .filter(([path, { get }]) => get && path.startsWith('/api/') && !path.includes('{number}'))
    .map(([path]) => path)
    .filter((path) => !notOfCases.includes(path) && path !== '/api/procurements');
  const place = `/api/procurements/${id}`;
  return [
    ...read.filter((path) => !path.includes('{paper}')).map((path) => path.replace('{id}', id)),
    ...papersIn(`${place}/papers`),
    ...versions.map((version) => `${place}?at=${version}`),
    ...days.map((day) => `${place}?at=${day}T12:00:00.000Z`),
    ...versions.map((version) => `${place}/journal?after=${version}`),
    `/api/procurements?after=${id.slice(0, -1)}`,
  ];
}

/** The list, and of each paper what it says and where it stands in the journal. */
function papersIn(place: string): string[] {
  const names = ['notice', 'clarification', 'clarification-1', 'scheme', 'approval', 'report', 'contract', 'award'];
  return [place, ...names.map((name) => `${place}/${name}?as=json`)];
}

/** Of lists only what is about this case; moments by their day, for both are played one after the other. */
export function inCommon(answer: unknown, id: string): unknown {
  const isOfACase = (one: unknown) =>
    typeof one === 'object' && one !== null && ['case', 'procurement', 'heads'].some((key) => key in one);
  const own = JSON.stringify(answer, (_, value) =>
    Array.isArray(value) && value.some(isOfACase)
      ? value.filter((one) => JSON.stringify(one).includes(id))
      : (value as unknown),
  );
  return JSON.parse(
    own
      .replaceAll(id, 'ID')
      .replaceAll(/(\d{4}-\d{2}-\d{2})T[\d:.]+Z/g, '$1')
      .replaceAll(/(\d{4}-\d{2}-\d{2}) \d{2}:\d{2}/g, '$1')
      .replaceAll(/"[0-9a-f]{64}"/g, '"HASH"')
      // Each playing of a told case has a paper of its own.
      .replaceAll(/号-[0-9a-f]{8}"/g, '号"')
      .replaceAll(/"[\w-]{43}"/g, '"DEED"')
      .replaceAll(/\/api\/deeds\/[\w-]{43}/g, '/api/deeds/DEED')
      // Where a page of all cases ends depends on how many others were opened meanwhile.
      .replaceAll(/,"next":"\?after=[a-z][^"]*"/g, ''),
  );
}
