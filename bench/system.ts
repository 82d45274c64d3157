/** What a measurement is given: the running system, its parties, its engine, its database, its processes. */
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { System } from '../play/http.ts';
import type { Addresses } from './stack.ts';

export interface Bench {
  api: System;
  client: Client;
  db: pg.Pool;
  addresses: Addresses;
  /** By program; none where the system was not started here. */
  processes: () => Record<string, number>;
  end(): Promise<void>;
}

const connectionsMax = 4;

export async function reach(
  addresses: Addresses,
  processes: () => Record<string, number> = () => ({}),
): Promise<Bench> {
  const connection = await Connection.connect({ address: addresses.TEMPORAL_ADDRESS });
  const db = new pg.Pool({ connectionString: addresses.DATABASE_URL, max: connectionsMax });
  // A pool tells of connections that the system's end cuts; without a listener that ends us.
  db.on('error', () => undefined);
  return {
    api: new System(addresses.API_ADDRESS),
    client: new Client({ connection }),
    db,
    addresses,
    processes,
    end: async () => void (await Promise.all([connection.close(), db.end()])),
  };
}
