/** 公开审查：what is to be published and looks like a secret or like somebody's own data is held until a second person has released it. */
import type { Act, CaseState, Circumstance, Role } from './act.ts';
import { sha256Of } from './digest.ts';
import { blocking, type Finding, houseRule } from './finding.ts';
import type { Publication } from './publication.ts';
import { type SecretPlace, secretKinds, secretsIn } from './secrets.ts';
import type { PublicationRelease } from './shapes/release.ts';
import type { Instant } from './time.ts';

/** Who released which wording for publication, and why. */
export interface Released {
  act: string;
  reason: string;
  by: string;
  at: Instant;
}

/** One text of a publication with what was found in it; `path` is its place in the body. */
interface Held {
  path: string;
  text: string;
  places: SecretPlace[];
}

/** Who is party to the purchase, under which number, and whom to ask. */
const party = ['procurement', 'purchaser', 'agency', 'parties', 'contact'] as const;

/** Typed fields: what the law wants published, or what is a code, a number or a name by its shape. By kind of publication. */
const ofLaw: Partial<Record<Publication['kind'], readonly string[]>> = {
  intention: ['procurement'],
  notice: [...party, 'plan'],
  clarification: party,
  termination: party,
  singleSource: ['procurement', 'supplier', 'address', 'contact', 'experts', 'purchaser', 'agency'],
  award: [...party, 'experts', 'negotiators', 'recommended', 'supplier'],
  contract: [...party, 'number', 'provider'],
  amendment: [...party, 'number', 'provider'],
  acceptance: [...party, 'provider', 'contract', 'members'],
  evaluation: [...party, 'provider', 'thirdParty'],
  correction: [...party, 'excluded'],
  ban: ['provider', 'document'],
};

/** What by its form is no free text: a hash, a day, a moment. */
const formal = /^([0-9a-f]{64}|\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?)$/;

/** The texts of a publication in which something was found. */
export function heldIn({ kind, title, body }: Publication): Held[] {
  const { corrects } = body as { corrects?: Publication['kind'] };
  // A correction is told as what it corrects, beside what was told then.
  const exempt = corrects ? [...(ofLaw[corrects] ?? []), 'was'] : (ofLaw[kind] ?? []);
  const texts = [
    ['title', title] as const,
    ...Object.entries(body).flatMap(([field, value]) => (exempt.includes(field) ? [] : textsIn(value, field))),
  ];
  return texts.flatMap(([path, text]) => {
    const places = formal.test(text) ? [] : secretsIn(text);
    return places.length > 0 ? [{ path, text, places }] : [];
  });
}

function textsIn(value: unknown, path: string): (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, one]) => textsIn(one, `${path}.${field}`));
}

/** What a release is pinned to: the act, and every text that is held, to the letter. */
export function wordingOf(act: string, held: readonly Pick<Held, 'path' | 'text'>[]): string {
  return sha256Of(JSON.stringify([act, ...held.map(({ path, text }) => [path, text])]));
}

/** The act, refused as long as what it would tell the public is held. It is looked at as it would be published. */
export function gated<State extends CaseState>(act: Act<State, string, never>): Act<State, string, never> {
  if (!act.tells) return act;
  return {
    ...act,
    judge: (state, input, circumstance) => {
      const found = act.judge?.(state, input, circumstance) ?? [];
      const before = [...(act.requires?.(state, circumstance) ?? []), ...found];
      return blocking(before) ? found : [...found, ...ofPublication(act, state, input, circumstance)];
    },
  };
}

function ofPublication<State extends CaseState>(
  act: Act<State, string, never>,
  state: State,
  input: never,
  circumstance: Circumstance,
): Finding[] {
  const told = act.tells!(act.apply(state, input, circumstance), input);
  const held = told.flatMap(heldIn);
  if (held.length === 0) return [];
  const wording = wordingOf(act.name, held);
  const released = state.releases?.[wording];
  const isByAnother = released !== undefined && released.by !== circumstance.actor.person;
  const rule = '拟公开的内容不得含有国家秘密、内部文件标志和个人信息；确须公开的，由另一人审查后放行';
  const remedy = released
    ? '放行的人不得办理公开：请由另一人办理'
    : `请删去或者改写；确须公开的，由另一人办理放行，填写 act = ${act.name}，wordingSha256 = ${wording}`;
  return [{ ...houseRule(isByAnother, rule, remedy, 'blocks'), actual: held.map(worded).join('；') }];
}

/** Where it stands and what it looks like; how it begins is enough to find it, and no more is kept. */
function worded({ path, places }: Held): string {
  const each = places.map(({ kind, from, begins }) => `第 ${from} 字起疑似${secretKinds[kind]}（${begins}…）`);
  return `${path}：${each.join('、')}`;
}

/** For the acts of a purchase. */
export function releaseActs<State extends CaseState>(
  during: readonly State['stage'][],
  by: readonly Role[],
): readonly Act<State, string, never>[] {
  return [{ ...releasing(during, by), name: 'releaseForPublication', title: '放行公开内容' }];
}

/** For those of a complaint, whose decision the regulator publishes. */
export function decisionReleases<State extends CaseState>(
  during: readonly State['stage'][],
  by: readonly Role[],
): readonly Act<State, string, never>[] {
  return [{ ...releasing(during, by), name: 'releaseDecision', title: '放行处理决定公告的内容' }];
}

/** For those of a credit proceeding, whose ban is published. */
export function banReleases<State extends CaseState>(
  during: readonly State['stage'][],
  by: readonly Role[],
): readonly Act<State, string, never>[] {
  return [{ ...releasing(during, by), name: 'releaseBan', title: '放行禁止决定公告的内容' }];
}

/** Whoever releases has read the wording; whoever publishes is somebody else. */
function releasing<State extends CaseState>(
  during: readonly State['stage'][],
  by: readonly Role[],
): Omit<Act<State, string, never>, 'name' | 'title'> {
  const release: Omit<Act<State, string, PublicationRelease>, 'name' | 'title'> = {
    during,
    by,
    under: [],
    requires: ({ releases = {} }) => [
      houseRule(
        Object.keys(releases).length < releasesMax,
        `一案放行的公开内容不超过 ${releasesMax} 件`,
        '请改写拟公开的内容',
        'blocks',
      ),
    ],
    apply: (state, { act, wordingSha256, reason }, { actor, at }) => ({
      ...state,
      releases: { ...state.releases, [wordingSha256]: { act, reason, by: actor.person, at } },
    }),
  };
  return release as Omit<Act<State, string, never>, 'name' | 'title'>;
}

const releasesMax = 50;
