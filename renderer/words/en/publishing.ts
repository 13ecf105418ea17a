/** Settings: publishing what was drafted, the same words for every part of the agreements. */
export const publishing = {
  title: 'Publish',
  why: 'Why it changes',
  whyHint: 'Stays with this version, for whoever asks later',
  agreedBy: 'Agreed by',
  agreedByHint: 'Marketing and sales, weekly of 12 May',
  draft: 'draft, not published',
  publish: 'Publish',
  discard: 'Discard the draft',
  faulty: 'Not yet: something here is wrong, and says so where it stands.',
  unchanged: 'Nothing has been changed yet.',
  overtaken: {
    title: 'Somebody published meanwhile',
    happened: 'Your draft was begun on what no longer holds.',
    safe: 'What you typed is still here.',
    todo: 'Look at what holds now, or go on with your draft over it.',
    rebase: 'Go on with my draft',
    discard: 'Take what holds',
  },
};
