import type { Disposition } from './call.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Attempts without a connect after which a lead goes to nurture: nobody gives up after two (DOMAIN: dispositions). */
const giveUpAfter = 12;

const reason = (code: string, label: string) => ({ code, label });

/** What all have in common; each disposition says only what sets it apart. */
const plain = {
  isConnect: false,
  needs: [],
  reasons: [],
  raises: null,
  marksDoNotCall: false,
  retryAfterMs: null,
  avoidsSameHour: false,
  giveUpAfter: null,
  marksWrongNumber: false,
  isOff: false,
} satisfies Partial<Disposition>;

const notReached = { ...plain, group: 'notReached', avoidsSameHour: true, giveUpAfter } as const;
const reached = { ...plain, group: 'reached', isConnect: true } as const;
const data = { ...plain, group: 'data' } as const;

/**
 * The starter set a new center begins with; `id` is the code kept in attempts. A disposition with one reason that it does
 * not ask for (`needs` has no `reason`) gives that reason by itself. Gatekeeper is no connect: the lead was not reached.
 */
export const defaultDispositions: readonly Disposition[] = [
  { ...notReached, id: 'noAnswer', label: 'No answer', hotKey: '1', order: 1, retryAfterMs: 4 * hour },
  { ...notReached, id: 'busy', label: 'Busy', hotKey: '2', order: 2, retryAfterMs: 30 * minute, avoidsSameHour: false },
  { ...notReached, id: 'voicemail', label: 'Voicemail', hotKey: '3', order: 3, retryAfterMs: day },
  { ...notReached, id: 'gatekeeper', label: 'Gatekeeper', hotKey: '4', order: 4, retryAfterMs: day },
  { ...reached, id: 'callBack', label: 'Call back', hotKey: '5', order: 5, needs: ['callback'], raises: 'work' },
  { ...reached, id: 'keepWorking', label: 'Keep working', hotKey: '6', order: 6, raises: 'work', retryAfterMs: 3 * day },
  { ...reached, id: 'qualified', label: 'Qualified', hotKey: '7', order: 7, raises: 'qualify' },
  {
    ...reached,
    id: 'nurture',
    label: 'Nurture',
    hotKey: '8',
    order: 8,
    needs: ['revisit'],
    reasons: [
      reason('timingFar', 'Timing beyond the horizon'),
      reason('budgetNextYear', 'Budget comes next year'),
      reason('projectPaused', 'Project paused'),
      reason('newInRole', 'New in the role'),
    ],
    raises: 'nurture',
  },
  {
    ...reached,
    id: 'notInterested',
    label: 'Not interested',
    hotKey: '9',
    order: 9,
    needs: ['reason'],
    reasons: [
      reason('noNeed', 'No need'),
      reason('noBudgetEver', 'No budget, ever'),
      reason('wrongFit', 'Wrong fit'),
      reason('boundToSupplier', 'Bound to a supplier'),
      reason('plantCloses', 'Plant closes or moves'),
      reason('student', 'Student or researcher'),
    ],
    raises: 'disqualify',
  },
  {
    ...data,
    id: 'doNotCall',
    label: 'Do not call',
    hotKey: '0',
    order: 10,
    isConnect: true,
    needs: ['confirm'],
    reasons: [reason('doNotCall', 'Asked not to be called')],
    raises: 'disqualify',
    marksDoNotCall: true,
  },
  { ...data, id: 'wrongNumber', label: 'Wrong number', hotKey: '-', order: 11, retryAfterMs: day, giveUpAfter: 3, marksWrongNumber: true },
  {
    ...data,
    id: 'disconnected',
    label: 'Disconnected',
    hotKey: '=',
    order: 12,
    reasons: [reason('badData', 'Bad data')],
    raises: 'disqualify',
  },
  {
    ...data,
    id: 'competitor',
    label: 'Competitor',
    hotKey: "'",
    order: 13,
    isConnect: true,
    reasons: [reason('competitor', 'Competitor')],
    raises: 'disqualify',
  },
];
