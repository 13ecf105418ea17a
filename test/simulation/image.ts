import type { Database } from '../../server/db/database.ts';
import type { SimDatabase } from './open-database.ts';

/** A copy of all rows of the center that the database keeps itself: how a run begins, and a backup within it. */
export type Image = 'begun' | 'backup';
const images: readonly Image[] = ['begun', 'backup'];

/** Copies are made and put back by the database itself in one call each, past the triggers of the feed. */
export const installImages = async (database: Database): Promise<void> => {
  const found = await database.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c
     where c.table_schema = 'public' and c.column_name = 'center_id' order by 1`,
  );
  const names = found.map((each) => each.name);
  const copy = (from: string, to: string) =>
    names.map((name) => `delete from ${to}.${name}; insert into ${to}.${name} select * from ${from}.${name};`).join('\n');
  for (const image of images) {
    await database.script(`
      create schema ${image};
      ${names.map((name) => `create unlogged table ${image}.${name} as table public.${name} with no data;`).join('\n')}
      create function take_${image}() returns void language plpgsql as $$ begin ${copy('public', image)} end $$;
      create function put_${image}() returns void language plpgsql as $$ begin ${copy(image, 'public')} end $$;
    `);
  }
};

export const takeImage = (database: SimDatabase, image: Image): Promise<void> => database.pastTriggers(`select take_${image}()`);

export const putImage = (database: SimDatabase, image: Image): Promise<void> => database.pastTriggers(`select put_${image}()`);
