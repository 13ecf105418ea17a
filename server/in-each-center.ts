import type { Dependencies } from './dependencies.ts';

/**
 * Does background work for one center after the other, and tells the desktops of those in which something changed. `work` resolves to how
 * much it changed; it keeps to transactions of one center, as the change feed takes one version for each.
 */
export const inEachCenter = async (
  { database, pokes }: Pick<Dependencies, 'database' | 'pokes'>,
  isStopped: () => boolean,
  work: (centerId: string) => Promise<number>,
): Promise<void> => {
  const centers = await database.query<{ id: string }>('select id from centers order by id');
  for (const { id } of centers) {
    if (isStopped()) return;
    if ((await work(id)) > 0) pokes.changed(id);
  }
};
