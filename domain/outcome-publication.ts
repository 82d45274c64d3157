/** 结果公告：what the public is told of acceptance and evaluation. Recipients are counted, never named (条例45, 细则28, 29). */
import type { Procurement } from './procurement.ts';
import { type Publication, projectOf, publication } from './publication.ts';
import { civilDate } from './time.ts';

export function acceptancePublication(state: Procurement): Publication {
  const { opening, scheme, contract, acceptance, failedAcceptances = {} } = state;
  const { group = {}, items = {}, passed, recipientsOpinion, published } = acceptance!;
  const members = Object.entries(group);
  const results = Object.entries(items).map(([line, item]) => [
    line,
    { title: scheme?.services[line]?.title, standard: scheme?.services[line]?.standard, ...item },
  ]);
  return publication('acceptance', state, published!.at, `${opening.title}履约验收结果公告`, {
    ...projectOf(state),
    provider: contract?.provider,
    contract: contract?.number,
    passed,
    items: Object.fromEntries(results),
    members: members.flatMap(([member, kind]) => (kind === 'recipient' ? [] : [member])),
    recipients: members.filter(([, kind]) => kind === 'recipient').length,
    ...(recipientsOpinion === undefined ? {} : { recipientsOpinion }),
    ...(Object.keys(failedAcceptances).length > 0 ? { failedBefore: failures(failedAcceptances) } : {}),
  });
}

/** What was not passed the times before, by number: the day, the lines, and until when it was to be made good. */
function failures(failed: NonNullable<Procurement['failedAcceptances']>) {
  const told = Object.entries(failed).map(([number, { items = {}, cureBy, recorded }]) => {
    const lines = Object.keys(items).filter((line) => !items[line]!.passed);
    return [number, { on: recorded && civilDate(recorded.at), lines, ...(cureBy ? { cureBy } : {}) }];
  });
  return Object.fromEntries(told);
}

export function evaluationPublication(state: Procurement): Publication {
  const { opening, contract, evaluation } = state;
  const { purchaser, recipients, thirdParty, published, indicators, answer } = evaluation!;
  return publication('evaluation', state, published!.at, `${opening.title}绩效评价结果`, {
    ...projectOf(state),
    provider: contract?.provider,
    points: published!.points,
    grade: published!.grade,
    byPurchaser: purchaser?.points,
    byRecipients: recipients?.points,
    sample: recipients?.sample,
    byThirdParty: thirdParty?.points,
    thirdParty: thirdParty?.organisation,
    ...(indicators ? { indicators: indicators.document } : {}),
    ...(recipients?.interval ? { satisfaction: recipients.interval } : {}),
    ...(answer
      ? { answer: { accepts: answer.accepts, statement: answer.statement, decided: answer.decided?.reason } }
      : {}),
  });
}
