import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');
const leads = (count: number) => plural(count, { one: 'one lead', other: '# leads' });

/** Everybody of the center: who they are, their teams, and how somebody leaves. */
export const people = {
  title: 'People',
  count: (count: number) => plural(count, { one: 'one person', other: '# people' }),
  name: 'Name',
  role: 'Role',
  languages: 'Languages',
  territory: 'Territory',
  capacity: 'Capacity',
  capacityHint: 'Leads a rep can carry, open handoffs a salesperson can',
  plannedCalls: 'Calls a day',
  active: 'Active',
  inactive: 'not active',
  yes: 'yes',
  noTeam: 'No team',
  you: 'you',

  add: 'Add a person…',
  acts: 'Change',
  change: 'Change…',
  changeOf: (name: string) => `Change ${name}`,
  comesBack: 'Comes back…',
  comesBackOf: (name: string) => `${name} comes back`,
  newTitle: 'A new person',
  email: 'Mail address, by which they sign in',
  emailFaulty: 'This is no mail address.',
  emailTaken: 'Somebody else has this address.',
  nameMissing: 'Give them a name.',
  team: 'Team',
  teamMissing: 'Reps and team leads need a team.',
  zone: 'Time zone',
  languagesHint: 'Leads are given by it',
  skills: 'Skills',
  skillsHint: 'In your own words, such as “senior”; moves and rules go by them',
  hours: 'Working hours',
  hoursSaid: 'They work at set hours',
  weekdays: 'Working days',
  from: 'From',
  till: 'Until',
  hoursFaulty: 'Say the days, and an end after the beginning.',
  number: (name: string) => `${name}: a whole number.`,
  password: 'First password',
  newPassword: 'New password',
  passwordHint: 'At least 10 characters. Left empty, they cannot sign in yet.',
  newPasswordHint: 'At least 10 characters. Ends their sign-ins; left empty, it stays as it is.',
  showPassword: 'Show the password',
  passwordShort: 'At least 10 characters.',
  cancel: 'Cancel',
  save: 'Save',
  saving: 'Saving',
  saved: (name: string) => `${name} saved`,
  savedWithPassword: (name: string) => `${name} saved, the password is set`,
  noPasswordYet: (name: string) =>
    `${name} is saved. The password is not set: that needs the server. Open ${name} again once it is reached.`,

  leaves: 'Leaves…',
  leavesOf: (name: string) => `${name} leaves the center`,
  leaveTitle: (name: string) => `${name} leaves the center`,
  leaveWhat: 'They cannot sign in any more. What they still send is kept for their team lead.',
  toWhom: 'Who takes over',
  toPool: 'Nobody chosen: the pool of the team',
  toSplit: 'By what each can still carry, and by language',
  reason: 'Reason, in the log of moves',
  goes: (count: number, promised: number) =>
    count === 0
      ? 'They have no open lead.'
      : `${leads(count)} go at once, ${plural(promised, { one: 'one promised call', other: '# promised calls' })} with them. Whatever comes back to them later goes the same way.`,
  gets: (name: string, count: number, free: number) =>
    `${name}: about ${count}, ${free < count ? `more than the ${Math.max(0, free)} still free` : `${free} still free`}`,
  toPoolCount: (count: number) => `The pool: ${count}`,
  handoffs: (count: number) =>
    plural(count, {
      one: 'One handoff waits for their answer: give it to somebody else.',
      other: '# handoffs wait for their answer: give them to somebody else.',
    }),
  leave: (name: string) => `${name} leaves`,
  left: (name: string) => `${name} has left. Their leads go as you said.`,

  teams: 'Teams',
  teamCount: (count: number) => plural(count, { one: 'one team', other: '# teams' }),
  teamName: 'Name of the team',
  addTeam: 'Add a team…',
  newTeam: 'A new team',
  renameOf: (name: string) => `Rename ${name}`,
  teamSaved: (name: string) => `Team ${name} saved`,
};
