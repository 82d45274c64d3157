/** 服务标准：which wording of a standard holds from which day; a later one replaces it, and no earlier one is rewritten. */
import { nextNumber } from './contract-state.ts';
import type { ServiceStandard } from './delivery-state.ts';
import { houseRule } from './finding.ts';
import { cite } from './law/cite.ts';
import { defineAct, type Procurement } from './procurement.ts';
import type { ServiceStandardVersion } from './shapes/provider-reports.ts';
import { type CivilDate, civilDate } from './time.ts';

export const setServiceStandard = defineAct<ServiceStandardVersion>()({
  name: 'setServiceStandard',
  title: '登记服务标准',
  during: ['performance'],
  by: ['director'],
  under: [cite('rules2019', 5)],
  judge: (state, { title, holdsFrom, documentSha256 }, { at }) => {
    const all = Object.values(state.serviceStandards ?? {}).filter((one) => one.title === title);
    const last = all.at(-1);
    return [
      houseRule(
        last === undefined || holdsFrom > last.holdsFrom,
        '新的版本自前一版本施行之后的日子起施行',
        `前一版本自 ${last?.holdsFrom} 起施行：请填写其后的日期`,
        'blocks',
      ),
      houseRule(
        all.every((one) => one.documentSha256 !== documentSha256),
        '同一文本只登记一次',
        '该文本已经登记：恢复旧标准的，写明理由',
      ),
      houseRule(
        holdsFrom >= civilDate(at),
        '服务标准不溯及已经提供的服务',
        '自今天或者以后施行；已经先行施行的，写明理由',
      ),
    ];
  },
  apply: (state, version, { actor, at }) => ({
    ...state,
    serviceStandards: {
      ...state.serviceStandards,
      [nextNumber(state.serviceStandards)]: { ...version, set: { by: actor.person, at } },
    },
  }),
});

/** The versions that a service of a day is held to, by title. */
export function standardsOn({ serviceStandards = {} }: Procurement, day: CivilDate): Record<string, ServiceStandard> {
  const held = Object.values(serviceStandards).filter(({ holdsFrom }) => holdsFrom <= day);
  return Object.fromEntries(held.map((one) => [one.title, one]));
}
