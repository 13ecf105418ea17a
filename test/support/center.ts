import { hash as hashWith } from '@node-rs/argon2';
import { v7 } from 'uuid';
import type { Database } from '../../server/db/database.ts';
import { writeRows } from '../../server/db/rows.ts';
import { defaultDispositions } from '../../shared/domain/default-dispositions.ts';
import { defaultSettings } from '../../shared/domain/default-settings.ts';
import type { Role, User } from '../../shared/domain/people.ts';

export type Person = User & { password: string };
export type Center = { id: string; teamIds: [string, string]; people: Record<PersonName, Person> };
type PersonName = 'rep' | 'otherRep' | 'repOfOtherTeam' | 'teamLead' | 'manager' | 'salesperson' | 'admin';

const cast: readonly [PersonName, Role, team: 0 | 1 | null][] = [
  ['rep', 'rep', 0],
  ['otherRep', 'rep', 0],
  ['repOfOtherTeam', 'rep', 1],
  ['teamLead', 'teamLead', 0],
  ['manager', 'manager', null],
  ['salesperson', 'salesperson', null],
  ['admin', 'admin', null],
];

const password = 'a password of tests';
/** A hash says what checking it costs; every sign-in of every test would pay for what keeps real passwords safe. */
const cheap = { memoryCost: 1024, timeCost: 1 };
let passwordHash: Promise<string> | undefined;

/** Makes a center of its own in the database: two teams, one person of each role and two more reps, no leads. Keeps tests apart. */
export const aCenter = async (database: Database, at = Date.UTC(2026, 10, 9, 8)): Promise<Center> => {
  const id = v7();
  passwordHash ??= hashWith(password, cheap);
  const hash = await passwordHash;
  const teamIds: [string, string] = [`${id}.north`, `${id}.south`];
  const people = Object.fromEntries(
    cast.map(([name, role, team]) => [name, aPerson(id, name, role, team === null ? null : teamIds[team])]),
  );
  await database.transaction(async (sql) => {
    await sql.query('insert into centers (id, name, created_at) values ($1, $2, $3)', [id, 'Center of a test', at]);
    await sql.query('insert into sync_spaces (center_id, epoch) values ($1, $2)', [id, v7()]);
    await writeRows(sql, id, 'settings', [{ ...defaultSettings, id: 'center', name: 'Center of a test', city: 'Hamburg' }]);
    await writeRows(sql, id, 'teams', [
      { id: teamIds[0], name: 'North' },
      { id: teamIds[1], name: 'South' },
    ]);
    await writeRows(sql, id, 'dispositions', [...defaultDispositions]);
    for (const person of Object.values(people)) {
      const { password: _password, ...row } = person;
      await writeRows(sql, id, 'users', [row]);
      await sql.query('insert into credentials (center_id, user_id, email, password_hash) values ($1, $2, $3, $4)', [
        id,
        person.id,
        person.email,
        hash,
      ]);
    }
  });
  return { id, teamIds, people: people as Center['people'] };
};

const aPerson = (centerId: string, name: PersonName, role: Role, teamId: string | null): Person => ({
  id: `${centerId}.${name}`,
  name: `Test ${name}`,
  email: `${name}@${centerId}.example`,
  role,
  teamId,
  isActive: true,
  zone: 'Europe/Berlin',
  languages: ['en'],
  capacity: 200,
  plannedCalls: 40,
  territory: '',
  skills: [],
  hours: null,
  absences: [],
  password,
});
