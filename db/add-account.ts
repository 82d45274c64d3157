/** `npm run account -- <login> <person> <name> <organisation> <role>`: adds an account; the password comes on standard input. */
import { text } from 'node:stream/consumers';
import { roles } from '../domain/act.ts';
import { Account } from './access-entities.ts';
import { hashPassword } from './accounts.ts';
import { openDatabase } from './orm.ts';

const shortest = 12;
const usage = 'npm run account -- <login> <person> <name> <organisation> <role> < password-file';

const [login, person, name, organisation, role] = process.argv.slice(2);
const password = (await text(process.stdin)).trim();
const fault =
  (!role && `Say who: ${usage}`) ||
  (!Object.hasOwn(roles, role!) && `There is no role ${role}: take one of ${Object.keys(roles).join(', ')}.`) ||
  (role === 'proceeding' && 'No person holds the role proceeding: take another.') ||
  (password.length < shortest && `The password on standard input needs at least ${shortest} characters.`) ||
  (!process.env.DATABASE_URL && 'DATABASE_URL is not set: name the database that the API uses.');
if (fault) {
  console.error(fault);
  process.exit(2);
}
const orm = await openDatabase(process.env.DATABASE_URL!);
const row = {
  login: login!,
  person: person!,
  name: name!,
  organisation: organisation!,
  role: role as keyof typeof roles,
};
await orm.em.fork().upsert(Account, { ...row, passwordHash: await hashPassword(password) });
console.log(`${login} may sign in as ${roles[row.role]} of ${organisation}.`);
await orm.close();
