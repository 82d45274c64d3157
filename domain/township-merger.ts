/** 撤并：villages and townships are merged as of a day; what was served before it stays where it was, what comes after counts under the new name. */
import { nextNumber } from './contract-state.ts';
import type { Merger } from './delivery-state.ts';
import { houseRule } from './finding.ts';
import { cite } from './law/cite.ts';
import { defineAct } from './procurement.ts';
import { notAhead } from './recorded.ts';
import { townshipOn } from './service-count.ts';
import type { TownshipMerger } from './shapes/delivery.ts';

export const recordMerger = defineAct<TownshipMerger>()({
  name: 'recordMerger',
  title: '登记乡镇、村撤并',
  during: ['performance'],
  by: ['officer'],
  under: [cite('rules2019', 18)],
  judge: ({ mergers = {} }, { from, into, occurredOn }, { at }) => {
    const all: readonly Merger[] = Object.values(mergers);
    return [
      notAhead(occurredOn, at),
      houseRule(
        all.every((one) => one.from !== from),
        '尚未并入他处的方可登记撤并',
        '该乡镇（街道）已经登记撤并：请核对名称',
        'blocks',
      ),
      houseRule(
        townshipOn(all, into, occurredOn) !== from && from !== into,
        '不得并入自身',
        '请核对撤并前后的名称',
        'blocks',
      ),
    ];
  },
  apply: (state, merger, { actor, at }) => ({
    ...state,
    mergers: { ...state.mergers, [nextNumber(state.mergers)]: { ...merger, recorded: { by: actor.person, at } } },
  }),
});
