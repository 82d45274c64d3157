/** How the engine is reached: by the variables that Temporal's own tools read. */
import { existsSync, readFileSync } from 'node:fs';

interface Tls {
  serverNameOverride?: string;
  serverRootCACertificate?: Buffer;
  clientCertPair?: { crt: Buffer; key: Buffer };
}

interface Options {
  address: string;
  apiKey?: string;
  tls?: boolean | Tls;
}

/**
 * From TEMPORAL_ADDRESS, TEMPORAL_API_KEY, TEMPORAL_TLS (`true` or `false`; on where a key or a certificate is named),
 * TEMPORAL_TLS_SERVER_NAME, and the files TEMPORAL_TLS_CLIENT_CERT_PATH, _CLIENT_KEY_PATH, _SERVER_CA_CERT_PATH.
 */
export function connectionOptions(env: NodeJS.ProcessEnv = process.env): Options {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_API_KEY: apiKey, TEMPORAL_TLS_SERVER_NAME: name } = env;
  if (!address) throw new Error('TEMPORAL_ADDRESS is not set: name the host and port of the Temporal server.');
  const authority = fileNamedBy('TEMPORAL_TLS_SERVER_CA_CERT_PATH', env);
  const crt = fileNamedBy('TEMPORAL_TLS_CLIENT_CERT_PATH', env);
  const key = fileNamedBy('TEMPORAL_TLS_CLIENT_KEY_PATH', env);
  const tls: Tls = {
    ...(name ? { serverNameOverride: name } : {}),
    ...(authority ? { serverRootCACertificate: authority } : {}),
    ...(crt && key ? { clientCertPair: { crt, key } } : {}),
  };
  const wanted = env.TEMPORAL_TLS ? env.TEMPORAL_TLS === 'true' : Boolean(apiKey) || Object.keys(tls).length > 0;
  return { address, ...(apiKey ? { apiKey } : {}), ...(wanted ? { tls } : {}) };
}

function fileNamedBy(variable: string, env: NodeJS.ProcessEnv): Buffer | undefined {
  const path = env[variable];
  if (!path) return undefined;
  if (!existsSync(path)) throw new Error(`${path} does not exist: ${variable} names a file.`);
  return readFileSync(path);
}
