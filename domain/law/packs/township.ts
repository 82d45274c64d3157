/** 基层经办：how many a service needs, assistants in the villages, training, and the window's own periods. */
import { cite } from '../cite.ts';
import type { ClockLine, LimitLine } from '../row.ts';
import { house, read, recalled, rules2019 } from './instruments.ts';

const staffing = cite('rules2019', 35);
/** Recipients per member of the staff, of which one has so many at most. */
const ratio = (rule: string, value: number, unit: '人' | '基点' = '人') =>
  ({ rule, unit, op: '<=', anchor: 'opening', rows: [{ ...rules2019, value, cite: staffing, ...read }] }) as const;
const least = (rule: string, value: number) =>
  ({
    rule,
    unit: '人',
    op: '>=',
    anchor: 'opening',
    rows: [{ ...rules2019, value, cite: staffing, ...read }],
  }) as const;

export const townshipLimits = {
  countyRecipientsPerStaff: ratio('县级按照8000名长期救助对象配备不少于1名专职人员', 8000),
  countyStaffLeast: least('县级社会救助专职人员最低不少于5人', 5),
  townshipRecipientsPerStaff: ratio('乡镇（街道）按照800名救助对象配备不少于1名社会救助专职人员', 800),
  townshipStaffLeast: least('乡镇（街道）社会救助专职人员最低不少于3人', 3),
  independentPerStaff: ratio('工作人员与全自理供养人员不低于1:10', 10),
  partialPerStaff: ratio('工作人员与半自理供养人员1:4', 4),
  fullCarePerStaff: ratio('工作人员与全护理供养人员1:1.5', 15_000, '基点'),
  childrenPerStaff: ratio('儿童福利机构工作人员与儿童1:1', 1),
  staffPerBed: {
    rule: '精神卫生社会福利机构工作人员与实际开放床位不低于0.8:1',
    unit: '基点',
    op: '>=',
    anchor: 'opening',
    rows: [{ ...rules2019, value: 8000, cite: staffing, ...read }],
  },
  assistantsPerVillage: {
    rule: '每个村（居）委会设置1名社会救助协理员',
    unit: '人',
    op: '<=',
    anchor: 'opening',
    rows: [{ ...rules2019, value: 1, cite: cite('rules2019', 40), ...read }],
  },
  trainingsLeast: {
    rule: '原则上每年安排1-2次社会救助业务培训',
    unit: '次',
    op: '>=',
    anchor: 'opening',
    rows: [{ ...rules2019, value: 1, cite: cite('rules2019', 45), ...read }],
  },
  trainingsMost: {
    rule: '原则上每年安排1-2次社会救助业务培训',
    unit: '次',
    op: '<=',
    anchor: 'opening',
    rows: [{ ...rules2019, value: 2, cite: cite('rules2019', 45), ...read }],
  },
} as const satisfies Record<string, LimitLine>;

/** 限时办理 (细则34): the article asks for time limits and sets none, so these are the house's. */
export const townshipClocks = {
  requestAnswer: {
    title: '办结窗口受理的救助申请',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'opening',
    rows: [{ ...house, value: 20, ...recalled }],
  },
  requestTransfer: {
    title: '催收转办（介）事项的办理结果',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'opening',
    rows: [{ ...house, value: 10, ...recalled }],
  },
  assistantExit: {
    title: '考核不称职的协理员，办理解聘（不再续聘）',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'opening',
    rows: [{ ...house, value: 10, ...recalled }],
  },
  postHandover: {
    title: '完成岗位交接',
    unit: '个工作日',
    kind: 'duty',
    anchor: 'opening',
    rows: [{ ...house, value: 5, ...recalled }],
  },
} as const satisfies Record<string, ClockLine>;
