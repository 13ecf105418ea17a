import type { Database } from '../../server/db/database.ts';
import type { CommandArgs } from '../../shared/commands/registry.ts';
import { makeFloorCenter } from './floor-center.ts';
import { takeSeat } from './seat.ts';

/** Many leads of one rep moved to two others in one act, while somebody else moves some of them too; worked on; and taken back. */

export type Moved = {
  leads: number;
  moveMs: number;
  bareUpdateMs: number;
  desktopsRightMs: number;
  undoMs: number;
  contested: number;
  /** Leads whose history has two owners at one instant, a gap, or another end than the lead says. */
  brokenHistories: number;
  /** Leads that are not as before the move with their promises. */
  differences: number;
  /** Notes written between the move and its undo, and those of them that are gone. */
  laterWork: number;
  workLost: number;
};

const perCommand = 500;
const rightWithinMs = 60_000;

export const moveLeads = async (database: Database, url: string, leadCount: number, centerId: string): Promise<Moved> => {
  const center = await makeFloorCenter(database, { id: centerId, reps: 4, leads: leadCount, now: Date.now(), ownerOf: () => 0 });
  const [from, first, second, rival] = center.reps;
  if (!from || !first || !second || !rival) throw new Error('no reps');
  const all = await idsOf(database, centerId);
  const version = await versionOf(database, centerId);
  const whose = (id: string) => new Map<string, string | null>(id === from.id ? all.map((leadId) => [leadId, id]) : []);
  const seat = (person: typeof from, own = whose(person.id)) => takeSeat(url, centerId, person, own, version);
  const [ruth, ines] = [seat(center.teamLead, new Map(all.map((id) => [id, from.id]))), seat(center.manager, new Map())];
  const desktops = [from, first, second].map((person) => ({ person, desk: seat(person) }));
  const before = await stateOf(database, centerId);

  const bareUpdateMs = await bareUpdate(database, centerId, first.id);
  const moves = all.map((leadId, index) => ({ leadId, fromId: from.id, toId: index % 2 === 0 ? first.id : second.id }));
  const contested = all.filter((_, index) => index > leadCount * 0.9 && index % 4 === 3);
  let isMoved = false;
  const following = desktops.map(({ desk }) => desk.follow(() => isMoved));
  const startedAt = performance.now();
  const commands = chunks(moves, perCommand).map(
    (some): CommandArgs<'reassignLeads'> => ({ moveId: 'the-move', kind: 'hand', reason: 'sick', moves: some }),
  );
  const rivalMoves = contested.map((leadId) => ({ leadId, fromId: from.id, toId: rival.id }));
  await Promise.all([
    ruth.push('reassignLeads', commands),
    ines.push(
      'reassignLeads',
      chunks(rivalMoves, 20).map(
        (some, at): CommandArgs<'reassignLeads'> => ({ moveId: `rival-${at}`, kind: 'hand', reason: '', moves: some }),
      ),
    ),
  ]);
  const movedAt = performance.now();
  isMoved = true;
  await Promise.all(following);
  const owners = await ownersOf(database, centerId);
  const rightAt = await Promise.all(
    desktops.map(({ person, desk }) => desk.pullUntil((leads) => isExactly(leads, owners, person.id), rightWithinMs)),
  );

  const worked = all.filter((_, index) => index % 50 === 3);
  await ruth.push(
    'writeNote',
    worked.map((leadId) => ({ noteId: `${leadId}-note`, leadId, attemptId: null, body: 'said since', revision: 1 })),
  );
  const undoStartedAt = performance.now();
  const went = await database.query<{ id: string; leadId: string }>(
    `select id, lead_id as "leadId" from assignments where center_id = $1 and move_id = 'the-move' order by lead_id`,
    [centerId],
  );
  const moved = went.map(({ id, leadId }) => ({ leadId, assignmentId: id }));
  await ruth.push(
    'undoMove',
    chunks(moved, perCommand).map((some) => ({ moveId: 'the-move', undoId: 'the-undo', moved: some, reason: '' })),
  );
  const undoMs = performance.now() - undoStartedAt;
  const taken = new Set(await rivals(database, centerId, rival.id));
  const after = await stateOf(database, centerId);
  const notes = await database.query('select 1 from notes where center_id = $1', [centerId]);
  return {
    leads: leadCount,
    moveMs: movedAt - startedAt,
    bareUpdateMs,
    desktopsRightMs: Math.max(...rightAt) - movedAt,
    undoMs,
    contested: taken.size,
    brokenHistories: await brokenHistories(database, centerId),
    differences: [...before].filter(([id, row]) => !taken.has(id) && after.get(id) !== row).length,
    laterWork: worked.length,
    workLost: worked.length - notes.length,
  };
};

const chunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

const idsOf = async (database: Database, centerId: string): Promise<string[]> =>
  (await database.query<{ id: string }>('select id from leads where center_id = $1 order by id', [centerId])).map(({ id }) => id);

const versionOf = async (database: Database, centerId: string): Promise<number> =>
  (await database.query<{ version: number }>('select version from sync_spaces where center_id = $1', [centerId]))[0]?.version ?? 0;

const ownersOf = async (database: Database, centerId: string): Promise<Map<string, string>> =>
  new Map(
    (await database.query<{ id: string; owner: string }>('select id, owner_id as owner from leads where center_id = $1', [centerId])).map(
      (each) => [each.id, each.owner],
    ),
  );

const isExactly = (here: ReadonlyMap<string, string | null>, owners: ReadonlyMap<string, string>, personId: string): boolean => {
  let count = 0;
  for (const [id, owner] of owners) {
    if (owner !== personId) continue;
    count += 1;
    if (here.get(id) !== personId) return false;
  }
  return here.size === count;
};

const rivals = async (database: Database, centerId: string, rivalId: string): Promise<string[]> =>
  (await database.query<{ id: string }>('select id from leads where center_id = $1 and owner_id = $2', [centerId, rivalId])).map(
    ({ id }) => id,
  );

/** Each lead with its open promises, but for the counters that may only rise. */
const stateOf = async (database: Database, centerId: string): Promise<Map<string, string>> => {
  const rows = await database.query<{ id: string; state: string }>(
    `select l.id, ((to_jsonb(l) - array['version', 'updated_at', 'assignment_generation'])::text
       || coalesce((select string_agg(to_jsonb(c)::text, ',' order by c.id) from callbacks c where c.center_id = l.center_id and c.lead_id = l.id), '')) as state
     from leads l where l.center_id = $1`,
    [centerId],
  );
  return new Map(rows.map(({ id, state }) => [id, state]));
};

/** The same leads in a table of the same indexes and no triggers, by one statement. */
const bareUpdate = async (database: Database, centerId: string, toId: string): Promise<number> => {
  await database.script('drop table if exists bare_leads; create table bare_leads (like leads including all)');
  await database.query('insert into bare_leads select * from leads where center_id = $1', [centerId]);
  const startedAt = performance.now();
  await database.query(
    `update bare_leads set previous_owner_id = owner_id, owner_id = $2, assignment_generation = assignment_generation + 1, version = version + 1
     where center_id = $1`,
    [centerId, toId],
  );
  const ms = performance.now() - startedAt;
  await database.script('drop table bare_leads');
  return ms;
};

/** Every change of owner begins where the one before ended, under the next generation, and the last one is what the lead says. */
const brokenHistories = async (database: Database, centerId: string): Promise<number> => {
  const rows = await database.query<{ count: number }>(
    `with steps as (
       select a.lead_id, a.from_id, a.to_id, a.generation, l.owner_id, l.assignment_generation,
         lag(a.to_id) over w as before_id, lag(a.generation) over w as before_generation, lead(a.generation) over w as next_generation
       from assignments a join leads l on l.center_id = a.center_id and l.id = a.lead_id where a.center_id = $1
       window w as (partition by a.lead_id order by a.generation, a.id))
     select count(distinct lead_id)::int as count from steps
     where (before_generation is not null and (before_generation + 1 <> generation or before_id is distinct from from_id))
       or (next_generation is null and (owner_id is distinct from to_id or assignment_generation <> generation))`,
    [centerId],
  );
  return rows[0]?.count ?? 0;
};
