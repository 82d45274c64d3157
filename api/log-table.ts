/** The text of a table that a spreadsheet saved: UTF-8, or the Chinese code page that office programs write without asking. */
import type { RowFault } from '../domain/service-log.ts';

type Table = { text: string; fault?: never } | { text?: never; fault: RowFault };

/** The first bytes of an archive, as a workbook is one; and of the older form of a workbook. */
const workbooks = ['504b0304', 'd0cf11e0'];

export function decodedTable(bytes: Buffer): Table {
  if (workbooks.includes(bytes.subarray(0, 4).toString('hex')))
    return {
      fault: {
        row: 1,
        rule: '服务记录以 CSV 上传',
        actual: 'Excel 工作簿',
        remedy: '请在 Excel 中选“另存为”，文件类型选“CSV UTF-8（逗号分隔）”，再上传所得的文件',
      },
    };
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030');
  if (text !== undefined) return { text };
  const remedy = '请在 Excel 中选“另存为”，文件类型选“CSV UTF-8（逗号分隔）”';
  return { fault: { row: 1, rule: '服务记录是 UTF-8 或者 GB18030 编码的文字', remedy } };
}

function decoded(bytes: Buffer, encoding: 'utf-8' | 'gb18030'): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
