/** 承接主体：who may provide a service that is bought; order 102 let in more than 细则8 names (law.md 0.4). */
import type { TableLine } from '../row.ts';
import { purchase102 } from './instruments.ts';

const checkedOn = '2026-11-24';
const ofRules2019 = ['enterprise', 'socialOrganisation', 'publicInstitution2', 'productionInstitution'] as const;

export const providerKinds = {
  title: '政府购买服务的承接主体',
  anchor: 'notice',
  rows: [
    { from: '2019-02-20', until: purchase102.from, source: '实施细则第八条', checkedOn, table: ofRules2019 },
    {
      ...purchase102,
      checkedOn,
      table: [...ofRules2019, 'ruralCollective', 'residentsCommittee', 'individual'],
    },
  ],
} as const satisfies TableLine<readonly string[]>;
