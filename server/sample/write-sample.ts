import type { AnyRow } from '../db/columns.ts';
import type { Database, Sql } from '../db/database.ts';
import { writeRows } from '../db/rows.ts';
import { samplePassword, sampleUsers } from './people.ts';
import { clearCenter, restFeed } from './resting-feed.ts';
import { type SampleOptions, sampleCenter } from './sample-center.ts';

/** The center that the sample is, unless it is told another id. */
export const sampleCenterId = 'sample';

/** Rows per transaction (SYNC: bulk work in chunks of 500). */
const chunkRows = 500;

export type SampleProgress = { leads: number; rows: number };

export type WriteSampleOptions = SampleOptions & {
  centerId?: string;
  /** Names the life of this center's change feed. */
  epoch: string;
  hashPassword: (password: string) => Promise<string>;
  onProgress?: (progress: SampleProgress) => void;
};

/** Nothing was written: there is work of people that a sample must not mix with. */
export class SampleRefused extends Error {
  readonly code: 'hasLeads' | 'peopleElsewhere';
  constructor(code: SampleRefused['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Makes the sample center and writes its rows in chunks, a transaction each. Its people can sign in when all is there; a
 * run that was broken off before is taken out and done anew. Throws `SampleRefused` before anything is written when the
 * center has people and leads already, or the sample's people belong to another center.
 */
export const writeSample = async (database: Database, options: WriteSampleOptions): Promise<SampleProgress> => {
  const { centerId = sampleCenterId, onProgress } = options;
  const isNew = await prepareCenter(database, centerId, options);
  const progress: SampleProgress = { leads: 0, rows: 0 };
  for (const { table, rows } of sampleCenter(options)) {
    for (let from = 0; from < rows.length; from += chunkRows) {
      const chunk: AnyRow[] = rows.slice(from, from + chunkRows);
      await database.transaction(async (sql) => {
        if (isNew) await restFeed(sql);
        // Invented people are sent no mail, and their handoffs do not say that one is on its way.
        await writeRows(sql, centerId, table, table === 'handoffs' ? chunk.map((row) => ({ ...row, mailState: 'none' }) as AnyRow) : chunk);
      });
      progress.rows += chunk.length;
      if (table === 'leads') progress.leads += chunk.length;
      onProgress?.({ ...progress });
    }
  }
  await letPeopleIn(database, centerId, options);
  return progress;
};

/** Sees that the center is there and free; says whether nobody could have signed in to it yet. */
const prepareCenter = async (database: Database, centerId: string, { now, epoch }: WriteSampleOptions): Promise<boolean> => {
  const has = async (table: string) => (await database.query(`select 1 from ${table} where center_id = $1 limit 1`, [centerId])).length > 0;
  const [hasPeople, hasLeads] = [await has('credentials'), await has('leads')];
  if (hasPeople && hasLeads) throw new SampleRefused('hasLeads', `The center ${centerId} has leads already.`);
  await refusePeopleOfOthers(database, centerId);
  if (!hasPeople) await clearCenter(database, centerId);
  await database.transaction(async (sql) => {
    await insertOnce(sql, 'centers (id, name, created_at)', [centerId, 'Refinery sample', now]);
    await insertOnce(sql, 'sync_spaces (center_id, epoch)', [centerId, epoch]);
  });
  return !hasPeople;
};

const refusePeopleOfOthers = async (database: Database, centerId: string): Promise<void> => {
  const emails = sampleUsers.map(({ email }) => email);
  const [other] = await database.query<{ email: string }>(
    'select email from credentials where center_id <> $1 and lower(email) = any($2::text[]) limit 1',
    [centerId, emails],
  );
  if (other) throw new SampleRefused('peopleElsewhere', `${other.email} belongs to another center of this database.`);
};

const letPeopleIn = async (database: Database, centerId: string, { hashPassword }: WriteSampleOptions): Promise<void> => {
  // One hash for all: they share the password anyway, and hashing is slow on purpose.
  const passwordHash = await hashPassword(samplePassword);
  await database.transaction(async (sql) => {
    for (const { id, email } of sampleUsers) {
      await insertOnce(sql, 'credentials (center_id, user_id, email, password_hash)', [centerId, id, email, passwordHash]);
    }
  });
};

const insertOnce = async (sql: Sql, into: string, values: readonly unknown[]): Promise<void> => {
  await sql.query(`insert into ${into} values (${values.map((_, at) => `$${at + 1}`).join(', ')}) on conflict do nothing`, values);
};
