import type { Database } from '../../server/db/database.ts';
import { writeRows } from '../../server/db/rows.ts';
import { defaultDispositions } from '../../shared/domain/default-dispositions.ts';
import { defaultSettings } from '../../shared/domain/default-settings.ts';
import type { Company, Presence, Role, User } from '../../shared/domain/people.ts';
import { aCompany, aLead } from '../builders/domain.ts';
import { anImportRun } from '../builders/import-run.ts';
import { aUser } from '../builders/people.ts';

/** The center that every run begins with: ids are words, so that a trace can be read and a seed replays exactly. */

export const centerId = 'center';
export const firstEpoch = 'epoch-1';
export const teamIds = ['north', 'south'] as const;

const cast: readonly [id: string, role: Role, teamId: string | null][] = [
  ['ana', 'rep', 'north'],
  ['ben', 'rep', 'north'],
  ['cem', 'rep', 'south'],
  ['lea', 'teamLead', 'north'],
  ['lou', 'teamLead', 'south'],
  ['max', 'manager', null],
  ['sol', 'salesperson', null],
  ['sam', 'salesperson', null],
  ['adi', 'admin', null],
];

export const people: readonly User[] = cast.map(([id, role, teamId]) =>
  aUser({ id, name: id, email: `${id}@center.example`, role, teamId }),
);
/** Ana works at two machines, each signed in by itself. */
export const secondMachine = { name: 'ana-laptop', userId: 'ana' } as const;
export const reps = ['ana', 'ben', 'cem'] as const;
export const salespeople = ['sol', 'sam'] as const;

/** Of those whose presence a team lead sees, and no other team's. */
const presences: readonly Presence[] = reps.map((id) => ({
  id,
  state: 'ready',
  stateSinceAt: 0,
  isConnected: false,
  lastSeenAt: 0,
  reason: '',
}));

const companies: readonly Company[] = [
  aCompany({ id: 'acme', name: 'Acme', matchKey: 'acme' }),
  aCompany({ id: 'bolt', name: 'Bolt', matchKey: 'bolt' }),
];

const owners = ['ana', 'ben', null, 'cem', 'ana', null] as const;

const leads = owners.map((ownerId, index) =>
  aLead({
    id: `lead-${index}`,
    email: `lead-${index}@acme.example`,
    externalId: `x-${index}`,
    companyId: index % 2 === 0 ? 'acme' : 'bolt',
    campaignId: null,
    teamId: ownerId === 'cem' || index === 5 ? 'south' : 'north',
    ownerId,
    stage: index % 3 === 0 ? 'working' : 'lead',
  }),
);

/** Begun before anybody looked: who leads a team takes rows in from the first moment on. */
const imports = teamIds.map((teamId) =>
  anImportRun({ id: `import-${teamId}`, teamId, state: 'running', rowCount: 100, takenIn: 0, leads: 0, finishedAt: null }),
);

/** Writes the center through the product's own doors, feed and all. */
export const writeCenter = async (database: Database, at: number): Promise<void> => {
  await database.transaction(async (sql) => {
    await sql.query('insert into centers (id, name, created_at) values ($1, $2, $3)', [centerId, 'Simulated center', at]);
    await sql.query('insert into sync_spaces (center_id, epoch) values ($1, $2)', [centerId, firstEpoch]);
    await writeRows(sql, centerId, 'settings', [{ ...defaultSettings, id: 'center', name: 'Simulated center', city: 'Hamburg' }]);
    await writeRows(
      sql,
      centerId,
      'teams',
      teamIds.map((id) => ({ id, name: id })),
    );
    await writeRows(sql, centerId, 'users', people);
    await writeRows(sql, centerId, 'presences', presences);
    await writeRows(sql, centerId, 'dispositions', defaultDispositions);
    await writeRows(sql, centerId, 'companies', companies);
    await writeRows(sql, centerId, 'leads', leads);
    await writeRows(sql, centerId, 'importRuns', imports);
  });
};
