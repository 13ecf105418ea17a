import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Database } from '../../server/db/database.ts';
import { openEmbedded } from '../../server/db/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';
import { embeddedTemplate } from '../support/embedded-template.ts';

const folder = join(import.meta.dirname, '../../server/db/migrations');
/** From here on files change tables that hold rows. */
const firstLater = '0016';

/** A center at work on an older server: what later files find is not an empty database. */
describe('a database of an older server', () => {
  let database: Database;

  beforeAll(async () => {
    database = await openEmbedded(undefined, await embeddedTemplate(inject('runDirectory'), 'bare'));
    const earlier = readdirSync(folder).filter((name) => name.endsWith('.sql') && name < firstLater);
    await database.transaction(async (sql) => {
      await sql.script('create table migrations (name text primary key, ran_at timestamptz not null default now())');
      for (const name of earlier.sort()) {
        await sql.script(readFileSync(join(folder, name), 'utf8'));
        await sql.query('insert into migrations (name) values ($1)', [name]);
      }
    });
    await database.transaction(async (sql) => {
      await sql.query(`insert into centers (id, name, created_at) values ('c', 'Center', 0)`);
      await sql.query(`insert into sync_spaces (center_id, epoch) values ('c', 'e')`);
      await sql.query(
        `insert into import_runs (center_id, id, file_name, encoding, row_count, taken_in, already_known, refused, state, source, team_id, mapping,
           started_by_id, started_at)
         values ('c', 'run', 'fair.csv', 'utf-8', 3, 2, 1, 0, 'done', 'import', 'north', '{}', 'ines', 0)`,
      );
    });
  });
  afterAll(() => database.close());

  test('is brought up to date with the rows it has, and its feed is left as it is', async () => {
    const feed = () => database.query('select c.*, s.version from sync_spaces s left join changes c on c.center_id = s.center_id');
    const before = await feed();
    expect((await migrate(database)).length).toBeGreaterThan(0);
    expect(await database.query('select taken_in, leads from import_runs')).toEqual([{ taken_in: 2, leads: 2 }]);
    expect(await feed()).toEqual(before);
    expect(await migrate(database)).toEqual([]);
  });

  test('tells desktops again of what is written from then on', async () => {
    const version = async () => (await database.query<{ version: number }>('select version from sync_spaces'))[0]?.version ?? 0;
    const before = await version();
    await database.query(`update import_runs set state = 'undone'`);
    expect(await version()).toBe(before + 1);
  });
});
