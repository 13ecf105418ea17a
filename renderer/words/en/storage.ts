import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');
const pieces = (count: number): string => plural(count, { one: 'one piece of work', other: '# pieces of work' });

/** Room on the machine, where unsent work is kept, taking it along in a file and back in. */
export const storage = {
  full: {
    title: 'No room left on this machine',
    text: 'Nothing new is taken in: it could not be kept. What was saved is safe, and can be read and sent. Free some space on the disk; Refinery goes on by itself.',
  },
  low: {
    title: 'Little room left on this machine',
    text: (free: string) =>
      `${free} are free. No call or import is begun until there is more; what is begun can be finished. What was saved is safe.`,
    megabytes: (count: number) => `${count} MB`,
  },
  lookAgain: 'Look again',
  goesOn: 'There is room again: what you do is saved',

  where: 'Where it is kept',
  keeping: {
    kept: 'The browser has promised not to clear it.',
    mayBeCleared: 'The browser may clear it when the disk runs low: be online now and then, or use the desktop app.',
    unknown: 'The browser does not say whether it clears it when the disk runs low.',
  },
  kept: {
    shell: 'What you do is kept twice on this machine until it is sent: in the app’s database, and in a journal file beside it.',
    browser: 'What is not sent yet is in this browser only, and kept there twice: in its database, and in a journal file beside it.',
    none: 'What is not sent yet is in this browser only. It is on the disk as soon as it says saved.',
  },
  once: {
    'disk-full': 'The journal file finds no room on the disk: what is not sent is in the database only.',
    'no-access': 'The journal file may not be written: what is not sent is in the database only. Ask who looks after this machine.',
    io: 'The disk does not take the journal file: what is not sent is in the database only. The disk may be failing.',
    'lost-shell': 'The journal file does not answer: what is not sent is in the database only. Start Refinery again.',
  },
  takenBack: (count: number) => `The database had lost ${pieces(count)}; the journal had it. It is sent like all other work.`,
  damagedLines: (count: number, areKept: boolean) =>
    `${plural(count, { one: 'One line', other: '# lines' })} of the journal could not be read, mostly after a power cut.${areKept ? ' They are kept beside it in commands.journal.damaged.' : ''}`,

  file: {
    take: 'Take in a file',
    about:
      'Work that was not sent when this file was written: a line for each piece, what it is and when it was done first. To take it in: Refinery, “Sync and unsent work”, “Take in a file”, signed in as the same person. Taking it in twice changes nothing.',
    callNotEnded: (of: string) => `Call with ${of}, not ended`,
    taken: (count: number) => `${pieces(count)} taken in`,
    allKnown: 'Everything in this file was here already',
    cut: (count: number) => `${pieces(count)} taken in. The end of the file is missing or damaged: there may have been more.`,
    notOurs: 'This is no file of unsent work. Nothing was changed.',
    newer: 'A later version of Refinery wrote this file. Update first. Nothing was changed.',
    somebodyElses: (name: string) => `This file is ${name}’s: only they can take it in. Nothing was changed.`,
    unreadable: 'The file could not be read. Nothing was changed.',
    notTaken: 'The file could not be taken in: this machine could not write it. Nothing was changed.',
  },

  signOut: {
    title: (count: number) => plural(count, { one: 'One piece of work is not sent', other: '# pieces of work are not sent' }),
    titleSent: 'Everything is sent',
    why: 'Signing out takes everything of yours off this machine, and this is nowhere else yet.',
    wait: 'Stay signed in until it is sent, or export it to a file and take that in on any machine where you sign in.',
    exported: 'It is in the file you exported. Look that it is there before you sign out.',
    sent: 'The server has all of it.',
    stay: 'Stay signed in',
    export: 'Export unsent',
    go: 'Sign out',
  },

  newerDatabase: {
    title: 'A newer version of Refinery was used on this machine',
    happened: 'Its data has a form that this version does not know.',
    safe: 'Nothing was opened or changed.',
    todo: 'Close all windows of Refinery and start the newest version.',
  },
};
