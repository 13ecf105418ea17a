import { letters } from '../../shared/domain/bantfo.ts';
import type { Fate } from './lead-brief.ts';
import type { Random } from './random.ts';

/** How leads of a center like this one are spread over the refinery. */
export const fateWeights: readonly (readonly [Fate, number])[] = [
  ['untouched', 11],
  ['visitor', 1],
  ['trying', 26],
  ['working', 27],
  ['nurture', 12],
  ['keepInformed', 2],
  ['disqualified', 8],
  ['qualified', 0.8],
  ['handedOff', 1.2],
  ['accepted', 2.6],
  ['rejected', 0.7],
  ['won', 4],
  ['lost', 3.6],
  ['merged', 1],
];

/** Fates of leads that were qualified one day. */
export const qualifiedFates = new Set<Fate>(['qualified', 'handedOff', 'accepted', 'rejected', 'won', 'lost']);
const notReached: readonly (readonly [string, number])[] = [
  ['noAnswer', 50],
  ['voicemail', 20],
  ['gatekeeper', 19],
  ['busy', 10],
  ['wrongNumber', 1],
];

const repeat = (random: Random, from: number, till: number, weights: readonly (readonly [string, number])[]): string[] =>
  Array.from({ length: random.int(from, till) }, () => random.weighted(weights));

const contact: readonly (readonly [string, number])[] = [
  ['keepWorking', 55],
  ['callBack', 45],
];
const mixed: readonly (readonly [string, number])[] = [
  ['noAnswer', 28],
  ['voicemail', 10],
  ['gatekeeper', 10],
  ['busy', 5],
  ['keepWorking', 25],
  ['callBack', 22],
];

/** The dispositions of a lead's calls, in order. */
export const outcomesFor = (random: Random, fate: Fate): string[] => {
  const unreached = (till: number) => repeat(random, 0, till, notReached);
  const talks = () => [...unreached(2), random.weighted(contact), ...repeat(random, 0, 2, mixed)];
  switch (fate) {
    case 'fresh':
    case 'untouched':
    case 'visitor':
    case 'merged':
      return [];
    case 'trying':
      return repeat(random, 1, 6, notReached);
    case 'working':
      return [...unreached(3), random.weighted(contact), ...repeat(random, 0, 4, mixed), random.weighted([...mixed, ['callBack', 26]])];
    case 'nurture':
      return random.chance(0.08) ? Array.from({ length: 12 }, () => 'noAnswer') : [...talks(), 'nurture'];
    case 'keepInformed':
      return talks();
    case 'disqualified':
      return [
        ...unreached(3),
        random.weighted([
          ['notInterested', 60],
          ['doNotCall', 12],
          ['disconnected', 12],
          ['competitor', 8],
        ]),
      ];
    default:
      return [...talks(), ...(random.chance(0.4) ? [random.weighted(contact)] : []), 'qualified'];
  }
};

const lastAgoFor = (random: Random, fate: Fate): number => {
  switch (fate) {
    case 'trying':
    case 'working':
      return random.weighted([
        [0, 40],
        [1, 26],
        [2, 14],
        [3, 8],
        [4, 5],
        [6, 4],
        [8, 2],
      ]);
    case 'untouched':
    case 'visitor':
      return random.int(1, 9);
    case 'nurture':
    case 'disqualified':
    case 'keepInformed':
    case 'merged':
      return random.int(0, 20);
    case 'qualified':
      return random.int(0, 1);
    case 'handedOff':
      return random.int(0, 2);
    case 'accepted':
      return random.int(2, 15);
    case 'rejected':
      return random.int(3, 14);
    default:
      return random.int(9, 32);
  }
};

const gapAfter = (random: Random, code: string): number =>
  code === 'keepWorking' || code === 'callBack'
    ? random.weighted([
        [1, 3],
        [2, 4],
        [3, 4],
        [4, 1],
      ])
    : random.weighted([
        [0, 1],
        [1, 6],
        [2, 3],
        [3, 1],
      ]);

/** When: working days since the last call, and between the calls. */
export const timesFor = (random: Random, fate: Fate, outcomes: readonly string[]): { lastAgo: number; gaps: number[] } => ({
  lastAgo: lastAgoFor(random, fate),
  gaps: outcomes.slice(0, -1).map((code) => gapAfter(random, code)),
});

const marks = (random: Random, shares: readonly (readonly [number, number, number])[]): string =>
  letters
    .map((_, at) => {
      const [favourable, partly, unfavourable] = shares[at] ?? [0, 0, 0];
      return random.weighted([
        ['f', favourable],
        ['p', partly],
        ['x', unfavourable],
        ['u', Math.max(0, 100 - favourable - partly - unfavourable)],
      ]);
    })
    .join('');

/** Six marks that its answers will lead to. */
export const lettersFor = (random: Random, fate: Fate): string => {
  if (qualifiedFates.has(fate))
    return marks(random, [
      [100, 0, 0],
      [45, 50, 0],
      [100, 0, 0],
      [100, 0, 0],
      [50, 30, 0],
      [10, 20, 0],
    ]);
  switch (fate) {
    case 'working':
      return marks(random, [
        [22, 25, 8],
        [20, 30, 3],
        [55, 25, 2],
        [15, 35, 4],
        [20, 20, 0],
        [4, 10, 3],
      ]);
    case 'nurture':
      return marks(random, [
        [5, 40, 20],
        [10, 40, 10],
        [35, 40, 0],
        [0, 15, 80],
        [20, 20, 0],
        [0, 10, 5],
      ]);
    case 'keepInformed':
      return marks(random, [
        [0, 20, 40],
        [10, 30, 10],
        [0, 40, 40],
        [0, 5, 50],
        [10, 10, 0],
        [0, 5, 5],
      ]);
    case 'disqualified':
      return marks(random, [
        [0, 5, 40],
        [5, 20, 10],
        [0, 5, 60],
        [0, 0, 30],
        [0, 10, 30],
        [0, 0, 15],
      ]);
    default:
      return 'uuuuuu';
  }
};
