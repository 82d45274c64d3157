/** `npm run restore -- <file>`: a backup into the empty database of DATABASE_URL and the folder of JIELI_DOCUMENTS. */
import { existsSync } from 'node:fs';
import { restore } from './restore.ts';

const [file] = process.argv.slice(2);
const { DATABASE_URL: databaseUrl, JIELI_DOCUMENTS: documents } = process.env;
const fault =
  (!file && 'Say which file: npm run restore -- <file>') ||
  (!existsSync(file!) && `There is no ${file}.`) ||
  (!databaseUrl && 'DATABASE_URL is not set: name the empty database that the purchases go into.');
if (fault) {
  console.error(fault);
  process.exit(2);
}
try {
  const { tables, rows, documents: count } = await restore(file!, { databaseUrl: databaseUrl!, documents });
  console.log(`${rows} rows of ${tables} tables and ${count} documents are back.`);
} catch (error) {
  console.error(`Nothing was restored: ${(error as Error).message}`);
  process.exit(1);
}
