/** 采购文件：kept for fifteen years, and none is taken away (采购法42). How the papers of a purchase come on file. */
import type { Circumstance } from './act.ts';
import { standingBids } from './bids.ts';
import { filingFaults, withDocument, withdrawal, withoutDocument } from './document-filing.ts';
import { procurementKinds } from './document-kinds.ts';
import { type Finding, houseRule } from './finding.ts';
import { cite } from './law/cite.ts';
import { words } from './methods.ts';
import { defineAct, type Procurement, runningStages } from './procurement.ts';
import type { DocumentFiling, DocumentWithdrawal } from './shapes/documents.ts';

const parties = [
  'officer',
  'director',
  'unitAccountant',
  'agency',
  'supplier',
  'regulator',
  'financeReviewer',
  'assessor',
] as const;

export const fileDocument = defineAct<DocumentFiling>()({
  name: 'fileDocument',
  title: '存入文件',
  during: [...runningStages, 'lots'],
  by: parties,
  under: [cite('procurementLaw', 42)],
  requires: ({ opening, openedAt, contract }, { actor }) => {
    if (actor.role !== 'supplier') return [];
    const { bid } = words[opening.method];
    const isOpen = openedAt !== undefined || contract !== undefined;
    return [house(isOpen, `供应商的文件在${bid}开启之后存入`, '开启之前请只提交密封文件的摘要')];
  },
  judge: (state, input, circumstance) => {
    const sealed = ofSuppliers(state, input, circumstance);
    if (sealed) return [sealed];
    const own = owned(input, circumstance);
    return [...filingFaults(procurementKinds, state.documents, own, circumstance), ...ofBid(state, own, circumstance)];
  },
  apply: (state, input, circumstance) => withDocument(state, owned(input, circumstance), circumstance),
});

export const withdrawDocument = defineAct<DocumentWithdrawal>()({
  name: 'withdrawDocument',
  title: '撤回文件',
  during: [...runningStages, 'lots'],
  by: parties,
  under: [cite('procurementLaw', 42)],
  judge: withdrawal,
  apply: withoutDocument,
});

/** A bid that its bidder files is the bidder's, without saying so. */
function owned(input: DocumentFiling, { actor }: Circumstance): DocumentFiling {
  const isOwn = input.kind === 'bid' && actor.role === 'supplier' && input.supplier === undefined;
  return isOwn ? { ...input, supplier: actor.organisation } : input;
}

/**
 * Before the opening no supplier's paper comes on file, and of a bid nothing else is said either: whoever asks would
 * learn from the other rules who bids. The store is not sealed; what lies in it can be read by who runs the machine.
 */
function ofSuppliers(state: Procurement, input: DocumentFiling, { actor }: Circumstance): Finding | undefined {
  const { opening, openedAt, contract } = state;
  const { bid } = words[opening.method];
  if (input.kind === 'bid' && openedAt === undefined)
    return houseRule(false, `${bid}在开启之后存入`, '开启之前请只提交密封文件的摘要；开启之后再上传', 'blocks');
  const isProvider = contract?.provider === actor.organisation;
  if (actor.role !== 'supplier' || input.kind === 'bid' || isProvider) return undefined;
  return houseRule(false, `签约之前，供应商只存入本单位的${bid}`, '其他材料请编入该文件，或者在签约之后存入', 'blocks');
}

/** What is opened must be what was sealed: the store holds the bytes, so the hash that came in time is checked at last. */
function ofBid(state: Procurement, { kind, supplier, sha256 }: DocumentFiling, { actor }: Circumstance): Finding[] {
  const { bid: name } = words[state.opening.method];
  if (kind !== 'bid') return [house(supplier === undefined, `只有${name}须注明供应商`, '请去掉 supplier 一栏')];
  const own = actor.role !== 'supplier' || supplier === actor.organisation;
  const bids = standingBids(state);
  const bid = supplier !== undefined && Object.hasOwn(bids, supplier) ? bids[supplier] : undefined;
  if (!own || !bid)
    return [house(false, `所存的应当是提交而未撤回的${name}`, '请核对供应商代码；供应商只存入本单位的')];
  return [
    houseRule(
      bid.sealedSha256 === undefined || bid.sealedSha256 === sha256,
      `所存的${name}应当就是截止之前提交摘要的那一份`,
      bid.onPaper ? '纸质文件的扫描件与摘要不符的，请写明理由' : '请上传当时据以计算摘要的那一份，不得另行制作',
      bid.onPaper ? 'warns' : 'blocks',
    ),
  ];
}

function house(holds: boolean, rule: string, remedy: string): Finding {
  return houseRule(holds, rule, remedy, 'blocks');
}
