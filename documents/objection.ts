/** Why a file is not admitted: the rule, what was found, and what whoever brings it can do. */
export interface Objection {
  rule: string;
  actual: string;
  remedy: string;
}

/** Thrown by the inspections of this folder only, and caught where they are begun. */
export class Objected extends Error {
  readonly objection: Objection;

  constructor(rule: string, actual: string, remedy: string) {
    super(`${rule}: ${actual}`);
    this.objection = { rule, actual, remedy };
  }
}

const saveAnew = '请用制作该文件的软件打开后另存一份，或者打印为 PDF，再上传';

/** What is broken, cut short, or made so that different programs read different things in it. */
export function malformed(actual: string, remedy = saveAnew): Objected {
  return new Objected('文件应当完整，只有一种读法', actual, remedy);
}

/** What would do something on the reader's machine. */
export function active(actual: string, remedy: string): Objected {
  return new Objected('文件不得含有宏、脚本、嵌入对象等可以执行的内容', actual, remedy);
}

/** What swells when it is opened. */
export function swelling(actual: string): Objected {
  return new Objected('文件展开之后不得过大', actual, '请拆分或者压缩图片后另存，再上传');
}
