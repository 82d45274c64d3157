/** 结果公告：what the public is told of acceptance and evaluation. Recipients are counted, never named (条例45, 细则28, 29). */
import type { Procurement } from './procurement.ts';
import type { Publication } from './publication.ts';

export function acceptancePublication({ id, opening, scheme, contract, acceptance }: Procurement): Publication {
  const { group = {}, items = {}, passed, recipientsOpinion, published } = acceptance!;
  const members = Object.entries(group);
  const results = Object.entries(items).map(([line, item]) => [
    line,
    { title: scheme?.services[line]?.title, standard: scheme?.services[line]?.standard, ...item },
  ]);
  return {
    case: id,
    kind: 'acceptance',
    at: published!.at,
    title: `${opening.title}履约验收结果公告`,
    body: {
      purchaser: opening.purchaser,
      provider: contract?.provider,
      contract: contract?.number,
      passed,
      items: Object.fromEntries(results),
      members: members.flatMap(([member, kind]) => (kind === 'recipient' ? [] : [member])),
      recipients: members.filter(([, kind]) => kind === 'recipient').length,
      ...(recipientsOpinion === undefined ? {} : { recipientsOpinion }),
    },
  };
}

export function evaluationPublication({ id, opening, contract, evaluation }: Procurement): Publication {
  const { purchaser, recipients, thirdParty, published } = evaluation!;
  return {
    case: id,
    kind: 'evaluation',
    at: published!.at,
    title: `${opening.title}绩效评价结果`,
    body: {
      purchaser: opening.purchaser,
      provider: contract?.provider,
      points: published!.points,
      grade: published!.grade,
      byPurchaser: purchaser?.points,
      byRecipients: recipients?.points,
      sample: recipients?.sample,
      byThirdParty: thirdParty?.points,
      thirdParty: thirdParty?.organisation,
    },
  };
}
