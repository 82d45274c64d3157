/** The accounts of the demo: one a role, and as many suppliers and experts as a tender needs. All persons are invented. */
import type { Role } from '../domain/act.ts';

export interface DemoAccount {
  login: string;
  password: string;
  person: string;
  name: string;
  organisation: string;
  role: Role;
}

const password = 'jieli-demo';
const of = (login: string, name: string, organisation: string, role: Role): DemoAccount => ({
  login,
  password,
  person: `p-${login}`,
  name,
  organisation,
  role,
});

/** 青禾县 is no real county, and no organisation here is a real one. */
export const demoAccounts: readonly DemoAccount[] = [
  of('officer', '沈经办', 'qinghe-civil-affairs', 'officer'),
  of('officer2', '陆经办', 'qinghe-civil-affairs', 'officer'),
  of('director', '严主任', 'qinghe-civil-affairs', 'director'),
  of('accountant', '钱会计', 'qinghe-civil-affairs', 'unitAccountant'),
  of('reviewer', '秦审核', 'qinghe-finance', 'financeReviewer'),
  of('treasurer', '库支付', 'qinghe-finance', 'treasurer'),
  of('regulator', '管监管', 'qinghe-finance', 'regulator'),
  of('agency', '代理甲', 'hengxin-agency', 'agency'),
  of('supplier-a', '甲社工', 'nuanyang-social-work', 'supplier'),
  of('supplier-b', '乙社工', 'tongxing-social-work', 'supplier'),
  of('supplier-c', '丙社工', 'anju-home-care', 'supplier'),
  of('expert-1', '专家一', 'expert-pool', 'expert'),
  of('expert-2', '专家二', 'expert-pool', 'expert'),
  of('expert-3', '专家三', 'expert-pool', 'expert'),
  of('expert-4', '专家四', 'expert-pool', 'expert'),
  of('expert-5', '专家五', 'expert-pool', 'expert'),
  of('assessor', '评第三方', 'mingjian-assessment', 'assessor'),
  of('auditor', '申审计', 'qinghe-audit', 'auditor'),
  of('administrator', '网管理', 'qinghe-data', 'administrator'),
];

/** The names of the demo's organisations, by code. */
export const demoOrganisations: Readonly<Record<string, string>> = {
  'qinghe-civil-affairs': '青禾县民政局',
  'qinghe-finance': '青禾县财政局',
  'hengxin-agency': '恒信采购代理有限公司',
  'nuanyang-social-work': '暖阳社会工作服务中心',
  'tongxing-social-work': '同行社会工作服务中心',
  'anju-home-care': '安居照护服务中心',
  'expert-pool': '评审专家库',
  'mingjian-assessment': '明鉴评估事务所',
  'qinghe-audit': '青禾县审计局',
  'qinghe-data': '青禾县政务数据中心',
};
