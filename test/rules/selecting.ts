/** A tender on its way through the selection, step by step, for the tests of what may be done at each. */
import { deliverReport, fixWinner, issueAwardNotice } from '../../domain/award.ts';
import { checkConformity } from '../../domain/conformity.ts';
import { checkQualification, openBids } from '../../domain/examination.ts';
import { declareInterest } from '../../domain/recusal.ts';
import { appointCommittee, scoreBids, signReport } from '../../domain/selection.ts';
import { after, bidsIn, done, memberOf, membersOf, type Step } from './builders.ts';

export const on = '2026-03-23';
export const three = ['ANKANG', 'BOAI', 'CIYUAN'];
export const prices: Record<string, number> = { ANKANG: 1_400_000_00, BOAI: 1_300_000_00, CIYUAN: 1_450_000_00 };
export const offersOf = (suppliers: readonly string[]) =>
  Object.fromEntries(suppliers.map((one) => [one, prices[one] ?? 1_00]));
export const paper = 'b'.repeat(64);
/** 细则9: every item met by a paper, but those named. */
export const itemsBut = (...unmet: readonly string[]) =>
  Object.fromEntries(
    '123456789'
      .split('')
      .map((one) => [one, unmet.includes(one) ? { met: false } : { met: true, evidenceSha256: paper }]),
  );
export const qualifying = (suppliers: readonly string[], not: readonly string[] = []) => ({
  results: Object.fromEntries(
    suppliers.map((one) => [
      one,
      not.includes(one)
        ? { qualified: false, reason: '无独立账号', items: itemsBut('3') }
        : { qualified: true, items: itemsBut() },
    ]),
  ),
});
export const conformingAll = (suppliers: readonly string[], not: readonly string[] = []) => ({
  results: Object.fromEntries(
    suppliers.map((one) => [one, not.includes(one) ? { conforms: false, reason: '缺服务方案' } : { conforms: true }]),
  ),
});
export const people = Object.keys(membersOf(5));
export const tender = bidsIn(three);
export const opened = done(openBids, tender, { offers: offersOf(three) }, { on });
export const declaring = (members: readonly string[] = people, day = on): Step[] =>
  members.map((one) => [declareInterest, {}, { on: day, actor: memberOf(one) }]);
export const seated = after(done(appointCommittee, opened, { members: membersOf(5) }, { on }), ...declaring());
export const qualified = done(checkQualification, seated, qualifying(three), { on });
export const examined = done(checkConformity, qualified, conformingAll(three), { on, actor: memberOf(people[1]!) });
/** By factor: ANKANG is best in both, BOAI has the plan, CIYUAN neither. */
export const sheet = {
  ANKANG: { 1: 6000, 2: 2500 },
  BOAI: { 1: 6000, 2: 1500 },
  CIYUAN: { 1: 4500, 2: 1500 },
};
export const sheets = (given: Record<string, Record<string, number>> = sheet): Step[] =>
  people.map((one) => [scoreBids, { sheets: given }, { on, actor: memberOf(one) }]);
export const signing = (day = on): Step[] => people.map((one) => [signReport, {}, { on: day, actor: memberOf(one) }]);
export const reported = after(examined, ...sheets(), ...signing());
export const delivered = done(deliverReport, reported, { occurredOn: on }, { on });
export const fixed = done(fixWinner, delivered, { supplier: 'ANKANG' }, { on });
const party = { name: '宛城区民政局', address: '建设东路 1 号', contact: '0377-63120001' };
export const fields = {
  purchaser: party,
  agency: { ...party, name: '宛信采购代理' },
  supplier: { name: '安康养老服务中心', address: '长江路 8 号' },
  unitPrices: { 1: 93_333_33, 2: 350_00 },
};
export const awarded = done(issueAwardNotice, fixed, fields, { on });
