import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');
const leads = (count: number) => plural(count, { one: 'One lead', other: '# leads' });

/** A rep's own place on the floor: moves to and from them, comments on their calls, the day's goals. */
export const myFloor = {
  title: 'My floor',
  sub: 'Moves, comments, goals',
  day: 'Today',
  of: (goal: number, what: string) => `of ${goal} ${what}`,
  measures: { calls: 'calls', reached: 'reached', qsos: 'QSOs' },
  board: 'Team today',
  boardAway: 'Comes with the next connection.',
  rep: 'Rep',
  columns: { calls: 'Calls', reached: 'Reached', qsos: 'QSOs' },
  moves: 'Moved to and from you',
  noMoves: 'Nothing of yours was moved in the last fortnight.',
  pool: 'the pool',
  came: (count: number, from: string) => `${leads(count)} came to you from ${from}`,
  went: (count: number, to: string) => `${leads(count)} went to ${to}`,
  by: (name: string, when: string) => `by ${name}, ${when}`,
  more: (count: number) => ` and ${count} more`,
  comments: 'Comments on your calls',
  noComments: 'Nobody has commented on a call of yours.',
  otherLead: 'a lead that is not yours any more',
  call: (name: string, when: string) => (when === '' ? name : `${name}, ${when}`),
};
