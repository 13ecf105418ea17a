import type { ServerAction } from '../../../shared/protocol/audit.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** What was done in the center, by whom: looked through and taken along as a file. */
export const audit = {
  title: 'Log of actions',
  hint: 'Everything that was done here and reached the server, the newest first: who, when, which leads. What was said or written stands with the lead, not here.',
  who: 'Who',
  everybody: 'Everybody',
  what: 'What',
  everything: 'Everything',
  day: 'From',
  till: 'Until',
  find: 'Lead',
  findHint: 'Name of a lead',
  noSuchLead: 'No lead of this name is here.',
  several: (count: number, most: number) =>
    count > most
      ? `${count} leads of this name: only ${most} of them are looked for. Type more of it.`
      : plural(count, { one: 'one lead of this name', other: '# leads of this name' }),
  when: 'When',
  sentLater: (when: string) => `reached the server ${when}`,
  done: 'What was done',
  /** What only the server does; the rest is said by the words for commands. */
  server: { setPassword: 'Password set' } satisfies Record<ServerAction, string>,
  someLead: '…',
  about: (name: string) => `about ${name}`,
  none: '–',
  more: (count: number) => plural(count, { one: 'and one more', other: 'and # more' }),
  unknown: 'a lead no longer here',
  system: 'by itself',
  parked: 'parked',
  reading: 'Reading the log',
  nothing: 'Nothing like this was done.',
  older: 'Show older ones',
  shown: (count: number) => plural(count, { one: 'one action shown', other: '# actions shown' }),
  export: { csv: 'Export as CSV', xlsx: 'Export as XLSX' },
  exporting: 'Writing the file',
  fileName: (day: string, ending: string) => `refinery-actions-${day}.${ending}`,
  exported: (place: string) => `The log was written to ${place}`,
  downloads: 'your downloads',
  notWritten: 'The file could not be written; choose another place.',
};
