/** What the treasury answers over HTTP; `treasury/main.ts` lists it. */
import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type ErrorRequestHandler, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { type Books, listMax } from './books.ts';
import { Faults } from './faults.ts';

const bodyMax = '16kb';
const longest = 200;
const amountMaxFen = 1_000_000_000_000;

const Id = z.string().regex(/^[\w:.-]{1,200}$/);
const Day = z.iso.date();
const Words = z.string().min(1).max(longest);
const Content = z.strictObject({
  payment: Words,
  amountFen: z.int().min(1).max(amountMaxFen),
  account: z.strictObject({ name: Words, bank: Words, number: Words }),
  at: z.iso.datetime({ precision: 3 }),
});

export function routes(books: Books, secret: string): express.Express {
  const begun = new Date().toISOString();
  return express()
    .disable('x-powered-by')
    .get('/healthz', (_, response) => void response.json({ status: 'ok', begun }))
    .use(onlyWith(secret))
    .use(express.json({ limit: bodyMax }))
    .use('/instructions/:id', stormy(books))
    .put('/instructions/:id', (request, response) => {
      const given = { instruction: Id.parse(request.params.id), ...Content.parse(request.body) };
      const was = books.take(given);
      if (was === 'other') return refuse(response, 409, 'the id stands for an instruction of other content');
      if (!cutOff(books, given.instruction, response))
        response.status(was === 'new' ? 201 : 200).json(books.find(given.instruction));
    })
    .get('/instructions/:id', (request, response) => {
      const instruction = request.params.id;
      const found = books.find(instruction);
      response.status(found ? 200 : 404).json(found ?? { instruction, status: 'unknown' });
    })
    .get('/statements/:day', (request, response) => {
      const day = Day.parse(request.params.day);
      response.json({ day, ...books.statement(day) });
    })
    .get('/books', (_, response) => {
      response.json({ ...books.statement(), lying: books.lying(), listMax });
    })
    .get('/faults', (_, response) => void response.json(books.faults()))
    .put('/faults', (request, response) => {
      books.setFaults(Faults.parse(request.body));
      response.json(books.faults());
    })
    .use((_, response) => refuse(response, 404, 'no such address'))
    .use(failed);
}

function onlyWith(secret: string): RequestHandler {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const wanted = digest(`Bearer ${secret}`);
  return (request, response, next) => {
    const given = digest(request.get('authorization') ?? '');
    if (!timingSafeEqual(given, wanted))
      return refuse(response, 401, 'say who you are: Authorization: Bearer <secret>');
    next();
  };
}

function stormy(books: Books): RequestHandler {
  return (request, response, next) => {
    if (!books.strikes('failRequests', String(request.params.id))) return next();
    refuse(response, 500, 'told to fail');
  };
}

/** The instruction is in the books; whether its sender hears of it is another matter. */
function cutOff(books: Books, instruction: string, response: Response): boolean {
  if (books.strikes('dieAfterTaking', instruction)) process.kill(process.pid, 'SIGKILL');
  if (books.strikes('stallAnswers', instruction)) return true;
  if (!books.strikes('loseAnswers', instruction)) return false;
  response.socket?.destroy();
  return true;
}

function refuse(response: Response, status: number, error: string): void {
  response.status(status).json({ error });
}

const failed: ErrorRequestHandler = (error, _request, response, _next) => {
  if (error instanceof z.ZodError) return refuse(response, 400, z.prettifyError(error));
  if (error.status >= 400 && error.status < 500) return refuse(response, error.status, 'not what was expected');
  console.error(error);
  refuse(response, 500, 'the treasury failed');
};
