import type { Attempt, Callback } from '../../shared/domain/call.ts';
import type { Team, User } from '../../shared/domain/people.ts';
import type { SessionUser } from '../../shared/protocol/sync.ts';
import { builtAt } from './domain.ts';

export const aTeam = (over: Partial<Team> = {}): Team => ({ id: 'team-1', name: 'Team North', ...over });

export const aUser = (over: Partial<User> = {}): User => ({
  id: 'rep-1',
  name: 'Mara Lindqvist',
  email: 'mara@center.example',
  role: 'rep',
  teamId: 'team-1',
  isActive: true,
  zone: 'Europe/Berlin',
  languages: ['en', 'de'],
  capacity: 150,
  plannedCalls: 90,
  territory: '',
  skills: [],
  hours: null,
  absences: [],
  ...over,
});

/** Who is signed in at a desk, from the row that the others see. */
export const signedIn = (user: User = aUser()): SessionUser => ({
  userId: user.id,
  centerId: 'center-1',
  name: user.name,
  email: user.email,
  role: user.role,
  teamId: user.teamId,
});

export const aCallback = (over: Partial<Callback> = {}): Callback => ({
  id: 'callback-1',
  leadId: 'lead-1',
  userId: 'rep-1',
  createdById: 'rep-1',
  wall: '2026-11-17T14:00',
  zone: 'Europe/Berlin',
  dueAt: Date.parse('2026-11-17T13:00:00Z'),
  promise: 'Call me Tuesday after two.',
  state: 'open',
  createdAt: builtAt - 6 * 86_400_000,
  closedAt: null,
  ...over,
});

export const anAttempt = (over: Partial<Attempt> = {}): Attempt => ({
  id: 'attempt-1',
  leadId: 'lead-1',
  userId: 'rep-1',
  number: '+498955500142',
  startedAt: builtAt - 3_600_000,
  endedAt: builtAt - 3_500_000,
  talkMs: 60_000,
  wrapUpMs: 20_000,
  dispositionCode: 'noAnswer',
  isConnect: false,
  reasonCode: null,
  scriptId: null,
  scriptPath: [],
  localHour: 13,
  assignmentGeneration: 0,
  isFromFormerOwner: false,
  overrideReason: null,
  overriddenRule: null,
  fence: null,
  mayBeDouble: false,
  undo: null,
  loggedAt: null,
  voided: null,
  extension: null,
  ...over,
});
