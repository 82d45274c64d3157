/** What a person sees when all is up: where to go, as whom, and how to stop. */
import type { Settings } from './settings.ts';
import type { Addresses } from './stack.ts';

export interface DemoAccount {
  login: string;
  password: string;
  name: string;
  role: string;
  organisation: string;
}

const gap = 3;
const firstWide = 0x2e80;

const modes = {
  demo: 'demo: demo accounts, clocks may be moved. Not for real purchases.',
  production: 'production: no demo accounts, clocks cannot be moved',
};

export function table(settings: Settings, addresses: Addresses, accounts: readonly DemoAccount[]): string {
  const facts = [
    ['Start page, API', addresses.API_ADDRESS],
    ['Temporal UI', addresses.TEMPORAL_UI_ADDRESS ?? noUi(settings)],
    ['Temporal', `${addresses.TEMPORAL_ADDRESS}, namespace ${settings.namespace}`],
    ['Metrics', `${addresses.API_METRICS_ADDRESS}/metrics, worker ${addresses.WORKER_METRICS_ADDRESS}/metrics`],
    ['Treasury', addresses.TREASURY_ADDRESS ?? 'none: its answers are entered by hand (TREASURY_ADDRESS)'],
    ['Mode', modes[settings.mode]],
    ['Data', settings.folder],
    ['Logs', `${settings.folder}/logs`],
    ['To stop', 'Ctrl-C'],
  ];
  const heads = ['Login', 'Password', 'Name', 'Role', 'Organisation'];
  const people = accounts.map(({ login, password, name, role, organisation }) => [
    login,
    password,
    name,
    role,
    organisation,
  ]);
  const demo = settings.mode === 'demo' ? ['', ...aligned([heads, ...people])] : [];
  return ['', ...aligned(facts), ...demo, ''].join('\n');
}

function noUi({ temporalAddress }: Settings): string {
  return temporalAddress ? 'none here: it belongs to the Temporal of TEMPORAL_ADDRESS' : 'none in the official release';
}

export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => width(row[column]!))));
  const padded = (cell: string, column: number) => cell + ' '.repeat(widths[column]! - width(cell) + gap);
  return rows.map((row) => `  ${row.map(padded).join('')}`.trimEnd());
}

/** A Chinese character takes two places. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (character.codePointAt(0)! >= firstWide ? 2 : 1), 0);
}
