import { expect, test } from 'vitest';
import { columnsOf, sqlTable } from '../../server/db/columns.ts';
import { migrate, missingMigrations } from '../../server/db/migrate.ts';
import { tableNames, tables } from '../../shared/tables.ts';
import { describeOnBothDatabases } from '../support/databases.ts';

type Held = { name: string; type: string; isNullable: boolean };

type Schema = { _zod: { def: { type: string; innerType?: Schema } } };

const isNullable = (schema: Schema | undefined): boolean =>
  schema?._zod.def.type === 'default' ? isNullable(schema._zod.def.innerType) : schema?._zod.def.type === 'nullable';

describeOnBothDatabases('the schema of the migrations', (database) => {
  test.each(tableNames)('holds the rows of %s as their schema says', async (table) => {
    const held = await database().query<Held>(
      `select column_name as name, data_type as type, is_nullable = 'YES' as "isNullable" from information_schema.columns
       where table_name = $1 and column_name <> 'center_id' order by 1`,
      [sqlTable(table)],
    );
    const shape: Record<string, Schema> = tables[table].schema.shape;
    const wanted = columnsOf(table).map(({ field, name, type }) => ({ name, type, isNullable: isNullable(shape[field]) }));
    expect(held).toEqual(wanted.sort((a, b) => (a.name < b.name ? -1 : 1)));
  });

  test('every table has the center first in its key', async () => {
    const [row] = await database().query<{ count: number }>(
      `select count(*)::int as count from information_schema.key_column_usage k join information_schema.table_constraints c using (constraint_name)
       where c.constraint_type = 'PRIMARY KEY' and k.ordinal_position = 1 and k.column_name = 'center_id' and k.table_name = any($1)`,
      [tableNames.map(sqlTable)],
    );
    expect(row?.count).toBe(tableNames.length);
  });

  test('every synced table feeds the change feed', async () => {
    const fed = await database().query<{ name: string }>(
      `select distinct event_object_table as name from information_schema.triggers where trigger_name like 'feed_%'`,
    );
    expect(fed.map((each) => each.name).sort()).toEqual(tableNames.map(sqlTable).sort());
  });

  test('who comes into a team brings all that its team lead may see of them', async () => {
    const [told] = await database().query<{ body: string }>(`select prosrc as body from pg_proc where proname = 'feed_team_change'`);
    // Who there is, everybody knows anyway.
    const ofPeople = tableNames.filter((table) => ['person', 'handoff'].includes(tables[table].audience));
    expect(ofPeople.filter((table) => !told?.body.includes(` from ${sqlTable(table)} where`))).toEqual([]);
  });

  test('migrating again, even twice at once, runs nothing', async () => {
    expect(await Promise.all([migrate(database()), migrate(database())])).toEqual([[], []]);
    expect(await missingMigrations(database())).toEqual([]);
  });
});
