import type { FileFaultKind } from '../../../shared/domain/configuration-file.ts';
import type { TermKey } from '../../../shared/domain/terms.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

const terms: Record<TermKey, string> = {
  touch: 'Touch',
  contact: 'Contact',
  lead: 'Lead',
  qso: 'QSO',
  acceptableLead: 'Acceptable lead',
};

/** What the center means by its words, and by which rules old leads come back. */
export const definitions = {
  whatIs: (stage: string) => `${stage}: what it means here`,
  standsSince: (age: string) => `The lead has stood here for ${age}.`,
  agreed: (who: string, when: string) => (who ? `Agreed ${when}: ${who}` : `Agreed ${when}`),

  termsTitle: 'Words beside the stages',
  term: 'Word',
  terms,
  reasonsTitle: 'Reasons',
  reasonsSub: 'when to choose each',
  reason: 'Reason',
  means: 'What it means',
  usedFor: { disqualify: 'disqualified', reject: 'rejected by sales', lost: 'lost' },
  notSaid: 'not said yet',
  change: 'Change',
  changeOf: (name: string) => `Change what ${name} means`,
  dialog: {
    title: (name: string) => `What ${name} means here`,
    text: 'Definition',
    hint: 'In plain words, as marketing and sales agreed. It is shown wherever the word is.',
    why: 'Why it changes',
    agreedBy: 'Who agreed',
    agreedByHint: 'Such as: marketing and sales, weekly meeting',
    faults: {
      empty: 'Say what it means.',
      same: 'This is how it reads already.',
      agreedBy: 'Say who agreed: a definition holds for marketing and sales alike.',
    },
    publish: 'Publish',
    cancel: 'Cancel',
    done: (name: string) => `${name} published`,
    undone: 'Taken back',
  },

  recycling: {
    title: 'Old leads come back',
    sub: 'looked at every ten minutes by the server',
    none: 'No rule: whoever has left or rests comes back by hand only.',
    rule: (from: string, reason: string, days: number) =>
      `${from}${reason ? `, ${reason}` : ''}: after ${plural(days, { one: 'a day', other: '# days' })}`,
    effect: (count: number) => plural(count, { one: 'one lead would come back now', other: '# leads would come back now' }),
    remove: 'Remove',
    removeOf: (rule: string) => `Remove the rule ${rule}`,
    add: 'Add rule',
    from: 'From',
    reason: 'Reason',
    anyReason: 'any reason',
    after: 'After days',
    added: 'Rule published',
    removed: 'Rule removed',
    undone: 'Taken back',
  },

  file: {
    title: 'Configuration file',
    sub: 'all agreements and outcomes of a call as one file',
    hint: 'For a second center, for safe keeping, or to look at. People, leads and secrets are not in it.',
    export: 'Export',
    exported: 'Configuration saved',
    import: 'Take in a file…',
    choose: 'Configuration file',
    name: (day: string) => `refinery-configuration-${day}.json`,
    cannotRead: {
      title: 'This file cannot be taken in',
      happened: (count: number) => plural(count, { one: 'One place in it does not fit.', other: '# places in it do not fit.' }),
      safe: 'Nothing was taken in. What the center agreed on holds as before.',
      todo: 'Mend what is named here and choose the file again, or export it anew where it came from.',
      more: (count: number) => plural(count, { one: 'and one more place', other: 'and # more places' }),
    },
    faultKinds: {
      syntax: 'this cannot be read: a comma, a bracket or a quotation mark is missing or too much, or the file breaks off here',
      otherFile: 'this is no configuration file of Refinery',
      otherVersion: 'this was written by a version of Refinery that this one does not know',
      missing: 'is missing',
      wrongKind: 'is not the kind of value that belongs here, such as words for a number',
      tooMuch: 'is larger or longer than it may be',
      tooLittle: 'is smaller or shorter than it has to be',
      unknownWord: 'is none of the values known here',
      unfit: 'does not fit what belongs here',
    } satisfies Record<FileFaultKind, string>,
    same: 'The file says what holds here. There is nothing to take in.',
    preview: 'What changes by it',
    takeIn: 'Take in',
    cancel: 'Cancel',
    done: 'Configuration taken in',
    why: (name: string) => `Taken in from ${name}`,
    fault: (line: string, where: string, what: string) => `Line ${line}${where ? `, ${where}` : ''}: ${what}.`,
  },
};
