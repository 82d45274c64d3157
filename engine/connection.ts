/** One question to Temporal, asked to learn whether it is there. */
import { Connection, type ConnectionOptions } from '@temporalio/client';

const connectWithinMs = 2_000;
const answersWithinMs = 4_000;

/** On a connection of its own: a probe must not be fooled by what an older connection remembers. */
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
