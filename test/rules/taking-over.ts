/** A takeover of a contract whose provider has stopped: what it is opened with, and the case that is opened with it. */
import { openTakeover } from '../../domain/takeover-service.ts';
import type { Takeover } from '../../domain/takeover-state.ts';
import { at, director } from './builders.ts';
import { Told } from './performing.ts';

export const takeoverOpening = {
  procurement: '411303-2026-0042',
  number: '1',
  title: '特困人员照料护理服务',
  purchaser: 'MZ-WL',
  provider: 'SQ-HY',
  providerIsSme: false,
  contractNumber: 'HT-2026-0042',
  commander: 'li-wei',
  dutyPhone: '0377-60000000',
  reason: '承接主体停止服务',
  requestedBy: director.person,
  requestedAt: at('2026-04-13'),
};

/** Opened on 13 April 2026, over the townships and with the successors that it is told. */
export function openedTakeover(over: object): Told<Takeover> {
  const unopened = { id: '411303-2026-0042:1', stage: 'unopened', seq: 0, pack: 'henan-county@2020-03-09' };
  return new Told(unopened as Takeover).does(openTakeover, { ...takeoverOpening, ...over }, '2026-04-13');
}
