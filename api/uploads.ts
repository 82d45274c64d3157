/** Bytes on their way into the store. Nothing is filed by it: a case knows of a document when an act says so. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Request, type Response, Router } from 'express';
import { bytesBroughtSince, noteUpload } from '../db/documents.ts';
import type { DocumentStore, Keeping } from '../documents/store.ts';
import { documentBytesMax, documentTypes } from '../domain/document.ts';
import { actorIn } from './identity.ts';
import { type Answer, notForRole, problem } from './problems.ts';
import { reply } from './reply.ts';

type Em = () => EntityManager;

const uploadsAtOnceMax = 60;
/** What one organisation may bring in a day: forty of the largest. A disk that one of them can fill serves nobody. */
const bytesADayMax = 40 * documentBytesMax;
const dayMs = 86_400_000;
const retryAfterSeconds = 5;
/** What is still read of a body that is refused, so that whoever sends it hears why before the line is cut. */
const drainedBytesMax = 16 * 1024 * 1024;
const drainedMs = 2_000;
const megabytes = documentBytesMax / 1024 / 1024;

export function uploadRoutes(em: Em, store: DocumentStore): Router {
  let underWay = 0;
  return Router().post('/documents', async (request, response) => {
    const barred = barredBefore(request, response, underWay);
    if (barred) return refuse(request, response, barred);
    underWay++;
    try {
      const answer = await take(em(), store, request, response);
      return answer.status === 201 ? reply(response, answer) : await refuse(request, response, answer);
    } finally {
      underWay--;
    }
  });
}

/** What can be said before a byte is read. */
function barredBefore(request: Request, response: Response, underWay: number): Answer | undefined {
  const { role } = actorIn(response);
  if (role === 'auditor' || role === 'administrator') return notForRole(role);
  if (request.get('content-type') !== 'application/octet-stream')
    return problem(415, 'not-octets', '文件应当以 application/octet-stream 上传', {
      remedy: '请将文件内容原样作为请求的正文，Content-Type 写 application/octet-stream',
    });
  if (Number(request.get('content-length') ?? 0) > documentBytesMax) return tooLarge();
  if (underWay < uploadsAtOnceMax) return undefined;
  return { ...problem(503, 'busy', '同时上传的文件过多', { remedy: '请稍后再传' }), retryAfterSeconds };
}

async function take(em: EntityManager, store: DocumentStore, request: Request, response: Response): Promise<Answer> {
  const actor = actorIn(response);
  const today = await bytesBroughtSince(em, actor.organisation, new Date(Date.now() - dayMs));
  if (today >= bytesADayMax)
    return problem(429, 'too-many', '贵单位一日之内上传过多', {
      required: `≤ ${bytesADayMax / 1024 / 1024} MB`,
      remedy: '请明日再传；确有需要的，联系系统管理员',
    });
  const keeping = await store.keep(request);
  if (keeping.was !== 'kept') return notKept(keeping);
  await noteUpload(em, keeping.kept, actor);
  const { title, extensions } = documentTypes[keeping.kept.type];
  return { status: 201, body: { ...keeping.kept, title, extensions } };
}

function notKept(keeping: Exclude<Keeping, { was: 'kept' }>): Answer {
  if (keeping.was === 'refused') {
    const { rule, actual, remedy } = keeping.objection;
    return problem(422, 'not-admitted', '文件不能存入', { rule, actual, remedy });
  }
  if (keeping.was === 'tooLarge') return tooLarge();
  if (keeping.was === 'noRoom')
    return problem(507, 'no-room', '存储空间不足，文件没有存入', { remedy: '请联系系统管理员扩充空间，之后重新上传' });
  return problem(400, 'cut-short', '上传中断，文件没有存入', { remedy: '请重新上传' });
}

function tooLarge(): Answer {
  const remedy = '请降低扫描分辨率，或者拆分为几份，再上传';
  return problem(413, 'too-large', '文件过大', { required: `≤ ${megabytes} MB`, remedy });
}

/** The line is closed after it: what is left of a refused body is nobody's next request. */
async function refuse(request: Request, response: Response, answer: Answer): Promise<void> {
  await drain(request);
  response.set('connection', 'close');
  reply(response, answer);
}

function drain(request: Request): Promise<void> {
  if (request.readableEnded || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let bytes = 0;
    const timer = setTimeout(resolve, drainedMs);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    request.once('end', done).once('close', done).once('error', done);
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= drainedBytesMax) return;
      request.pause();
      done();
    });
    request.resume();
  });
}
