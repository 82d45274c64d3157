/** 采购方式的用语：what each method calls its notice, its documents, those who offer and those who judge. */
import type { Method } from './procurement.ts';

export const methodTitles: Record<Method, string> = {
  openTender: '公开招标',
  invitedTender: '邀请招标',
  consultation: '竞争性磋商',
  negotiation: '竞争性谈判',
  singleSource: '单一来源采购',
  belowLimit: '限额标准以下自行采购',
};

interface Words {
  notice: string;
  documents: string;
  bid: string;
  bidder: string;
  committee: string;
  report: string;
  award: string;
  invalidation: string;
}

const openTender: Words = {
  notice: '招标公告',
  documents: '招标文件',
  bid: '投标文件',
  bidder: '投标人',
  committee: '评标委员会',
  report: '评标报告',
  award: '中标',
  invalidation: '废标',
};

const consultation: Words = {
  notice: '磋商公告',
  documents: '磋商文件',
  bid: '响应文件',
  bidder: '供应商',
  committee: '磋商小组',
  report: '评审报告',
  award: '成交',
  invalidation: '终止采购活动',
};

export const words: Record<Method, Words> = {
  openTender,
  invitedTender: { ...openTender, notice: '投标邀请书' },
  consultation,
  negotiation: { ...consultation, notice: '谈判邀请', documents: '谈判文件', committee: '谈判小组' },
  singleSource: {
    ...consultation,
    notice: '单一来源公示',
    documents: '采购需求',
    bid: '报价文件',
    committee: '协商小组',
    report: '协商情况记录',
  },
  belowLimit: {
    ...consultation,
    notice: '采购信息公示',
    documents: '采购需求',
    bid: '报价',
    committee: '采购小组',
    report: '比选记录',
  },
};
