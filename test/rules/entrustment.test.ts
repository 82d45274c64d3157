/** 委托代理: an agency acts within its agreement, and nobody is an agency who oversees, buys or bids. */
import type { Procurement } from '../../domain/procurement.ts';
import { procurementProceeding } from '../../domain/procurement-acts.ts';
import * as they from './builders.ts';
import { Chronicle } from './chronicle.ts';
import { agency, anAgreement, before, officer, aPlatformNotice as platformNotice } from './elsewhere.ts';

const { platform: _, ...here } = anAgreement;
const toldOf = (state: Procurement) => new Chronicle(procurementProceeding, state);
const entrusted = (over: object = {}) =>
  toldOf(they.readyForNotice()).did('entrustAgency', { ...here, ...over }, { on: '2026-02-09', by: officer });
const notice = { on: '2026-03-02', by: agency };

test('without an agreement on record a purchase goes on as before, and its agreement is waited for while it is filed', () => {
  expect(toldOf(they.readyForNotice()).does('publishNotice', they.aNotice, notice)).toBeUndefined();
  const act = procurementProceeding.acts.find(({ name }) => name === 'entrustAgency')!;
  expect(act.awaited?.(they.aProcurement())).toHaveLength(1);
  expect(act.awaited?.(entrusted().state)).toEqual([]);
  const { agency: __, ...alone } = they.aProcurement().opening;
  expect(act.awaited?.(they.aProcurement({ opening: alone }))).toEqual([]);
});

test.each([
  [['documents'], undefined],
  [['award'], '采购代理机构在协议所定的代理权限内办理'],
])('an agency with the powers %j that publishes the notice is answered %s', (powers, rule) => {
  const told = entrusted({ powers });
  const barred = told.does('publishNotice', they.aNotice, { ...notice, reason: '照办' });
  expect(barred?.finding.rule).toBe(rule);
  if (rule)
    expect(barred?.finding).toMatchObject({ basis: 'contract', remedy: expect.stringContaining('由采购人办理') });
  expect(barred?.finding.cite).toBeUndefined();
});

test('what was not entrusted stays with the purchaser, who is waited for and may do it', () => {
  const told = entrusted({ powers: ['award'] });
  const act = procurementProceeding.acts.find(({ name }) => name === 'publishNotice')!;
  expect(act.awaited?.(told.state)).toMatchObject([{ role: 'officer' }]);
  expect(act.awaited?.(entrusted().state)[0]?.role).toBeUndefined();
  expect(told.does('publishNotice', they.aNotice, { on: '2026-03-02', by: officer })).toBeUndefined();
});

test.each([
  ['2026-03-02', undefined],
  ['2026-03-01', '采购代理机构在协议所定的代理期限内办理'],
])('an agency whose term ends on %s and that publishes on 2 March is answered %s', (termTo, rule) => {
  expect(entrusted({ termTo }).does('publishNotice', they.aNotice, notice)?.finding.rule).toBe(rule);
});

test.each([
  ['the purchaser', { agency: 'MZ-WL' }, 60],
  ['an organisation of the regulator', { agencyRoles: ['regulator'] }, 60],
  ['an organisation of finance', { agencyRoles: ['agency', 'treasurer'] }, 60],
  ['a supplier', { agencyRoles: ['agency', 'supplier'] }, undefined],
])('%s is no agency', (_who, over, article) => {
  const told = toldOf(they.readyForNotice());
  const barred = told.does('entrustAgency', { ...here, ...over }, { on: '2026-02-09', by: officer, reason: '照办' });
  expect([barred?.type, barred?.finding.cite?.article]).toEqual(['Refused', article]);
});

test('an agency with accounts of its own and no other is one', () => {
  const told = entrusted({ agencyRoles: ['agency'] });
  expect(told.state.entrusted).toMatchObject({ agency: 'AG-YX', powers: here.powers, by: officer.person });
  expect(told.state.entrusted).not.toHaveProperty('agencyRoles');
});

test('an agreement with another agency than the opening names asks for a reason; then that one acts', () => {
  const told = toldOf(they.readyForNotice());
  const other = { ...here, agency: 'AG-OTHER' };
  expect(told.does('entrustAgency', other, { on: '2026-02-09', by: officer })?.type).toBe('ReasonNeeded');
  told.did('entrustAgency', other, { on: '2026-02-09', by: officer, reason: '另行委托' });
  expect(told.does('publishNotice', they.aNotice, notice)?.finding.rule).toBe('本案的采购代理机构不是贵单位');
  const its = { ...notice, by: { ...agency, organisation: 'AG-OTHER' } };
  expect(told.does('publishNotice', they.aNotice, its)).toBeUndefined();
});

test('after the notice the term may be made longer, but neither agency nor platform changes', () => {
  const told = before('recordOpening');
  const again = (over: object) =>
    told.does('entrustAgency', { ...anAgreement, termTo: '2027-06-30', ...over }, { on: '2026-03-03', by: officer });
  expect(again({ platform: undefined })?.finding.rule).toBe('公告之后不得更换代理机构和采购场所');
  expect(again({ agency: 'AG-OTHER' })?.finding.rule).toBe('公告之后不得更换代理机构和采购场所');
  expect(again({})).toBeUndefined();
  expect(told.state.entrusted?.termTo).toBe('2027-06-30');
});

test('a purchase by invitation is held here, whatever the agreement would like', () => {
  const { opening } = they.aProcurement();
  const told = toldOf(they.readyForNotice(they.aProcurement({ opening: { ...opening, method: 'invitedTender' } })));
  const barred = told.does('entrustAgency', anAgreement, { on: '2026-02-09', by: officer, reason: '照办' });
  expect(barred?.finding.rule).toBe('在平台进行的，限不分包的公开招标、竞争性磋商');
});

test.each([
  ['2026-03-02', []],
  ['2026-03-03', ['委托代理协议签订之后、代理期限之内办理']],
])('an agreement of %s under which was announced on 2 March is found %j', (occurredOn, rules) => {
  const told = before('recordNotice');
  told.state = { ...told.state, entrusted: { ...told.state.entrusted!, occurredOn } };
  const { found } = told.judges('recordNotice', platformNotice, { on: '2026-03-04', by: agency });
  expect(found.filter(({ holds }) => !holds).map(({ rule }) => rule)).toEqual(rules);
});
