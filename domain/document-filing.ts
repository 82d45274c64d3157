/** What holds of every document that is filed, whatever the case: who may, under which name, on which day, for which other. */
import type { CaseState, Circumstance } from './act.ts';
import { roles } from './act.ts';
import {
  type DocumentKind,
  type Documents,
  documentsMax,
  documentTypes,
  type FiledDocument,
  type Kinds,
  stands,
} from './document.ts';
import { typeOfName } from './document-name.ts';
import { type Finding, houseRule } from './finding.ts';
import type { DocumentFiling, DocumentWithdrawal } from './shapes/documents.ts';
import { civilDate } from './time.ts';

export function filingFaults(
  kinds: Kinds,
  documents: Documents = {},
  input: DocumentFiling,
  circumstance: Circumstance,
): Finding[] {
  const kind = kinds[input.kind];
  if (!kind) return [house(false, '文件的类别应当在目录上', '请选用文件目录所列的类别')];
  return [
    mayFile(kind, circumstance),
    house(
      Object.keys(documents).length < documentsMax,
      `一案所存文件不超过 ${documentsMax} 份`,
      '请将零散材料合并为一份',
    ),
    asNamed(input),
    asKind(input),
    house(input.madeOn <= civilDate(circumstance.at), '文件的日期不得晚于今天', '请填写文件上载明的日期'),
    notTwice(documents, input),
    ...ofSignature(kinds, kind, documents, input),
    ...ofReplacement(documents, input, circumstance),
  ];
}

export function withDocument<State extends CaseState & { round?: number }>(
  state: State,
  input: DocumentFiling,
  { actor, at }: Circumstance,
): State {
  const { documents = {}, round } = state;
  const { kind, name, sha256, bytes, type, madeOn, signs, supplier, replaces } = input;
  const filed: FiledDocument = {
    ...{ kind, name, sha256, bytes, type, madeOn },
    filed: { by: actor.person, organisation: actor.organisation, at },
    ...(round === undefined ? {} : { round }),
    ...(supplier === undefined ? {} : { supplier }),
    ...(signs === undefined ? {} : { signs }),
    ...(replaces === undefined ? {} : { replaces }),
  };
  const number = String(Object.keys(documents).length + 1);
  const before = replaces === undefined ? undefined : documents[replaces];
  const replaced = before && replaces ? { [replaces]: { ...before, replacedBy: number } } : {};
  return { ...state, documents: { ...documents, ...replaced, [number]: filed } };
}

/** What stands against taking a document back: it stays in the store and in the journal, and counts no longer. */
export function withdrawal(
  { documents }: CaseState,
  { document: number }: DocumentWithdrawal,
  { actor }: Circumstance,
): Finding[] {
  const found = documents?.[number];
  if (!found) return [unknownDocument(number)];
  return [
    house(stands(found), '未撤回、未更换的文件方可撤回', '该文件已经撤回或者更换，无须再办'),
    house(found.filed.organisation === actor.organisation, '文件由存入的单位撤回', '请由存入该文件的单位办理'),
  ];
}

export function withoutDocument<State extends CaseState>(
  state: State,
  { document: number, reason }: DocumentWithdrawal,
  { actor, at }: Circumstance,
): State {
  const { documents = {} } = state;
  const withdrawn = { by: actor.person, at, reason };
  return { ...state, documents: { ...documents, [number]: { ...documents[number]!, withdrawn } } };
}

function house(holds: boolean, rule: string, remedy: string): Finding {
  return houseRule(holds, rule, remedy, 'blocks');
}

function unknownDocument(number: string): Finding {
  return house(false, '所指的文件应当在本案之中', `本案没有第 ${number} 号文件，请核对文件目录`);
}

function mayFile({ title, by }: DocumentKind, { actor }: Circumstance): Finding {
  const may = by.map((role) => roles[role]).join('、');
  return house(by.includes(actor.role), `“${title}”由${may}存入`, `请由${may}存入，或者改用其他类别`);
}

/** What nobody could look through comes on file only as what it is made for. */
function asKind({ type, kind }: DocumentFiling): Finding {
  return house(
    type !== 'envelope' || kind === 'bid',
    '密封信封只作为投标（响应）文件存入',
    '请存入未加密的文件，或者改用“投标（响应）文件”类别',
  );
}

/** A name that promises another type than the content is how people are made to open what they should not. */
function asNamed({ name, type }: DocumentFiling): Finding {
  const { title, extensions } = documentTypes[type];
  const fitting = extensions.map((one) => `.${one}`).join('、');
  const finding = house(
    typeOfName(name) === type,
    '文件的扩展名应当与内容一致',
    `内容为${title}的，扩展名用 ${fitting}`,
  );
  return { ...finding, required: fitting, actual: name };
}

function notTwice(documents: Documents, { kind, sha256, supplier }: DocumentFiling): Finding {
  const twin = Object.entries(documents).find(
    ([, one]) => stands(one) && one.kind === kind && one.sha256 === sha256 && one.supplier === supplier,
  );
  return house(twin === undefined, '同一内容以同一类别只存入一次', `本案第 ${twin?.[0]} 号文件内容相同，无须再存`);
}

/** A signature says yes to a text that was there: a scan that is older than its text was made for another one. */
function ofSignature(kinds: Kinds, kind: DocumentKind, documents: Documents, input: DocumentFiling): Finding[] {
  const { signs, madeOn, sha256 } = input;
  if (kind.signs === undefined)
    return [
      house(signs === undefined, '签字、盖章的扫描件方须指明所签的文件', '请去掉所签文件的编号，或者改用扫描件的类别'),
    ];
  const wanted = kinds[kind.signs]!.title;
  const signed = signs === undefined ? undefined : documents[signs];
  if (!signed) return [house(false, `“${kind.title}”应当指明所签的“${wanted}”`, '请先存入所签的文件，再注明其编号')];
  return [
    house(
      signed.kind === kind.signs && stands(signed),
      `“${kind.title}”所签的应当是有效的“${wanted}”`,
      '所指的文件类别不符，或者已经撤回、更换：请改为现行有效的一份',
    ),
    house(signed.sha256 !== sha256, '扫描件与所签的文件不得是同一内容', '请上传签字、盖章之后的扫描件'),
    {
      ...house(
        madeOn >= signed.madeOn,
        '签字、盖章的扫描件不得早于其所签的文件',
        '文件定稿之后重新签字、盖章，再存入扫描件；日期有误的，请更换所签的文件',
      ),
      required: `≥ ${signed.madeOn}`,
      actual: madeOn,
    },
  ];
}

/** By whoever filed what is replaced: nobody puts a paper of its own in the place of another's. */
function ofReplacement(documents: Documents, input: DocumentFiling, { actor }: Circumstance): Finding[] {
  const { replaces, kind, supplier } = input;
  if (replaces === undefined) return [];
  const before = documents[replaces];
  if (!before) return [unknownDocument(replaces)];
  return [
    house(stands(before), '未撤回、未更换的文件方可更换', '请改为现行有效的一份'),
    house(
      before.kind === kind && before.supplier === supplier,
      '更换的文件应当与原文件同属一类',
      '类别不同的，请撤回原文件后另行存入',
    ),
    house(before.filed.organisation === actor.organisation, '文件由存入的单位更换', '请由存入该文件的单位办理'),
  ];
}
