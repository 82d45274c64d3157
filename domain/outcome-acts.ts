/** 验收与绩效评价的行为: what a service is held against when it was given, in the order of the law. */
import { appointAcceptanceGroup, publishAcceptance, recordAcceptance, requestAcceptance } from './acceptance.ts';
import { publishEvaluation, scoreAsPurchaser, scoreAsRecipients, scoreAsThirdParty } from './evaluation.ts';
import { answerEvaluation, decideEvaluationAnswer, notifyEvaluation } from './evaluation-answer.ts';
import { drawSample, layDownSampleSeed } from './evaluation-sample.ts';
import { adoptIndicators } from './indicators.ts';
import { decideRenewal } from './renewal.ts';
import { acceptStage, noteStall } from './stage-acceptance.ts';

const acceptance = [
  acceptStage,
  noteStall,
  requestAcceptance,
  appointAcceptanceGroup,
  recordAcceptance,
  publishAcceptance,
];
const preparing = [adoptIndicators, layDownSampleSeed, drawSample];
const scoring = [scoreAsPurchaser, scoreAsRecipients, scoreAsThirdParty];
const hearing = [notifyEvaluation, answerEvaluation, decideEvaluationAnswer];

export const outcomes = [...acceptance, ...preparing, ...scoring, ...hearing, publishEvaluation, decideRenewal];
