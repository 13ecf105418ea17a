import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');
const listed = (parts: string[]) => parts.filter((part) => part !== '').join(', ');

/** The quiet indicator and its drawer: what is saved where, what waits, what is parked. */
export const syncStatus = {
  counts: (unsent: number, parked: number) =>
    listed([
      unsent > 0 ? plural(unsent, { one: '# unsent', other: '# unsent' }) : '',
      parked > 0 ? plural(parked, { one: '# parked', other: '# parked' }) : '',
    ]),
  offline: (counts: string) => listed(['Offline', counts]),
  allSent: (time: string) => `All sent ${time}`,
  notYet: 'Connecting',
  loading: 'Loading your leads',
};
