/** The finished case file as an officer reads it: parties, stages, acts, refusals, deadlines, money, recipients. */
import { demoAccounts, demoOrganisations } from '../db/demo-accounts.ts';
import { methodTitles } from '../domain/methods.ts';
import { yuan } from '../domain/money.ts';
import { isSettled, type Procurement, stageTitles } from '../domain/procurement.ts';
import { civilDate, clockTime } from '../domain/time.ts';
import { columns } from './columns.ts';
import type { DeadlineKept, Done, Finished } from './finished.ts';
import type { Went } from './player.ts';
import { articleIn } from './refusal.ts';

const kindTitles: Record<string, string> = { administrative: '事务性服务', caring: '服务性服务' };
const basisTitles: Record<string, string> = { contract: '合同约定', plan: '计划、公告所定', house: '本单位规定' };

/** What a case does by itself again and again, and nobody reads. */
const counting: readonly string[] = ['recountRecipients'];

export function report(finished: Finished, steps: readonly Went[]): string {
  const sections: [string, string[]][] = [
    ['阶段', finished.stages.map(({ stage, at }) => `${civilDate(at)}  ${stageTitle(stage)}`)],
    ['办理经过', finished.acts.filter(({ act }) => !counting.includes(act)).map(actLine)],
    ['有提醒而说明理由后办理的', warnedLines(finished.acts)],
    ['预期并且确被拒绝的', refusedLines(steps)],
    ['期限', deadlineLines(finished.deadlines)],
    ['资金', moneyLines(finished)],
    ['分期款项', instalmentLines(finished.state)],
    ['服务对象', recipientLines(finished)],
  ];
  const told = sections.filter(([, lines]) => lines.length > 0);
  return [
    ...head(finished),
    ...told.flatMap(([title, lines]) => ['', `【${title}】`, ...lines.map((line) => `  ${line}`)]),
  ].join('\n');
}

function head({ procurement, state, stage, successor }: Finished): string[] {
  const { opening, contract } = state;
  const kind = [methodTitles[opening.method], kindTitles[opening.serviceKind], stageTitle(stage)].filter(Boolean);
  return [
    `采购案卷 ${procurement}  ${opening.title}`,
    `  ${kind.join(' · ')}`,
    `  购买主体 ${organisation(opening.purchaser)}`,
    ...(opening.agency ? [`  代理机构 ${organisation(opening.agency)}`] : []),
    ...(contract ? [`  承接主体 ${organisation(contract.provider)}，合同 ${contract.number}`] : []),
    ...(state.adoption ? ['  接入的在办合同：接入前的各环节以所附材料为据，未经本系统审查'] : []),
    ...(opening.successorOf ? [`  接续 ${opening.successorOf}`] : []),
    ...(successor ? [`  接续的新采购 ${successor.procurement}（${stageTitle(successor.stage)}）`] : []),
  ];
}

function actLine(done: Done): string {
  const where = done.in ? `〔${caseTitle(done.in)}〕` : '';
  return `${clockTime(done.at)}  ${who(done)}  ${where}${done.title}${subject(done)}  ${articles(done.under)}`.trimEnd();
}

/** Which instalment, which township, how many recipients. */
function subject({ input = {} }: Done): string {
  const { instalment, township, recipients } = input;
  const parts = [
    ...(typeof instalment === 'string' ? [`第 ${instalment} 期`] : []),
    ...(typeof township === 'string' ? [township] : []),
    ...(Array.isArray(recipients) ? [`${recipients.length} 人`] : []),
  ];
  return parts.length > 0 ? `（${parts.join('，')}）` : '';
}

/** 《采购法》第三十五条、第三十六条：each statute is named once. */
function articles(names: readonly string[]): string {
  const byStatute = new Map<string, string[]>();
  for (const name of names) {
    const [statute, article] = name.split(/(?<=》)/) as [string, string];
    byStatute.set(statute, [...(byStatute.get(statute) ?? []), article]);
  }
  return [...byStatute].map(([statute, all]) => `${statute}${all.join('、')}`).join('；');
}

function warnedLines(acts: readonly Done[]): string[] {
  return acts.flatMap(({ at, title, findings, reason }) => {
    const warned = (findings ?? []).filter(({ holds, force }) => !holds && force === 'warns');
    if (warned.length === 0) return [];
    const rules = warned.map((one) => `  提醒：${one.rule}${figures(one)}`);
    return [`${civilDate(at)}  ${title}`, ...rules, `  理由：${reason ?? '（系统办理）'}`];
  });
}

function figures({ required, actual }: { required?: string; actual?: string }): string {
  const said = [required && `应当 ${required}`, actual && `实际 ${actual}`].filter(Boolean);
  return said.length > 0 ? `（${said.join('，')}）` : '';
}

function refusedLines(steps: readonly Went[]): string[] {
  return steps
    .filter(({ step, asTold }) => step.refused && asTold)
    .flatMap(({ step, title, answer }) => [
      `${step.at}  ${nameOf(step.by)}  ${title}：${answer.body.title as string}`,
      `  依据：${articleIn(answer) ?? basisTitles[String(answer.body.basis)] ?? '所填内容的格式'}`,
      ...(step.note ? [`  缘由：${step.note}`] : []),
      ...(answer.body.remedy ? [`  补救：${answer.body.remedy as string}`] : []),
    ]);
}

function deadlineLines(deadlines: readonly DeadlineKept[]): string[] {
  return columns(
    deadlines.map((one) => [
      civilDate(one.due),
      outcome(one),
      deadlineTitle(one),
      one.under ?? basisTitles[one.basis] ?? '',
    ]),
  );
}

function deadlineTitle({ name, title, of }: DeadlineKept): string {
  const where = name.includes('/') ? `〔${caseTitle(name.split('/')[0]!)}〕` : '';
  const earlier = /#(\d+)$/.exec(name);
  const time = earlier ? `（前第 ${earlier[1]} 次）` : '';
  return `${where}${title}${time}${of === undefined ? '' : `（${/^\d+$/.test(of) ? `第 ${of} ${unitOf(name)}` : of}）`}`;
}

/** What a clock that runs several times is counted in. */
function unitOf(name: string): string {
  if (name.startsWith('cure')) return '次';
  if (/^(challenge|complaint)Pending/.test(name)) return '件';
  return name.startsWith('challengeOf') ? '轮' : '期';
}

/** A duty is kept or missed; a waiting period and a right only end; what was given up is neither. */
function outcome({ kind, late, stoppedAt, lapsed, recounted }: DeadlineKept): string {
  const on = stoppedAt ? `，${civilDate(stoppedAt)} 了结` : '';
  if (recounted) return '更正后重计';
  if (lapsed && !late) return `不再履行${on}`;
  if (kind === 'duty') return late ? `逾期${on || '，尚未办理'}` : on ? `按期${on}` : '尚未到期';
  return kind === 'wait' ? '等待期' : '截止';
}

function moneyLines({ money: amounts }: Finished): string[] {
  const titles = {
    plannedFen: '预算',
    committedFen: '合同',
    paidFen: '已付',
    deductedFen: '扣减',
    waivedFen: '不再支付',
  };
  return columns(
    Object.entries(titles).map(([key, title]) => [title, yuan(amounts[key as keyof typeof titles])]),
    [1],
  );
}

function instalmentLines({ instalments = {} }: Procurement): string[] {
  const all = Object.entries(instalments);
  if (all.length === 0) return [];
  const rows = all.map(([number, one]) => [
    number,
    one.title,
    ...[one.amountFen, one.paidFen, one.deductedFen, one.waivedFen].map(yuan),
    isSettled(one) ? '已结清' : '未结清',
  ]);
  return columns([['期', '名称', '金额', '已付', '扣减', '不再支付', ''], ...rows], [2, 3, 4, 5]);
}

function recipientLines({ recipients: { total, served, ended }, state }: Finished): string[] {
  if (total === 0) return [];
  const told = state.takeovers ? `，接管后恢复服务 ${served} 人，不再需要服务 ${ended} 人` : '';
  return [`名册 ${total} 人${told}`];
}

function caseTitle(name: string): string {
  const titles: Record<string, string> = {
    lot: '采购包',
    payment: '支付',
    takeover: '接管',
    complaint: '质疑投诉',
    allotment: '指标',
    township: '经办台账',
  };
  const parts = name.split('/').map((part) => part.split(':') as [string, string]);
  return parts.map(([proceeding, number]) => `${titles[proceeding]} ${number}`).join(' ');
}

function who({ actor }: Done): string {
  if (!actor || actor.role === 'proceeding') return '系统';
  const name = demoAccounts.find(({ person }) => person === actor.person)?.name ?? actor.person;
  return `${name}（${organisation(actor.organisation)}）`;
}

export function nameOf(login: string): string {
  const account = demoAccounts.find((one) => one.login === login);
  return account ? account.name : login;
}

function organisation(code: string): string {
  return demoOrganisations[code] ?? code;
}

function stageTitle(stage: string): string {
  return (stageTitles as Record<string, string>)[stage] ?? stage;
}
