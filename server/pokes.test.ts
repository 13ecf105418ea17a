import { expect, it, vi } from 'vitest';
import type { Database } from './db/database.ts';
import { createPokes } from './pokes.ts';

/** A database that answers where one center stands, and can be away. */
const aDatabase = () => {
  let isAway = false;
  const query = async (statement: string): Promise<unknown[]> => {
    if (isAway) throw new Error('connection refused');
    return statement.includes('sync_spaces') ? [{ id: 'center', epoch: 'first life', version: 7 }] : [];
  };
  const database = { kind: 'embedded', query } as unknown as Database;
  return {
    database,
    setAway: (away: boolean) => {
      isAway = away;
    },
  };
};

it('tells everybody when the database is back, whatever they listen for and though nothing is new', async () => {
  const { database, setAway } = aDatabase();
  const onError = vi.fn();
  const pokes = createPokes(database, onError);
  const heard = vi.fn();
  pokes.subscribe('center', heard, ['somebody']);
  pokes.changed('center');
  await vi.waitFor(() => pokes.headOf('center'));
  setAway(true);
  pokes.changed('center');
  await vi.waitFor(() => expect(onError).toHaveBeenCalled());
  expect(heard).not.toHaveBeenCalled();
  setAway(false);
  pokes.changed('center');
  await vi.waitFor(() => expect(heard).toHaveBeenCalledWith({ epoch: 'first life', version: 7 }));
  pokes.changed('center');
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(heard).toHaveBeenCalledOnce();
  await pokes.close();
});
