/** `npm run backup -- <file>`: all of DATABASE_URL and JIELI_DOCUMENTS into one new file; `--check <file>`: whether it is whole. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { version } from '../operation/version.ts';
import { backUp } from './backup.ts';
import { check } from './restore.ts';

const usage = 'npm run backup -- <file>, or npm run backup -- --check <file>';

const { values, positionals } = parseArgs({ options: { check: { type: 'boolean' } }, allowPositionals: true });
const [file] = positionals;
const { DATABASE_URL: databaseUrl, JIELI_DOCUMENTS: documents } = process.env;
const fault =
  (!file && `Say which file: ${usage}`) ||
  (values.check && !existsSync(file!) && `There is no ${file}.`) ||
  (!values.check && existsSync(file!) && `${file} is there already: name a new file, for a backup overwrites none.`) ||
  (!values.check && !databaseUrl && 'DATABASE_URL is not set: name the database of the purchases.') ||
  (!values.check &&
    documents &&
    !existsSync(documents) &&
    `${documents} is not there: JIELI_DOCUMENTS names a folder.`);
if (fault) {
  console.error(fault);
  process.exit(2);
}
try {
  const done = values.check
    ? await check(file!)
    : await backUp({ databaseUrl: databaseUrl!, documents, version }, file!);
  const { tables, rows, documents: count } = done;
  console.log(`${file} holds ${rows} rows of ${tables} tables and ${count} documents.`);
  if (!values.check && !documents) console.log('JIELI_DOCUMENTS is not set: documents are not in it.');
} catch (error) {
  console.error(`The backup failed: ${(error as Error).message}`);
  process.exit(1);
}
