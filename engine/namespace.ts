/** The namespace that our cases live in, with histories kept for ten years; made where there is none. */
import type { ConnectionOptions } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { withConnection } from './connection.ts';

const retentionDays = 3653;
const notFound = 5;

/** Throws until the namespace can be used; the server shows a new one only after its cache has been read again. */
export async function ensureNamespace(options: ConnectionOptions, namespace: string): Promise<void> {
  await withConnection(options, async (service) => {
    try {
      await service.describeNamespace({ namespace });
    } catch (error) {
      if ((error as { code?: number }).code !== notFound) throw error;
      const workflowExecutionRetentionPeriod = msToTs(`${retentionDays} days`);
      await service.registerNamespace({ namespace, workflowExecutionRetentionPeriod });
      throw error;
    }
  });
}
