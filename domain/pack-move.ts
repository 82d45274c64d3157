/** 改适用政策包：a running case goes by another pack only where one person asks for it with a reason and another approves. */
import type { Actor } from './act.ts';
import { inForce } from './fact.ts';
import { anotherPerson, type Finding, houseRule } from './finding.ts';
import { type Anchor, type PackId, packIdOf, packs } from './law/packs.ts';
import { anchors } from './law/row.ts';
import { defineAct, type Procurement, type Signed, type Stage, stageTitles } from './procurement.ts';
import type { PackMove as Asked, PackMoveDecision, PackMoveRejection } from './shapes/pack-move.ts';
import { type CivilDate, civilDate } from './time.ts';

/** By number; kept, so that the case itself says by which law it was judged until when. */
export interface PackMove {
  from: PackId;
  to: PackId;
  reason: string;
  paper: string;
  occurredOn: CivilDate;
  proposed: Signed;
  confirmed?: Signed;
  rejected?: Signed & { reason: string };
}

const notRunning: readonly Stage[] = ['unopened', 'adopting', 'closed', 'cancelled', 'unadopted'];
const running = (Object.keys(stageTitles) as Stage[]).filter((stage) => !notRunning.includes(stage));
const movesMax = 20;

export const adoptPack = defineAct<Asked>()({
  name: 'adoptPack',
  title: '提请改适用政策包',
  during: running,
  by: ['officer'],
  under: [],
  requires: (state) => [
    houseRule(!pendingIn(state), '没有待批准的改适用方可另行提请', '请先批准或者不予批准', 'blocks'),
    houseRule(
      Object.keys(state.packMoves ?? {}).length < movesMax,
      `一案改适用不超过 ${movesMax} 次`,
      undefined,
      'blocks',
    ),
  ],
  judge: (state, { pack }, { at }) => [ofRegion(state, pack), begun(pack, at), another(state, pack)],
  apply: (state, { pack, reason, paper, occurredOn }, { actor, at }) =>
    withMove(state, String(Object.keys(state.packMoves ?? {}).length + 1), {
      from: state.pack,
      to: pack,
      reason,
      paper,
      occurredOn,
      proposed: { by: actor.person, at },
    }),
  fact: {
    fields: ['paper', 'occurredOn'],
    stands: (state, { at }) => [inForce(moveOf(state, at) !== undefined)],
    without: (state) => state,
    replaced: (state, { at, corrected: { paper, occurredOn } }) => {
      const [number, move] = moveOf(state, at) ?? [];
      return number && move ? withMove(state, number, { ...move, paper, occurredOn }) : state;
    },
  },
});

/** What is judged after it goes by the new pack; what was judged, and the periods that run, stay as they were counted. */
export const confirmPack = defineAct<PackMoveDecision>()({
  name: 'confirmPack',
  title: '批准改适用政策包',
  during: running,
  by: ['director'],
  under: [],
  decides: pendingIn,
  awaited: (state) => (pendingIn(state) ? [{}] : []),
  requires: isPending,
  judge: (state, { move }, { actor }) => ofPending(state, move, actor),
  // The new pack is that of its first day, for every event that has been.
  pins: (state, { move }) => {
    const first = state.packMoves?.[move]?.to.split('@')[1];
    const events = ['opening', ...Object.keys(state.packs ?? {})] as Anchor[];
    return first ? Object.fromEntries(events.map((event) => [event, first])) : {};
  },
  apply: (state, { move }, { actor, at }) => {
    const asked = state.packMoves?.[move];
    if (!asked) return state;
    return { ...withMove(state, move, { ...asked, confirmed: { by: actor.person, at } }), pack: asked.to };
  },
});

export const rejectPack = defineAct<PackMoveRejection>()({
  name: 'rejectPack',
  title: '不予改适用（撤回提请）',
  during: running,
  by: ['director', 'officer'],
  under: [],
  decides: pendingIn,
  requires: isPending,
  judge: (state, { move }) => [ofNumber(state, move)],
  apply: (state, { move, reason }, { actor, at }) => {
    const asked = state.packMoves?.[move];
    return asked ? withMove(state, move, { ...asked, rejected: { by: actor.person, at, reason } }) : state;
  },
});

function withMove(state: Procurement, number: string, move: PackMove): Procurement {
  return { ...state, packMoves: { ...state.packMoves, [number]: move } };
}

function moveOf({ packMoves = {} }: Procurement, at: string): [string, PackMove] | undefined {
  return Object.entries(packMoves).find(([, { proposed }]) => proposed.at === at);
}

function pendingIn({ packMoves = {} }: Procurement): [string, PackMove] | undefined {
  return Object.entries(packMoves).find(([, { confirmed, rejected }]) => !confirmed && !rejected);
}

function isPending(state: Procurement): Finding[] {
  return [houseRule(pendingIn(state) !== undefined, '有待批准的改适用', '请由经办人先提请改适用', 'blocks')];
}

function ofNumber(state: Procurement, move: string): Finding {
  const [number] = pendingIn(state) ?? [];
  return houseRule(number === move, '所决定的是待批准的那一次改适用', `请填写 ${number ?? '提请的序号'}`, 'blocks');
}

function ofPending(state: Procurement, move: string, actor: Actor): Finding[] {
  const { proposed } = state.packMoves?.[move] ?? {};
  return [ofNumber(state, move), anotherPerson(actor, [proposed?.by], '批准改适用的人不是提请的人')];
}

function ofRegion({ pack }: Procurement, to: PackId): Finding {
  const region = packs[pack]?.region;
  const own = Object.keys(packs).filter((id) => packs[id]!.region === region);
  return houseRule(packs[to]?.region === region, '改适用的政策包应当是本地区的', `可选：${own.join('、')}`, 'blocks');
}

function begun(to: PackId, at: string): Finding {
  const from = packs[to]?.from;
  const holds = from === undefined || from <= civilDate(at);
  return houseRule(holds, '已经施行的政策包方可改适用', `请在 ${from} 之后办理`, 'blocks');
}

/** Nothing would change: neither by the opening, nor by any event since. */
function another(state: Procurement, to: PackId): Finding {
  const isOther = (Object.keys(anchors) as Anchor[]).some((event) => packIdOf(state, event) !== to);
  return houseRule(isOther, '改适用的政策包不是本案现行的政策包', '本案已经适用该政策包', 'blocks');
}
