/** What is wrong with a field, in the words of whoever filled it in. */
import { z } from 'zod';

const kinds: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数',
  int: '整数',
  boolean: '是或否（true、false）',
  array: '列表',
  object: '分栏',
  record: '分栏',
};
const formats: Readonly<Record<string, string>> = {
  date: '应当写作 2026-03-02',
  datetime: '应当写作 2026-03-02T01:00:00.000Z',
};
const units: Readonly<Record<string, string>> = { string: '个字', array: '项' };

function worded(issue: z.core.$ZodRawIssue): string {
  const unit = units[String(issue.origin)] ?? '';
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '必须填写' : `应当是${kinds[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `应当是下列之一：${issue.values.map(String).join('、')}`;
    case 'invalid_union':
      return Array.isArray(issue.options) ? `应当是下列之一：${issue.options.join('、')}` : '不合格';
    case 'unrecognized_keys':
      return `没有这一栏：${issue.keys.join('、')}`;
    case 'too_small':
      return `不得少于 ${issue.minimum} ${unit}`.trim();
    case 'too_big':
      return `不得超过 ${issue.maximum} ${unit}`.trim();
    case 'invalid_format':
      return formats[issue.format] ?? '格式不对';
    default:
      return '不合格';
  }
}

/** For every shape that names no sentence of its own. */
z.config({ customError: worded });
