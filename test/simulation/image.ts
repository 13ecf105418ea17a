import type { Database } from '../../server/db/database.ts';

/** All rows of the center as one value: what a run begins with, and what a backup is. */
export type Image = { readonly json: string };

/** Backups of the whole center, made and restored by the database itself in one call each, past the triggers of the feed. */
export const installImages = async (database: Database): Promise<void> => {
  const found = await database.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c
     where c.table_schema = 'public' and c.column_name = 'center_id' order by 1`,
  );
  const names = found.map((each) => each.name);
  const parts = names.map((name) => `'${name}', (select coalesce(jsonb_agg(to_jsonb(x)), '[]'::jsonb) from ${name} x)`);
  const refill = names.map(
    (name) => `delete from ${name};
      insert into ${name} select * from jsonb_populate_recordset(null::${name}, image->'${name}');`,
  );
  await database.script(`
    create function take_image() returns jsonb language plpgsql as $$ begin return jsonb_build_object(${parts.join(',\n')}); end $$;
    create function put_image(image jsonb) returns void language plpgsql as $$ begin
      set local session_replication_role = replica;
      ${refill.join('\n')}
      set local session_replication_role = origin;
    end $$;
  `);
};

export const takeImage = async (database: Database): Promise<Image> => {
  const [taken] = await database.query<{ json: string }>('select take_image()::text as json');
  if (!taken) throw new Error('the database gave no image');
  return taken;
};

export const putImage = async (database: Database, { json }: Image): Promise<void> => {
  await database.transaction((sql) => sql.query('select put_image($1::jsonb)', [json]));
};
