import { hashToken, newToken } from '../../server/auth/tokens.ts';
import type { Database } from '../../server/db/database.ts';
import { writeRows } from '../../server/db/rows.ts';
import { restFeed } from '../../server/sample/resting-feed.ts';
import { scoreFields } from '../../shared/commands/score-of-lead.ts';
import { wholeSettings } from '../../shared/domain/center-settings.ts';
import { defaultDispositions } from '../../shared/domain/default-dispositions.ts';
import { defaultSettings } from '../../shared/domain/default-settings.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { Role, User } from '../../shared/domain/people.ts';
import { aLead } from '../builders/domain.ts';
import { aCallback, aUser } from '../builders/people.ts';

/** A center with many reps and leads, written without the feed, whose people have tokens. */

export type FloorPerson = User & { token: string };
export type FloorCenter = { id: string; reps: FloorPerson[]; teamLead: FloorPerson; manager: FloorPerson };

const rowsPerStatement = 1000;
const hourMs = 3_600_000;

const person = (id: string, role: Role, teamId: string | null, name: string): FloorPerson => ({
  ...aUser({ id, name, email: `${id}@floor.example`, role, teamId, capacity: 400 }),
  token: newToken('session'),
});

export type FloorPlan = { id: string; reps: number; leads: number; now: number; ownerOf: (index: number) => number };

export const makeFloorCenter = async (
  database: Database,
  { id, reps: repCount, leads: leadCount, now, ownerOf }: FloorPlan,
): Promise<FloorCenter> => {
  const reps = Array.from({ length: repCount }, (_, index) =>
    person(`${id}-rep-${index}`, 'rep', `${id}-team`, `Rep ${String(index).padStart(3, '0')}`),
  );
  const [teamLead, manager] = [person(`${id}-lead`, 'teamLead', `${id}-team`, 'Lead'), person(`${id}-manager`, 'manager', null, 'Manager')];
  const settings = wholeSettings({ ...defaultSettings, id: 'center', name: 'Floor', city: 'Hamburg' });
  const known = { company: undefined, touches: [], attempts: [], colleagues: [] };
  // Scored as they will be: the server's own walk finds nothing to change while something else is watched.
  const leads = Array.from({ length: leadCount }, (_, index) => {
    const lead = leadOf(id, index, reps[ownerOf(index)]?.id ?? '', now);
    return { ...lead, ...scoreFields(lead, known, settings, now) };
  });
  const promised = leads.filter((lead) => lead.callbackId !== null);
  const callbacks = promised.map((lead) =>
    aCallback({
      id: lead.callbackId ?? '',
      leadId: lead.id,
      userId: lead.ownerId,
      createdById: lead.ownerId ?? '',
      dueAt: lead.nextActionAt ?? 0,
    }),
  );
  await database.transaction(async (sql) => {
    await restFeed(sql);
    await sql.query('insert into centers (id, name, created_at) values ($1, $1, $2)', [id, now]);
    await sql.query('insert into sync_spaces (center_id, epoch) values ($1, $2)', [id, 'floor']);
    await writeRows(sql, id, 'settings', [settings]);
    await writeRows(sql, id, 'teams', [{ id: `${id}-team`, name: 'Floor' }]);
    await writeRows(sql, id, 'dispositions', [...defaultDispositions]);
    const people = [...reps, teamLead, manager];
    await writeRows(
      sql,
      id,
      'users',
      people.map(({ token: _, ...user }) => user),
    );
    await writeRows(
      sql,
      id,
      'presences',
      reps.map((rep) => ({ id: rep.id, state: 'ready' as const, stateSinceAt: now, isConnected: true, lastSeenAt: now, reason: '' })),
    );
    for (let from = 0; from < leads.length; from += rowsPerStatement)
      await writeRows(sql, id, 'leads', leads.slice(from, from + rowsPerStatement));
    for (let from = 0; from < callbacks.length; from += rowsPerStatement)
      await writeRows(sql, id, 'callbacks', callbacks.slice(from, from + rowsPerStatement));
    await sql.query(
      `insert into sessions (id, token_hash, center_id, user_id, created_at, last_seen_at, expires_at, user_agent)
       select 's-' || x.id, x.hash, $1, x.id, $3, $3, $3::bigint + 2592000000, 'floor' from jsonb_to_recordset($2::jsonb) as x(id text, hash text)`,
      [id, JSON.stringify(people.map((each) => ({ id: each.id, hash: hashToken(each.token) }))), now],
    );
  });
  await database.script('analyze');
  return { id, reps, teamLead, manager };
};

/** Every fifth has a promised call, every seventh waits for its first. */
const leadOf = (centerId: string, index: number, ownerId: string, now: number): Lead => {
  const base = {
    id: `${centerId}-lead-${String(index).padStart(6, '0')}`,
    teamId: `${centerId}-team`,
    ownerId,
    companyId: null,
    campaignId: null,
    email: null,
  };
  const at = now + ((index % 48) + 2) * hourMs;
  if (index % 5 === 0) {
    const promise = { nextActionKind: 'callback', nextActionAt: at, callbackId: `${base.id}-callback`, callbackIsPersonal: true } as const;
    return aLead({ ...base, ...promise });
  }
  return aLead({
    ...base,
    nextActionKind: index % 7 === 0 ? 'firstCall' : 'retry',
    nextActionAt: at,
    arrivedAt: now - (index % 60) * 24 * hourMs,
  });
};
