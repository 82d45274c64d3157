/** What stands before a Temporal and a PostgreSQL of one's own: TLS with certificates on both sides, and a key. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  connect as connectPlain,
  createSecureServer,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from 'node:http2';
import { type AddressInfo, connect as connectTcp, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';

export const serverName = 'engine.example';
const unauthenticated = '16';
const sslRequestBytes = 8;

export interface Certificates {
  authority: string;
  server: { cert: string; key: string };
  client: { cert: string; key: string };
}

/** An authority, and one certificate each for servers and clients; by their paths. */
export function certificates(folder: string): Certificates {
  const path = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', path('ca.key'), '-out', path('ca.pem'), '-days', '2', '-subj', '/CN=ca');
  const issue = (name: string, alternative: string) => {
    openssl('req', ...key, '-keyout', path(`${name}.key`), '-out', path(`${name}.csr`), '-subj', `/CN=${name}`);
    writeFileSync(path(`${name}.ext`), `subjectAltName=${alternative}\n`);
    const signed = ['-CA', path('ca.pem'), '-CAkey', path('ca.key'), '-CAcreateserial', '-days', '2'];
    openssl(
      'x509',
      '-req',
      '-in',
      path(`${name}.csr`),
      ...signed,
      '-extfile',
      path(`${name}.ext`),
      '-out',
      path(`${name}.pem`),
    );
    return { cert: path(`${name}.pem`), key: path(`${name}.key`) };
  };
  const server = issue('server', `DNS:${serverName},DNS:localhost`);
  return { authority: path('ca.pem'), server, client: issue('client', 'DNS:client.example') };
}

export interface Front {
  port: number;
  /** Who was let through, and who was not. */
  passed: number;
  refused: number;
  close(): void;
}

const pem = ({ authority, server }: Certificates) => ({
  ca: readFileSync(authority),
  cert: readFileSync(server.cert),
  key: readFileSync(server.key),
});

/** Lets through only who shows a certificate of the authority and, on each call, the key. */
export async function temporalFront(made: Certificates, to: string, apiKey: string): Promise<Front> {
  const inner = connectPlain(`http://${to}`);
  const server = createSecureServer({ ...pem(made), requestCert: true, rejectUnauthorized: true });
  const front: Front = {
    port: 0,
    passed: 0,
    refused: 0,
    close: () => {
      inner.destroy();
      server.close();
    },
  };
  server.on('sessionError', () => undefined);
  server.on('tlsClientError', () => front.refused++);
  server.on('stream', (stream, headers) => {
    stream.on('error', () => undefined);
    if (headers.authorization === `Bearer ${apiKey}`) {
      front.passed++;
      return pass(stream, headers);
    }
    front.refused++;
    const refusal = { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': unauthenticated };
    stream.respond(refusal, { endStream: true });
  });
  const pass = (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
    const call = inner.request(headers, { endStream: false });
    call.on('error', () => stream.close());
    stream.on('aborted', () => call.close());
    stream.pipe(call);
    let trailers: IncomingHttpHeaders = {};
    call.on('trailers', (told) => {
      trailers = told;
    });
    call.on('response', (answer, flags) => {
      if (stream.destroyed) return;
      // An answer without a body has its status where others have their headers.
      if (answer['grpc-status'] !== undefined || flags & 1) return stream.respond(answer, { endStream: true });
      stream.respond(answer, { waitForTrailers: true });
      stream.on('wantTrailers', () => stream.sendTrailers(trailers));
      call.pipe(stream);
    });
  };
  await once(server.listen(0, '127.0.0.1'), 'listening');
  front.port = (server.address() as AddressInfo).port;
  return front;
}

/** Speaks TLS as PostgreSQL does: asked for it first, in the clear. Who does not ask is not let in. */
export async function postgresFront(made: Certificates, to: { host: string; port: number }): Promise<Front> {
  const sockets = new Set<Socket>();
  const front: Front = { port: 0, passed: 0, refused: 0, close: () => undefined };
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('readable', () => {
      const asked = socket.read(sslRequestBytes) as Buffer | null;
      if (asked?.readInt32BE(4) !== 80_877_103) {
        front.refused++;
        return socket.destroy();
      }
      socket.write('S');
      front.passed++;
      const secured = new TLSSocket(socket, { isServer: true, ...pem(made) });
      const inner = connectTcp(to.port, to.host);
      for (const [one, other] of [
        [secured, inner],
        [inner, secured],
      ] as const) {
        one.on('error', () => other.destroy());
        one.on('close', () => other.destroy());
        one.pipe(other);
      }
    });
  });
  front.close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  await once(server.listen(0, '127.0.0.1'), 'listening');
  front.port = (server.address() as AddressInfo).port;
  return front;
}
