/** 一门受理、协同办理 (细则34): first asked, told once, in time; transferred without being let go. The household is a code. */
import { inForce } from './fact.ts';
import { type Finding, houseRule, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import type {
  HouseholdCheck,
  MissingTold,
  RequestEnd,
  RequestOnDay,
  RequestReceipt,
  RequestTransfer,
  TransferAnswer,
} from './shapes/township.ts';
import { civilDate } from './time.ts';
import {
  defineTownshipAct,
  hasBeen,
  onRecord,
  requestsMax,
  roomFor,
  type Township,
  type WindowRequest,
} from './township-state.ts';

export const receiveRequest = defineTownshipAct<RequestReceipt>()({
  name: 'receiveRequest',
  title: '受理救助申请（首问登记）',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 34, 1), cite('rules2019', 34, 2)],
  requires: ({ requests }) => [roomFor(requests, requestsMax)],
  judge: ({ requests = {} }, { request, occurredOn }, { at }) => [
    hasBeen(occurredOn, civilDate(at)),
    houseRule(requests[request] === undefined, '一件申请登记一次', '编号已经登记：请核对编号', 'blocks'),
  ],
  apply: (state, { request, ...receipt }, { actor, at }) =>
    withRequest(state, request, { ...receipt, received: { by: actor.person, at }, responsible: actor.person }),
  starts: (_, { request, occurredOn }) => [{ clock: 'requestAnswer', of: request, from: occurredOn, basis: 'house' }],
  fact: {
    fields: ['applicant', 'matter', 'channel', 'occurredOn'],
    instead: { request: '编号有误的，按撤回办结后另行登记' },
    stands: ({ requests }, { corrected: { request }, at }) => [
      inForce(requests?.[request]?.received.at === at && !requests[request]?.settled),
    ],
    without: (state, { corrected: { request } }) => {
      const { [request]: _, ...requests } = state.requests ?? {};
      return { ...state, requests };
    },
    replaced: (state, { corrected: { request, ...receipt } }) =>
      withRequest(state, request, { ...state.requests![request]!, ...receipt }),
  },
});

/** Until what is missing has come, the period for the answer does not run. */
export const tellMissing = defineTownshipAct<MissingTold>()({
  name: 'tellMissing',
  title: '一次性告知所缺材料',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 34, 2)],
  judge: ({ requests = {} }, { request }, { actor }) => [
    ...openRequest(requests[request], actor.person),
    requirement(
      requests[request]?.told === undefined,
      '服务窗口应当一次性告知：所缺材料在第一次告知时全部列明',
      cite('rules2019', 34, 2),
      '已经告知过一次：不得再以缺少材料为由要求补充；确因新情况需要的，写明理由',
      'warns',
    ),
  ],
  apply: (state, { request, missing }, { actor, at }) => {
    const { supplemented: _, ...before } = state.requests![request]!;
    const again = before.told ? (before.told.again ?? 0) + 1 : undefined;
    const told = { missing, by: actor.person, at, ...(again ? { again } : {}) };
    return withRequest(state, request, { ...before, told });
  },
  stops: (_, { request }) => [`requestAnswer:${request}`],
});

export const supplementRequest = defineTownshipAct<RequestOnDay>()({
  name: 'supplementRequest',
  title: '收到补充材料',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 34, 2)],
  awaited: ({ requests }) =>
    open(requests)
      .filter(([, one]) => isIncomplete(one))
      .map(([subject, { responsible }]) => ({ subject, person: responsible })),
  judge: ({ requests = {} }, { request, occurredOn }, { at }) => [
    hasBeen(occurredOn, civilDate(at)),
    ...openRequest(requests[request]),
    houseRule(isIncomplete(requests[request]), '告知缺件之后方可登记补充材料', '请先一次性告知所缺材料', 'blocks'),
  ],
  apply: (state, { request, occurredOn }) =>
    withRequest(state, request, { ...state.requests![request]!, supplemented: occurredOn }),
  starts: (_, { request, occurredOn }) => [{ clock: 'requestAnswer', of: request, from: occurredOn, basis: 'house' }],
});

/** 转办（介）: another authority acts; the window still answers for the request. */
export const transferRequest = defineTownshipAct<RequestTransfer>()({
  name: 'transferRequest',
  title: '转办（介）救助申请',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 34, 1)],
  judge: ({ requests = {} }, { request, occurredOn }, { actor, at }) => [
    hasBeen(occurredOn, civilDate(at)),
    ...openRequest(requests[request], actor.person),
    houseRule(!isAway(requests[request]), '前一次转办有结果之后方可再次转办', '请先登记转办结果', 'blocks'),
  ],
  apply: (state, { request, to, occurredOn }, { actor, at }) =>
    withRequest(state, request, {
      ...state.requests![request]!,
      transfer: { to, occurredOn, by: actor.person, at },
    }),
  starts: (_, { request, occurredOn }) => [{ clock: 'requestTransfer', of: request, from: occurredOn, basis: 'house' }],
});

export const recordTransferAnswer = defineTownshipAct<TransferAnswer>()({
  name: 'recordTransferAnswer',
  title: '登记转办结果',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 34, 1)],
  awaited: ({ requests }) =>
    open(requests)
      .filter(([, one]) => isAway(one))
      .map(([subject, { responsible }]) => ({ subject, person: responsible, clock: `requestTransfer:${subject}` })),
  judge: ({ requests = {} }, { request, occurredOn }, { at }) => [
    hasBeen(occurredOn, civilDate(at)),
    ...openRequest(requests[request]),
    houseRule(isAway(requests[request]), '已经转办、尚无结果的，方可登记转办结果', '请核对编号', 'blocks'),
  ],
  apply: (state, { request, result, occurredOn }) => {
    const one = state.requests![request]!;
    return withRequest(state, request, { ...one, transfer: { ...one.transfer!, answer: { result, occurredOn } } });
  },
  stops: (_, { request }) => [`requestTransfer:${request}`],
});

/** 家庭经济状况核对 (细则44): only by who has signed the pledge of secrecy. */
export const checkHousehold = defineTownshipAct<HouseholdCheck>()({
  name: 'checkHousehold',
  title: '核对家庭经济状况',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 44)],
  judge: ({ requests = {}, pledges = {} }, { request, occurredOn }, { actor, at }) => [
    hasBeen(occurredOn, civilDate(at)),
    ...openRequest(requests[request]),
    requirement(
      (pledges[actor.person]?.occurredOn ?? '9999') <= occurredOn,
      '核对人员应当签订保密协议书',
      cite('rules2019', 44),
      '请先登记本人签订的保密协议书，再行核对',
    ),
  ],
  apply: (state, { request, result, occurredOn }, { actor, at }) =>
    withRequest(state, request, {
      ...state.requests![request]!,
      check: { result, occurredOn, by: actor.person, at },
    }),
});

export const settleRequest = defineTownshipAct<RequestEnd>()({
  name: 'settleRequest',
  title: '办结救助申请',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 34, 2)],
  awaited: ({ requests }) =>
    open(requests)
      .filter(([, one]) => !isIncomplete(one))
      .map(([subject, { responsible }]) => ({ subject, person: responsible, clock: `requestAnswer:${subject}` })),
  judge: ({ requests = {} }, { request, outcome, occurredOn }, { actor, at }) => [
    hasBeen(occurredOn, civilDate(at)),
    ...openRequest(requests[request], actor.person),
    houseRule(
      outcome === 'withdrawn' || !isIncomplete(requests[request]),
      '所缺材料补充之后方可办结',
      '请先登记补充材料；申请人撤回的，按撤回办结',
      'blocks',
    ),
    houseRule(!isAway(requests[request]), '转办有结果之后方可办结', '请先登记转办结果，或者写明理由'),
  ],
  apply: (state, { request, outcome, paper, occurredOn }, { actor, at }) =>
    withRequest(state, request, {
      ...state.requests![request]!,
      settled: { outcome, paper, occurredOn, by: actor.person, at },
    }),
  stops: (_, { request }) => [`requestAnswer:${request}`, `requestTransfer:${request}`],
  fact: {
    fields: ['outcome', 'paper', 'occurredOn'],
    instead: { request: '办结了别的申请的，请由负责人核实后另行登记' },
    stands: ({ requests }, { corrected: { request }, at }) => [inForce(requests?.[request]?.settled?.at === at)],
    without: (state, { corrected: { request } }) => {
      const { settled: _, ...before } = state.requests![request]!;
      return withRequest(state, request, before);
    },
  },
});

/** Not settled yet, by number. */
export function open(requests: Township['requests'] = {}): [string, WindowRequest][] {
  return Object.entries(requests).filter(([, { settled }]) => !settled);
}

/** 首问负责: who was asked first goes on with it, and nobody else, until the post is handed over. */
function openRequest(one: WindowRequest | undefined, person?: string): Finding[] {
  const found = [
    onRecord(one !== undefined, '救助申请'),
    houseRule(!one?.settled, '尚未办结的申请方可办理', '这件申请已经办结；另有请求的，另行登记', 'blocks'),
  ];
  if (person === undefined || !one) return found;
  const mine = requirement(
    one.responsible === person,
    '服务窗口实行首问负责：由首问责任人办理到底',
    cite('rules2019', 34, 2),
    '请由首问责任人办理；已经离岗的，先办理岗位交接；临时代办的，写明理由',
    'warns',
  );
  return [...found, { ...mine, required: one.responsible, actual: person }];
}

function isIncomplete(one: WindowRequest | undefined): boolean {
  return one?.told !== undefined && one.supplemented === undefined;
}

function isAway(one: WindowRequest | undefined): boolean {
  return one?.transfer !== undefined && one.transfer.answer === undefined;
}

function withRequest(state: Township, number: string, one: WindowRequest): Township {
  return { ...state, requests: { ...state.requests, [number]: one } };
}
