/** How Temporal is reached: the embedded one by its address, one of one's own with a key or certificates as well. */
import { readFileSync } from 'node:fs';
import { Connection, type ConnectionOptions, type TLSConfig } from '@temporalio/client';

const connectWithinMs = 2_000;
const answersWithinMs = 4_000;

/** The variables are those of Temporal's own tools: TEMPORAL_ADDRESS, TEMPORAL_API_KEY, TEMPORAL_TLS, TEMPORAL_TLS_…. */
export function connectionOptions(env: NodeJS.ProcessEnv): ConnectionOptions {
  const certificate = env.TEMPORAL_TLS_CLIENT_CERT_PATH;
  const key = env.TEMPORAL_TLS_CLIENT_KEY_PATH;
  const authority = env.TEMPORAL_TLS_SERVER_CA_CERT_PATH;
  const tls: TLSConfig = {
    ...(env.TEMPORAL_TLS_SERVER_NAME && { serverNameOverride: env.TEMPORAL_TLS_SERVER_NAME }),
    ...(authority && { serverRootCACertificate: readFileSync(authority) }),
    ...(certificate && key && { clientCertPair: { crt: readFileSync(certificate), key: readFileSync(key) } }),
  };
  const apiKey = env.TEMPORAL_API_KEY || undefined;
  const wanted = env.TEMPORAL_TLS ? env.TEMPORAL_TLS === 'true' : Boolean(apiKey) || Object.keys(tls).length > 0;
  return { address: env.TEMPORAL_ADDRESS, tls: wanted ? tls : undefined, apiKey };
}

/** One question on a connection of its own: a probe must not be fooled by what an older connection remembers. */
export async function withConnection<T>(
  options: ConnectionOptions,
  ask: (service: Connection['workflowService']) => Promise<T>,
): Promise<T> {
  const connection = await Connection.connect({ ...options, connectTimeout: connectWithinMs });
  try {
    return await connection.withDeadline(Date.now() + answersWithinMs, () => ask(connection.workflowService));
  } finally {
    await connection.close();
  }
}
