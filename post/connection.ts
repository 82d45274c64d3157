/** How the engine is reached: the variables of the official command-line tool. */
import { existsSync, readFileSync } from 'node:fs';

interface Options {
  address: string;
  apiKey?: string;
  tls?: true | { serverRootCACertificate?: Buffer; clientCertPair?: { crt: Buffer; key: Buffer } };
}

/** From `TEMPORAL_ADDRESS`, `TEMPORAL_API_KEY`, `TEMPORAL_TLS_CA`, `TEMPORAL_TLS_CERT`, `TEMPORAL_TLS_KEY` (files). */
export function connectionOptions(env: NodeJS.ProcessEnv = process.env): Options {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_API_KEY: apiKey } = env;
  if (!address) throw new Error('TEMPORAL_ADDRESS is not set: name the host and port of the Temporal server.');
  const ca = fileAt(env.TEMPORAL_TLS_CA);
  const crt = fileAt(env.TEMPORAL_TLS_CERT);
  const key = fileAt(env.TEMPORAL_TLS_KEY);
  const tls = {
    ...(ca ? { serverRootCACertificate: ca } : {}),
    ...(crt && key ? { clientCertPair: { crt, key } } : {}),
  };
  if (Object.keys(tls).length > 0) return { address, ...(apiKey ? { apiKey } : {}), tls };
  return apiKey ? { address, apiKey, tls: true } : { address };
}

function fileAt(path: string | undefined): Buffer | undefined {
  if (!path) return undefined;
  if (!existsSync(path)) throw new Error(`${path} does not exist: TEMPORAL_TLS_CA, _CERT and _KEY name files.`);
  return readFileSync(path);
}
