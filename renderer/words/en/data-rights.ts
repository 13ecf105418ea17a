import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** What a person may ask of the center: to know, to have it as a file, to be erased. */
export const dataRights = {
  title: 'Data rights',
  known: 'What is kept of a person',
  hint: 'Somebody asks what you know of them, wants it as a file, or wants to be erased. Looked for in the whole center; every request is written down without the person’s own data.',
  who: 'Mail address or telephone number',
  whoPlaceholder: 'ana.keller@nordhaus.example or +49 89 1234567',
  find: 'Find',
  notUnderstood: 'That is neither a mail address nor a telephone number. Nothing was looked for.',
  nobody: 'Nothing is kept of a person with this address or number.',
  found: (count: number) => plural(count, { one: 'One lead is this person', other: '# leads are this person' }),
  show: 'Show the leads',
  name: 'Name',
  campaign: 'Campaign',
  arrived: 'Came in',
  consent: 'Consent',
  consentTo: (phone: string, mail: string) => `calls ${phone}, mail ${mail}`,
  asFile: 'Save all of it as a file',
  fileName: 'known-of-a-person.json',
  saved: 'Saved. Hand it over to the person only.',
  notSaved: 'The file could not be written. Nothing was changed; try another place.',
  erase: 'Erase…',
  eraseTitle: (who: string) => `Erase ${who}`,
  eraseWhat:
    'Names, numbers, addresses, notes, answers and callbacks go from the server and, with their next contact, from every desktop. This cannot be taken back.',
  eraseStays: 'What stays is one empty lead in the bin of the erased and the count of calls, so that the ledger still adds up.',
  reason: 'Reason',
  reasonPlaceholder: 'Asked by mail on Monday, ticket 1204',
  typeAgain: (who: string) => `Type ${who} once more`,
  eraseNow: (count: number) => plural(count, { one: 'Erase one lead', other: 'Erase # leads' }),
  erased: (count: number) => plural(count, { one: 'One lead erased', other: '# leads erased' }),
  cancel: 'Cancel',
  requests: 'Requests',
  noRequests: 'Nobody has asked yet.',
  what: 'What',
  kinds: { found: 'Looked for', exported: 'Saved as a file', erased: 'Erased' },
  leads: 'Leads',
  by: 'By',
  when: 'When',
  somebody: 'somebody who has left',
  returnedTitle: 'Erased, and came in again',
  returned: (count: number) =>
    plural(count, { one: 'One person was erased and has come in again.', other: '# people were erased and have come in again.' }),
  reading: 'Asking the server',
};
