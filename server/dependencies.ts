import type { Database } from './db/database.ts';
import type { Pokes } from './pokes.ts';

/** What the routes work with. Clock and ids come in, so that tests decide them. */
export type Dependencies = {
  database: Database;
  /** Epoch milliseconds. */
  now: () => number;
  /** A fresh UUIDv7. */
  newId: () => string;
  pokes: Pokes;
  /** How long the lease of a pool lead lasts without being renewed; 90 s when left out. */
  leaseMs?: number;
  /** How long a pull of a whole floor waits for others who ask the same; 150 ms when left out. */
  gatherMs?: number;
  /** Whether webhooks may go to addresses of the own network or machine; not when left out. */
  allowsPrivateWebhooks?: boolean;
};
