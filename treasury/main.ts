/**
 * A small county treasury for demo and tests: a program of its own with books of its own, told apart from us as a real one is.
 *
 * It carries an instruction out once, whatever happens to the request, to the answer or to the program itself. All requests
 * but `/healthz` carry `Authorization: Bearer <secret>`; bodies are JSON.
 *
 * - `PUT /instructions/:id` `{payment, amountFen, account: {name, bank, number}, at}` takes an instruction: 201; the same again:
 *   200; other content under the id: 409.
 * - `GET /instructions/:id`: how it stands, `{instruction, payment, amountFen, account, at, status, receipt?, reason?,
 *   occurredOn?}` with the status `taken`, `paid` or `returned`; 404 `{instruction, status: 'unknown'}`: never heard of it.
 * - `GET /statements/:day`: `{day, debits, returns, debitedFen, returnedFen}`, every movement of a day as above, and the sums.
 * - `GET /books`: the same of all days, with what is not carried out yet (`lying`): the judge of money in tests.
 * - `GET /faults`, `PUT /faults`: what goes wrong from now on (`treasury/faults.ts`); `PUT` with `{}`: nothing.
 *
 * It tells of each instruction, when it is taken and when it is paid or returned, by `POST` to CALLBACK_ADDRESS, signed
 * (`treasury/callbacks.ts`), until it gets an answer.
 *
 * The demo's secret lies in `treasury-password.json` in the data folder, a JSON string. For example, with it in $SECRET:
 *
 *     curl -X PUT -H "authorization: Bearer $SECRET" -H 'content-type: application/json' \
 *       -d '{"delayMs": 5000, "callbacks": "twice"}' http://127.0.0.1:<port>/faults
 *
 * Variables: PORT, BOOKS (the file of its books), SECRET (shared with who instructs), CALLBACK_ADDRESS.
 */
import { createServer } from 'node:http';
import { Books } from './books.ts';
import { Callbacks } from './callbacks.ts';
import { routes } from './routes.ts';

function named(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: treasury/main.ts says what it is for.`);
  return value;
}

const books = new Books(named('BOOKS'));
const callbacks = new Callbacks(books, named('CALLBACK_ADDRESS'), named('SECRET'));
const server = createServer(routes(books, named('SECRET'))).listen(Number(named('PORT')), '127.0.0.1');
callbacks.begin();

process.once('SIGTERM', async () => {
  server.close();
  server.closeAllConnections();
  await callbacks.end();
  books.close();
});
