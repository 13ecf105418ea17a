import { afterAll, beforeAll, describe, inject } from 'vitest';
import type { Database } from '../../server/db/database.ts';
import { openEmbedded } from '../../server/db/embedded.ts';
import { openPostgresql } from '../../server/db/postgresql.ts';
import { embeddedTemplate } from './embedded-template.ts';
import { freshPostgresqlUrl } from './postgresql.ts';

export type DatabaseKind = Database['kind'];

/** A new, migrated, empty database: PGlite in memory, or one of its own on the run's PostgreSQL. */
export const openFreshDatabase = async (kind: DatabaseKind): Promise<Database> => {
  if (kind === 'postgresql') return openPostgresql(await freshPostgresqlUrl(inject('runDirectory')));
  return await openEmbedded(undefined, await embeddedTemplate(inject('runDirectory')));
};

/**
 * Runs the same tests on PGlite and on PostgreSQL. All tests of a file share one database, as opening one takes seconds;
 * each makes a center of its own, which is what keeps them apart (see `aCenter`).
 */
export const describeOnBothDatabases = (name: string, tests: (database: () => Database) => void): void => {
  describe.each<{ kind: DatabaseKind }>([{ kind: 'embedded' }, { kind: 'postgresql' }])(`${name}, on $kind`, ({ kind }) => {
    let database: Database;
    beforeAll(async () => {
      database = await openFreshDatabase(kind);
    }, 120_000);
    afterAll(() => database?.close());
    tests(() => database);
  });
};
