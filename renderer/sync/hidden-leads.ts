import type { RefineryDb } from '../data/db.ts';
import { rowsById } from '../data/rows.ts';

/**
 * Leads that went out of this desktop's sight while work on them was not answered yet (SYNC: visibility). They are in no list any more;
 * their row is kept aside, so that unsent and parked work can still be read with its lead, until the server has had its say.
 * All of it runs inside the caller's transaction.
 */

/** Leads that commands not answered yet are about. */
const namedByUnanswered = async (db: RefineryDb): Promise<Set<string>> => {
  const unanswered = await db.outbox.where('state').anyOf('pending', 'acked').toArray();
  return new Set(unanswered.flatMap((entry) => entry.leadIds));
};

/** Keeps the rows of those leads that leave now with work on them; `leaving`: their ids, or `all` when a new snapshot begins. */
export const hideLeads = async (db: RefineryDb, leaving: readonly string[] | 'all'): Promise<void> => {
  if (leaving.length === 0) return;
  const named = await namedByUnanswered(db);
  const ids = leaving === 'all' ? [...named] : leaving.filter((id) => named.has(id));
  if (ids.length === 0) return;
  const rows = await rowsById(db, 'leads', ids);
  await db.hiddenLeads.bulkPut(rows.filter((row) => row !== undefined));
};

/** Lets go of those that came back into sight, and of those whose work is answered and, should it be parked, settled. */
export const forgetHiddenLeads = async (db: RefineryDb): Promise<void> => {
  const hidden = await db.hiddenLeads.toCollection().primaryKeys();
  if (hidden.length === 0) return;
  const named = await namedByUnanswered(db);
  for (const parked of await db.parked.toArray()) {
    if (parked.state === 'open' && parked.leadId !== null) named.add(parked.leadId);
  }
  const here = new Set((await rowsById(db, 'leads', hidden)).flatMap((row) => row?.id ?? []));
  await db.hiddenLeads.bulkDelete(hidden.filter((id) => here.has(id) || !named.has(id)));
};
