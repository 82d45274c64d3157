/** 采购意向：a month before a purchase begins, the public reads what is meant to be bought; what comes sooner needs a reason. */
import { intentionPublication } from './course-publication.ts';
import { type Finding, houseRule, measure } from './finding.ts';
import { limitOf } from './law/packs.ts';
import { courses } from './methods.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { IntentionNotice } from './shapes/course.ts';
import { addDays, civilDate, daysBetween, type Instant } from './time.ts';

export const publishIntention = defineAct<IntentionNotice>()({
  name: 'publishIntention',
  title: '公开采购意向',
  during: ['budget', 'filing', 'announcement'],
  by: ['officer'],
  under: [],
  awaited: ({ intention, notice, agreement, round }) => (intention || notice || agreement || round > 1 ? [] : [{}]),
  requires: ({ intention, notice }) => [
    houseRule(!intention, '采购意向尚未公开', '采购意向已经公开，无需重复公开', 'blocks'),
    houseRule(!notice, '采购意向在采购活动开始前公开', '采购活动已经开始：请按公告办理', 'blocks'),
  ],
  judge: ({ allotment }, { budgetFen }) => [
    houseRule(
      allotment === undefined || budgetFen <= allotment.amountFen,
      '意向的预算金额不超过下达的预算',
      '与下达数不一致的，请写明理由',
    ),
  ],
  apply: (procurement, intention, { actor, at }) => ({
    ...procurement,
    intention: { ...intention, published: { by: actor.person, at } },
  }),
  starts: (_, __, { at }) => [{ clock: 'intentionPeriod', from: civilDate(at), basis: 'house' }],
  tells: (state) => [intentionPublication(state)],
});

/**
 * Whether the month is over when the purchase begins. A further round begins none; and the rule is only recalled
 * (财库〔2020〕10号), so that a reason will do.
 */
export function afterIntention(state: Procurement, at: Instant): Finding[] {
  const { opening, round, intention } = state;
  if (!courses[opening.method].statutory || round > 1) return [];
  if (!intention) {
    const { rule } = limitOf(state, 'intentionPeriod');
    return [
      { ...houseRule(false, rule, '请先公开采购意向；因不可预见的原因急需开展的，请写明理由'), actual: '未公开' },
    ];
  }
  const from = civilDate(intention.published.at);
  const earliest = addDays(from, limitOf(state, 'intentionPeriod').value);
  const remedy = `最早 ${earliest} 开始；因不可预见的原因急需开展的，请写明理由`;
  return measure(state, 'intentionPeriod', daysBetween(from, civilDate(at)), remedy);
}
