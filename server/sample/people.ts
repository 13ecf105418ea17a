import type { Team, User } from '../../shared/domain/people.ts';

/** The people of the sample center. All share one password, so that whoever tries it can be any of them. */
export const samplePassword = 'refinery';

export const sampleTeams: readonly Team[] = [
  { id: 'north', name: 'North' },
  { id: 'south', name: 'South' },
  { id: 'west', name: 'West' },
];

type Person = Pick<User, 'id' | 'name' | 'role' | 'teamId' | 'languages'> & Partial<User>;

const person = (one: Person): User => ({
  email: `${one.id}@refinery.example`,
  isActive: true,
  zone: 'Europe/Berlin',
  capacity: 0,
  plannedCalls: 0,
  territory: '',
  skills: [],
  hours: null,
  absences: [],
  ...one,
});

const rep = (id: string, name: string, teamId: string, languages: string[], capacity: number, more: Partial<User> = {}): User =>
  person({ id, name, role: 'rep', teamId, languages, capacity, plannedCalls: 30, ...more });

const teamLead = (id: string, name: string, teamId: string, languages: string[], more: Partial<User> = {}): User =>
  person({ id, name, role: 'teamLead', teamId, languages, ...more });

const salesperson = (id: string, name: string, territory: string, languages: string[], capacity: number, more: Partial<User> = {}): User =>
  person({ id, name, role: 'salesperson', teamId: null, territory, languages, capacity, ...more });

/** Eight reps in three teams, their leads, four salespeople, a manager and an admin. Capacities are those of a small center. */
export const sampleUsers: readonly User[] = [
  rep('mara', 'Mara Lindqvist', 'north', ['en', 'de', 'sv', 'fi'], 70),
  rep('elif', 'Elif Aydın', 'north', ['de', 'en', 'tr'], 60),
  rep('tomasz', 'Tomasz Wójcik', 'north', ['pl', 'de', 'en', 'cs'], 60),
  rep('priya', 'Priya Raman', 'north', ['en', 'de', 'nl'], 60),
  rep('jonas', 'Jonas Becker', 'north', ['de', 'en', 'da', 'nb'], 60),
  rep('sam', 'Sam Okafor', 'north', ['en', 'fr', 'de'], 50),
  rep('giulia', 'Giulia Ferrante', 'south', ['it', 'es', 'fr', 'en', 'pt'], 60, { zone: 'Europe/Rome' }),
  rep('dermot', 'Dermot Quinlan', 'west', ['en'], 50, { zone: 'Europe/Dublin' }),
  teamLead('ruth', 'Ruth Hagemann', 'north', ['de', 'en']),
  teamLead('marta', 'Marta Olivella', 'south', ['es', 'it', 'fr', 'en'], { zone: 'Europe/Madrid' }),
  teamLead('graham', 'Graham Tolley', 'west', ['en'], { zone: 'Europe/London' }),
  person({ id: 'ines', name: 'Ines Duarte', role: 'manager', teamId: null, languages: ['en', 'de', 'pt'] }),
  person({ id: 'lea', name: 'Lea Sommer', role: 'admin', teamId: null, languages: ['de', 'en'] }),
  salesperson('david', 'David Brandt', 'DE, AT, CH, PL, CZ, RO', ['de', 'en', 'es'], 24),
  salesperson('camille', 'Camille Fontaine', 'FR, IT, ES, PT', ['fr', 'es', 'it', 'pt', 'en'], 24, { zone: 'Europe/Paris' }),
  salesperson('nils', 'Nils Eriksson', 'SE, FI, DK, NO, NL', ['sv', 'en', 'nl', 'da', 'nb'], 20, { zone: 'Europe/Stockholm' }),
  salesperson('orla', 'Orla Walsh', 'GB, IE, US, CA, BR', ['en', 'pt'], 20, { zone: 'Europe/Dublin' }),
];

const byId = new Map(sampleUsers.map((user) => [user.id, user]));

/** A person of the sample by id; a fault of the sample itself when there is none. */
export const sampleUser = (id: string): User => {
  const user = byId.get(id);
  if (!user) throw new Error(`No sample person ${id}`);
  return user;
};

export const leadOfTeam: Readonly<Record<string, string>> = { north: 'ruth', south: 'marta', west: 'graham' };

/** How the owned leads of a team are spread over its reps. */
export const repShares: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  north: [
    ['mara', 13],
    ['elif', 19],
    ['tomasz', 17],
    ['priya', 21],
    ['jonas', 21],
    ['sam', 20],
  ],
  south: [['giulia', 1]],
  west: [['dermot', 1]],
};

/** Reps who are away today: no calls of theirs, but leads and promises that wait. */
export const awayToday: ReadonlySet<string> = new Set(['elif']);

/** The salesperson whose territory a country belongs to. */
export const salespersonOf = (country: string | null): User => {
  const salesperson = sampleUsers.find(({ territory }) => territory.split(', ').includes(country ?? ''));
  return salesperson ?? sampleUser('david');
};

/** Who can sign in to the sample center, the most telling first; all with `samplePassword`. */
export const sampleSignIns: readonly Pick<User, 'name' | 'email' | 'role'>[] = ['mara', 'elif', 'ruth', 'ines', 'david', 'lea'].map(
  sampleUser,
);
