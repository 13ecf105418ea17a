import type { Database, Sql } from '../../server/db/database.ts';

/**
 * Writers that only know SQL: they add notes to leads, move leads between reps and back to the pool, and change them, several things to a
 * transaction, in no order, taking their time before they commit. None of them locks a lead for a note, as a careful command would.
 */

export type Stage = { centerId: string; leadIds: readonly string[]; ownerIds: readonly (string | null)[]; random: () => number };
export type Written = { transactions: number; tries: number };

/** A feed by an ascending number, as it is often built: numbers are taken when a row is written, not when it can be seen. */
export const makeControl = (database: Database): Promise<void> =>
  database.script('create table control_feed (number bigserial primary key, written_by text not null)');

const pick = <Item>(items: readonly Item[], random: () => number): Item => items[Math.floor(random() * items.length)] as Item;

const addNote = (sql: Sql, { centerId, leadIds, random }: Stage, id: string): Promise<object[]> =>
  sql.query(
    `insert into notes (center_id, id, lead_id, attempt_id, author_id, body, revision, written_at)
     values ($1, $2, $3, null, 'writer', 'written', 1, 0)`,
    [centerId, id, pick(leadIds, random)],
  );

const moveLead = (sql: Sql, { centerId, leadIds, ownerIds, random }: Stage): Promise<object[]> =>
  sql.query('update leads set owner_id = $3, version = version + 1 where center_id = $1 and id = $2', [
    centerId,
    pick(leadIds, random),
    pick(ownerIds, random),
  ]);

const changeLead = (sql: Sql, { centerId, leadIds, random }: Stage): Promise<object[]> =>
  sql.query('update leads set version = version + 1, last_said = $3 where center_id = $1 and id = $2', [
    centerId,
    pick(leadIds, random),
    String(random()),
  ]);

const linger = (sql: Sql, { random }: Stage): Promise<object[]> =>
  sql.query('select pg_sleep($1)', [random() < 0.1 ? 0.02 : random() * 0.003]);

export const writeUntil = async (database: Database, stage: Stage, name: string, isOver: () => boolean): Promise<Written> => {
  const { random } = stage;
  const written: Written = { transactions: 0, tries: 0 };
  while (!isOver()) {
    const id = `${name}.${written.transactions}`;
    await database.transaction(async (sql) => {
      written.tries += 1;
      await sql.query('insert into control_feed (written_by) values ($1)', [id]);
      await addNote(sql, stage, id);
      if (random() < 0.3) await moveLead(sql, stage);
      await linger(sql, stage);
      if (random() < 0.3) await changeLead(sql, stage);
      if (random() < 0.3) await addNote(sql, stage, `${id}.again`);
    });
    written.transactions += 1;
  }
  return written;
};

/** Reads the control feed by its number, as one would. Returns how many of its rows it never saw. */
export const followControl = async (database: Database, isOver: () => boolean): Promise<number> => {
  let last = 0;
  let seen = 0;
  const read = async (): Promise<number> => {
    const rows = await database.query<{ number: number }>('select number from control_feed where number > $1 order by number', [last]);
    last = rows.at(-1)?.number ?? last;
    seen += rows.length;
    return rows.length;
  };
  while (!isOver()) {
    await read();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  while ((await read()) > 0);
  const [counted] = await database.query<{ all: number }>('select count(*)::int as all from control_feed');
  return (counted?.all ?? 0) - seen;
};
