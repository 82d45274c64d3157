/** What the acts about interim providers take: how they answer, that one fails, that nobody is left. */
import { z } from 'zod';
import { Township } from './takeover-record.ts';
import { Code, Moment, Text } from './text.ts';

export const InterimAnswer = z.strictObject({
  township: Township,
  provider: Code,
  answer: z.enum(['accepted', 'full', 'refused']),
  /** Where it is full: for how many it has places all the same. */
  places: z.int().min(1).max(1_000_000).optional(),
  answeredAt: Moment,
  remark: Text(2000),
});
export type InterimAnswer = z.infer<typeof InterimAnswer>;

export const InterimFailure = z.strictObject({
  township: Township,
  provider: Code,
  stoppedAt: Moment,
  facts: Text(2000),
});
export type InterimFailure = z.infer<typeof InterimFailure>;

export const Escalation = z.strictObject({
  township: Township,
  to: z.enum(['countyGovernment', 'cityCivilAffairs', 'townshipGovernment']),
  /** What is done for the recipients meanwhile. */
  relief: Text(2000),
});
export type Escalation = z.infer<typeof Escalation>;

export const shapes = {
  answerInterim: InterimAnswer,
  reportInterimFailure: InterimFailure,
  escalateTownship: Escalation,
};
