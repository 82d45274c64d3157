/** 社会救助协理员 (细则40–42): one for each village, what is asked of one, yearly assessment, and who is never employed again. */
import { anotherPerson, type Finding, houseRule, measure, requirement } from './finding.ts';
import { cite } from './law/cite.ts';
import type { AssistantAppointment, AssistantAssessment, AssistantExit, AssistantRenewal } from './shapes/township.ts';
import { civilDate } from './time.ts';
import {
  type Assistant,
  assistantsMax,
  defineTownshipAct,
  hasBeen,
  onRecord,
  roomFor,
  type Township,
} from './township-state.ts';

/** What the API finds of the same person in the other books, those that are closed among them. */
export interface FoundBarred {
  found?: { book: string; version: number; year: string };
}

export const appointAssistant = defineTownshipAct<AssistantAppointment & FoundBarred>()({
  name: 'appointAssistant',
  title: '聘用社会救助协理员',
  during: ['running'],
  by: ['officer'],
  under: [cite('rules2019', 40), cite('rules2019', 41)],
  requires: ({ assistants }) => [roomFor(assistants, assistantsMax)],
  judge: (state, input) => {
    const { assistants = {} } = state;
    const { assistant, village, education, computing, from, until, found } = input;
    const before = assistants[assistant];
    const there = Object.entries(assistants).filter(
      ([person, one]) => person !== assistant && one.village === village && !one.ended,
    );
    return [
      notBarred(before?.barred ?? found),
      houseRule(!before || before.ended !== undefined, '在聘的不重复聘用', '期满的，请办理续聘', 'blocks'),
      ...measure(state, 'assistantsPerVillage', there.length + 1, `请先办结 ${there[0]?.[0] ?? ''} 的解聘或者不再续聘`),
      requirement(education !== 'secondary', '协理员应当具有大专以上文化程度', cite('rules2019', 41), '请另行物色人选'),
      requirement(computing, '协理员应当熟悉计算机操作', cite('rules2019', 41), '请另行物色人选，或者先行培训'),
      houseRule(from < until, '聘期的止期晚于起期', '请核对聘期', 'blocks'),
    ];
  },
  apply: (state, { assistant, found: _, ...terms }, { actor, at }) => {
    const assessments = state.assistants?.[assistant]?.assessments;
    const one = { ...terms, appointed: { by: actor.person, at }, ...(assessments ? { assessments } : {}) };
    return withAssistant(state, assistant, one);
  },
});

export const assessAssistant = defineTownshipAct<AssistantAssessment>()({
  name: 'assessAssistant',
  title: '考评社会救助协理员（年度考核）',
  during: ['running'],
  by: ['director'],
  under: [cite('rules2019', 42)],
  decides: ({ assistants }) => assistants,
  judge: ({ assistants = {} }, { assistant, year }, { actor, at }) => {
    const one = assistants[assistant];
    return [
      onRecord(one !== undefined, '协理员'),
      houseRule(!one?.assessments?.[year], '一年考核一次', '本年度已经考核', 'blocks'),
      houseRule(year <= civilDate(at).slice(0, 4), '考核的年度不晚于今年', '请核对年度', 'blocks'),
      anotherPerson(actor, [assistant], '协理员不得考评自己'),
    ];
  },
  apply: (state, { assistant, year, ...assessment }, { actor, at }) => {
    const one = state.assistants![assistant]!;
    const signed = { by: actor.person, at };
    return withAssistant(state, assistant, {
      ...one,
      assessments: { ...one.assessments, [year]: { ...assessment, ...signed } },
      ...(assessment.grade === 'incompetent' ? { barred: { year, ...signed } } : {}),
    });
  },
  starts: ({ assistants = {} }, { assistant, grade }, { at }) =>
    grade === 'incompetent' && !assistants[assistant]!.ended
      ? [{ clock: 'assistantExit', of: assistant, from: civilDate(at), basis: 'house' }]
      : [],
});

export const renewAssistant = defineTownshipAct<AssistantRenewal>()({
  name: 'renewAssistant',
  title: '续聘社会救助协理员',
  during: ['running'],
  by: ['director'],
  under: [cite('rules2019', 42)],
  decides: ({ assistants }) => assistants,
  judge: ({ assistants = {} }, { assistant, until }) => {
    const one = assistants[assistant];
    return [
      onRecord(one !== undefined && !one.ended, '在聘协理员'),
      notBarred(one?.barred),
      requirement(
        one?.assessments !== undefined,
        '通过平时工作情况与年度考核相结合的办法进行考评',
        cite('rules2019', 42),
        '请先办理年度考核，再行续聘',
      ),
      houseRule(until > (one?.until ?? ''), '续聘的止期晚于原聘期', '请核对聘期', 'blocks'),
    ];
  },
  apply: (state, { assistant, until }) => withAssistant(state, assistant, { ...state.assistants![assistant]!, until }),
});

export const endAssistant = defineTownshipAct<AssistantExit>()({
  name: 'endAssistant',
  title: '解聘（不再续聘）社会救助协理员',
  during: ['running'],
  by: ['director'],
  under: [cite('rules2019', 42)],
  decides: ({ assistants }) => assistants,
  awaited: ({ assistants = {} }) =>
    Object.entries(assistants)
      .filter(([, { barred, ended }]) => barred && !ended)
      .map(([subject]) => ({ subject, clock: `assistantExit:${subject}` })),
  judge: ({ assistants = {} }, { assistant, way, occurredOn }, { at }) => {
    const one = assistants[assistant];
    return [
      hasBeen(occurredOn, civilDate(at)),
      onRecord(one !== undefined && !one.ended, '在聘协理员'),
      requirement(
        way !== 'dismissed' || one?.barred !== undefined,
        '考评不称职的，未到期的予以解聘',
        cite('rules2019', 42),
        '尚未考评为不称职：本人辞去的按辞聘办理；因其他原因解聘的，写明理由',
        'warns',
      ),
      houseRule(
        way !== 'expired' || occurredOn >= (one?.until ?? ''),
        '到期之后方可按期满办理',
        '请核对聘期',
        'blocks',
      ),
    ];
  },
  apply: (state, { assistant, way, occurredOn }, { actor, at }) =>
    withAssistant(state, assistant, {
      ...state.assistants![assistant]!,
      ended: { way, occurredOn, by: actor.person, at },
    }),
  stops: (_, { assistant }) => [`assistantExit:${assistant}`],
});

/** Of those in service, who has not been assessed for a year; for the look back on it. */
export function notAssessed({ assistants = {} }: Township, year: string): string[] {
  return Object.keys(assistants).filter((one) => !assistants[one]!.ended && !assistants[one]!.assessments?.[year]);
}

function notBarred(barred: { year: string; book?: string } | undefined): Finding {
  return requirement(
    barred === undefined,
    '考评不称职的协理员，不再续聘，并不再聘用',
    cite('rules2019', 42),
    `${barred?.book ?? '本台账'} 记有 ${barred?.year} 年度考评为不称职：请另行物色人选`,
  );
}

function withAssistant(state: Township, person: string, one: Assistant): Township {
  return { ...state, assistants: { ...state.assistants, [person]: one } };
}
