import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Settings, BANTFO: what decides a verdict, and what a change of it would move. */
export const bantfoPolicy = {
  title: 'BANTFO and verdict',
  sub: 'Which letters decide',
  letter: 'Letter',
  policy: 'Policy',
  required: 'required',
  requiredWords: 'Must be favourable to qualify',
  requiredOf: (letter: string) => `${letter} is required`,
  knockOut: 'knock-out',
  knockOutWords: 'Unfavourable for good disqualifies',
  knockOutOf: (letter: string) => `${letter} knocks out`,
  optional: 'Counts as evidence; unfavourable stands against qualifying',
  stale: 'Asked again after',
  staleOf: (letter: string) => `${letter}: asked again after, in days`,
  staleDays: (days: number) => plural(days, { one: 'one day', other: '# days' }),
  staleNever: 'never',
  days: 'days',
  horizon: 'Horizon',
  horizonHint: 'Timing further out than this many months means nurture.',
  months: 'months',
  fits: 'Checklist behind Fit',
  fitsHint: 'One item a line, in the order reps see them. What was ticked before and is off the list still counts.',
  verdict: 'Verdict',
  rest: 'Horizon and fit',
  verdicts: {
    qualify: 'Qualify',
    nurture: 'Nurture until',
    disqualify: 'Disqualify',
    keepWorking: 'Keep working',
  },
  rules: {
    qualify: (letters: string, threshold: string) => `${letters} favourable, no letter unfavourable, and a score of ${threshold} or more.`,
    nurture: (months: number) =>
      `${plural(months, { one: 'Timing more than a month out', other: 'Timing more than # months out' })}, or authority cannot decide and no decision maker is known: however high the score.`,
    disqualify: (letters: string) => `${letters} unfavourable for good.`,
    disqualifyNever: 'No letter is a knock-out.',
    keepWorking: 'Anything else, naming the letters still open and what to ask next.',
  },
  edit: {
    hint: 'Nothing counts before it is published. Your draft stays on this machine until then.',
    published: 'Published. Every desktop judges by it from now on.',
    undone: 'Taken back: the policy is as it was before.',
    faults: {
      nothingRequired: 'At least one letter must be required: else every score qualifies.',
      horizon: (most: string) => `A whole number of months, from 1 to ${most}.`,
      staleDays: 'A whole number of days from 1 to 3650, or blank for never.',
      fitTwice: (fit: string) => `“${fit}” stands there twice.`,
      fitBlank: 'An item without words.',
    },
  },
  preview: {
    title: 'Who would move',
    idle: 'Change something, and the leads that would get another verdict are counted here, before you publish.',
    running: 'Judging every lead on this desktop by both policies',
    answersRead: (count: string) => `${count} answers read`,
    asOf: (time: string) => `as of ${time}`,
    again: 'Count again',
    now: 'Now',
    after: 'After publishing',
    moving: (count: number) =>
      count === 0
        ? 'No lead changes its verdict'
        : plural(count, { one: 'One lead changes its verdict', other: '# leads change their verdict' }),
    of: (count: string) => `of ${count} that are still to be worked on`,
    leads: (count: number) => plural(count, { one: 'one lead', other: '# leads' }),
    way: (from: string, to: string) => `from ${from} to ${to}`,
    drillDown: (from: string, to: string) => `would go from ${from} to ${to}`,
    hint: 'A verdict advises and moves nobody by itself: nothing has moved yet, and publishing leaves stages as they are.',
    failed: {
      title: 'The leads could not be counted',
      happened: 'The count on this machine broke off.',
      safe: 'Your draft is kept; nothing was published.',
      todo: 'Count again, or publish without it.',
    },
  },
};
