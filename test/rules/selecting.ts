/** A tender on its way through the selection, step by step, for the tests of what may be done at each. */
import { deliverReport, fixWinner, issueAwardNotice } from '../../domain/award.ts';
import { checkQualification, openBids } from '../../domain/examination.ts';
import { appointCommittee, scoreBids, signReport } from '../../domain/selection.ts';
import { after, bidsIn, done, memberOf, membersOf, type Step } from './builders.ts';

export const on = '2026-03-23';
export const three = ['ANKANG', 'BOAI', 'CIYUAN'];
export const prices: Record<string, number> = { ANKANG: 1_400_000_00, BOAI: 1_300_000_00, CIYUAN: 1_450_000_00 };
export const offersOf = (suppliers: readonly string[]) =>
  Object.fromEntries(suppliers.map((one) => [one, prices[one] ?? 1_00]));
export const qualifying = (suppliers: readonly string[], not: readonly string[] = []) => ({
  results: Object.fromEntries(
    suppliers.map((one) => [one, not.includes(one) ? { qualified: false, reason: '无独立账号' } : { qualified: true }]),
  ),
});
export const people = Object.keys(membersOf(5));
export const tender = bidsIn(three);
export const opened = done(openBids, tender, { offers: offersOf(three) }, { on });
export const seated = done(appointCommittee, opened, { members: membersOf(5) }, { on });
export const examined = done(checkQualification, seated, qualifying(three), { on });
export const sheet = { ANKANG: 90_00, BOAI: 85_00, CIYUAN: 80_00 };
export const sheets = (scores = sheet): Step[] =>
  people.map((one) => [scoreBids, { scores }, { on, actor: memberOf(one) }]);
export const signing = (day = on): Step[] => people.map((one) => [signReport, {}, { on: day, actor: memberOf(one) }]);
export const reported = after(examined, ...sheets(), ...signing());
export const delivered = done(deliverReport, reported, { occurredOn: on }, { on });
export const fixed = done(fixWinner, delivered, { supplier: 'ANKANG' }, { on });
export const awarded = done(issueAwardNotice, fixed, {}, { on });
