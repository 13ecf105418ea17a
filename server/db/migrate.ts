import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database, Sql } from './database.ts';
import { locks } from './locks.ts';

const folder = join(import.meta.dirname, 'migrations');

const fileNames = (): string[] =>
  readdirSync(folder)
    .filter((name) => /^\d{4}-.+\.sql$/.test(name))
    .sort();

const readDone = async (sql: Sql): Promise<Set<string>> =>
  new Set((await sql.query<{ name: string }>('select name from migrations')).map((row) => row.name));

/**
 * Brings the schema up to date: runs the numbered files that this database has not run, in one transaction.
 * Several servers starting at once wait for one another on the advisory lock. Returns the names of the files it ran.
 */
export const migrate = (database: Database): Promise<string[]> =>
  database.transaction(async (sql) => {
    await sql.query(`select pg_advisory_xact_lock(${locks.migrations})`);
    await sql.script('create table if not exists migrations (name text primary key, ran_at timestamptz not null default now())');
    const done = await readDone(sql);
    const missing = fileNames().filter((name) => !done.has(name));
    // A file may write rows of every center, and a change belongs to one. Desktops find what differs when they compare themselves.
    await sql.script(`select set_config('refinery.touched', 'rests', true)`);
    for (const name of missing) {
      // What would feed the changes at the end keeps a table from being altered after its rows were.
      await sql.script('set constraints all immediate');
      await sql.script(readFileSync(join(folder, name), 'utf8'));
      await sql.query('insert into migrations (name) values ($1)', [name]);
    }
    return missing;
  });

/** Files this server brings that the database has not run. */
export const missingMigrations = async (sql: Sql): Promise<string[]> => {
  const done = await readDone(sql);
  return fileNames().filter((name) => !done.has(name));
};
