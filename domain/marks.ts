/** 服务对象的签署：how a recipient puts a mark under what it was asked, and who saw it done where it was not a signature. */
import { type Finding, houseRule } from './finding.ts';

export const markForms = { signature: '签字', thumbprint: '按手印', guardian: '监护人代签' } as const;

/** Who signs in the place of a recipient; never by name. */
export const guardianKinds = {
  spouse: '配偶',
  child: '子女',
  parent: '父母',
  otherRelative: '其他近亲属',
  villageCommittee: '村（居）民委员会',
  civilAffairs: '民政部门',
} as const;

/** One mark under a record; `witness` is the code of a person. */
export interface Mark {
  form: keyof typeof markForms;
  witness?: string | undefined;
  guardian?: keyof typeof guardianKinds | undefined;
}

export type Marks = Readonly<Record<string, Mark>>;

/** Whose codes matter where a mark was witnessed. */
interface Room {
  /** The recipients of the group. */
  recipients: readonly string[];
  signedBy: readonly string[];
  /** Those who speak for the provider in this case. */
  ofProvider: readonly string[];
}

/** A thumbprint and a guardian's signature were seen by somebody who is neither the one who signs nor the provider's. */
export function ofMarks(marks: Marks = {}, { recipients, signedBy, ofProvider }: Room): Finding[] {
  const strangers = Object.keys(marks).filter((one) => !recipients.includes(one) || !signedBy.includes(one));
  const unseen = Object.keys(marks).filter((one) => marks[one]!.form !== 'signature' && !marks[one]!.witness);
  const partial = Object.keys(marks).filter((one) => {
    const { witness } = marks[one]!;
    return witness !== undefined && (witness === one || recipients.includes(witness) || ofProvider.includes(witness));
  });
  const unnamed = Object.keys(marks).filter(
    (one) => (marks[one]!.form === 'guardian') !== Boolean(marks[one]!.guardian),
  );
  return [
    houseRule(
      strangers.length === 0,
      '签署方式只记签了字的服务对象',
      `${strangers.join('、')} 不是签署的服务对象：请核对代号`,
      'blocks',
    ),
    houseRule(
      unseen.length === 0,
      '服务对象按手印或者由监护人代签的，有见证人在场',
      `请记入 ${unseen.join('、')} 的见证人`,
      'blocks',
    ),
    houseRule(
      partial.length === 0,
      '见证人不是服务对象，也不是承接主体的人员',
      `${partial.join('、')} 的签署请由另一人见证`,
      'blocks',
    ),
    houseRule(
      unnamed.length === 0,
      '由监护人代签的，记明监护人与服务对象的关系；其余的不记',
      `请核对 ${unnamed.join('、')} 的签署方式和关系`,
      'blocks',
    ),
  ];
}
