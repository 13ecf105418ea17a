import type { Role, User } from '../../../../shared/domain/people.ts';
import { clockOf, minuteOf } from '../window-words.ts';

/** A person as they stand in the form: numbers and times as typed. */
export type PersonDraft = Pick<User, 'name' | 'email' | 'role' | 'teamId' | 'zone' | 'languages' | 'skills' | 'territory'> & {
  capacity: string;
  plannedCalls: string;
  hasHours: boolean;
  weekdays: number[];
  from: string;
  till: string;
  password: string;
};

export type PersonField = 'name' | 'email' | 'teamId' | 'capacity' | 'plannedCalls' | 'hours' | 'password';
/** What keeps a person from being saved, by field. */
export type PersonFault = 'nameMissing' | 'emailFaulty' | 'emailTaken' | 'teamMissing' | 'number' | 'hoursFaulty' | 'passwordShort';
export type PersonFaults = Partial<Record<PersonField, PersonFault>>;

const usualHours = { weekdays: [1, 2, 3, 4, 5], from: 9 * 60, till: 17 * 60 };
const shortestPassword = 10;

/** The form of somebody who is here, or of a new rep with the center's zone. */
export const draftOf = (user: User | null, zone: string, teamId: string | null): PersonDraft => {
  const { weekdays, from, till } = user?.hours ?? usualHours;
  return {
    name: user?.name ?? '',
    email: user?.email ?? '',
    role: user?.role ?? 'rep',
    teamId: user ? user.teamId : teamId,
    zone: user?.zone ?? zone,
    languages: user?.languages ?? [],
    skills: user?.skills ?? [],
    territory: user?.territory ?? '',
    capacity: String(user?.capacity ?? 150),
    plannedCalls: String(user?.plannedCalls ?? 0),
    hasHours: Boolean(user?.hours),
    weekdays,
    from: clockOf(from),
    till: clockOf(till),
    password: '',
  };
};

export const needsTeam = (role: Role): boolean => role === 'rep' || role === 'teamLead';

const isNumber = (text: string): boolean => /^\d{1,6}$/.test(text.trim());
const hoursOf = ({ weekdays, from, till }: PersonDraft): User['hours'] => {
  const [begin, end] = [minuteOf(from), minuteOf(till)];
  return begin === null || end === null || begin >= end || weekdays.length === 0 ? null : { weekdays, from: begin, till: end };
};

/** What is wrong with a draft; `others` are the people beside this one. */
export const faultsOf = (draft: PersonDraft, others: readonly Pick<User, 'email'>[]): PersonFaults => {
  const email = draft.email.trim();
  const isTaken = others.some((each) => each.email.toLowerCase() === email.toLowerCase());
  const isShort = draft.password !== '' && draft.password.length < shortestPassword;
  return {
    ...(draft.name.trim() === '' && { name: 'nameMissing' }),
    ...(!/^[^\s@]+@[^\s@]+$/.test(email) && { email: 'emailFaulty' }),
    ...(isTaken && { email: 'emailTaken' }),
    ...(needsTeam(draft.role) && draft.teamId === null && { teamId: 'teamMissing' }),
    ...(!isNumber(draft.capacity) && { capacity: 'number' }),
    ...(!isNumber(draft.plannedCalls) && { plannedCalls: 'number' }),
    ...(draft.hasHours && hoursOf(draft) === null && { hours: 'hoursFaulty' }),
    ...(isShort && { password: 'passwordShort' }),
  };
};

/** The person a draft without faults stands for. */
export const personOf = (draft: PersonDraft, id: string, absences: User['absences']): Omit<User, 'isActive'> => ({
  id,
  name: draft.name.trim(),
  email: draft.email.trim(),
  role: draft.role,
  teamId: draft.teamId,
  zone: draft.zone,
  languages: draft.languages,
  capacity: Number(draft.capacity),
  plannedCalls: Number(draft.plannedCalls),
  territory: draft.territory.trim(),
  skills: draft.skills.map((each) => each.trim()).filter((each) => each !== ''),
  hours: draft.hasHours ? hoursOf(draft) : null,
  absences,
});
