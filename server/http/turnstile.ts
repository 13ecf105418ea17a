import { ApiError } from '../errors.ts';

/**
 * Lets a bounded number of requests of one kind work at once, a few more wait in line, and sends the rest away with the time at which
 * their turn comes. Turns are given out one after another, so that five hundred desktops that return at once neither come back together
 * nor wait longer than those before them.
 */
export type Turnstile = {
  /** Throws `serverBusy` when the line is full: to be asked before a request costs anything. */
  checkLine: (size?: number) => void;
  /** Runs `work` when it is its turn. Throws `serverBusy` when the line is full. */
  run: <Result>(work: () => Promise<Result>, size?: number) => Promise<Result>;
};

type TurnstileOptions = {
  atOnce: number;
  /** How many wait in line, and how long the last of them may have to, as far as can be told. */
  inLine: number;
  longestLineMs: number;
  /** How long work of size 1 takes, until it is known. */
  firstGuessMs?: number;
  /** Milliseconds that only go forward. */
  steadyNow: () => number;
};

const shortestWaitMs = 250;
/** Who would have to wait longer asks once more on the way: when others leave, the line moves faster than was told. */
const longestWaitMs = 8000;
const usualGuessMs = 100;
/** More are asked to come than can be taken in, as some come late and work gets faster; not many more, as sending one away costs something too. */
const overbooked = 0.9;
/** What was seen longer ago than so many turns no longer counts for much. */
const turnsRemembered = 8;

/**
 * Sizes are in any one unit, to which the time that the work takes is about in proportion: a line of the largest is not thought to be as
 * fast as the smallest that came before it.
 */
export const createTurnstile = (options: TurnstileOptions): Turnstile => {
  const { atOnce, inLine, longestLineMs, firstGuessMs = usualGuessMs, steadyNow } = options;
  const line: { size: number; enter: () => void }[] = [];
  let sizeInLine = 0;
  let working = 0;
  let sizeAtWork = 0;
  /** One at first and one more with each that is done: side by side, the first ones would all be as slow as together. */
  let places = 1;
  /** Of work of size 1. */
  let averageMs = firstGuessMs;
  let turns = 0;
  let lastTurnAt = 0;

  /** The next free turn after all that have been given out. */
  const nextTurnInMs = (size: number): number => {
    const msOf = (of: number) => ((of * averageMs) / atOnce) * overbooked;
    const now = steadyNow();
    lastTurnAt = Math.min(Math.max(lastTurnAt, now + msOf(sizeAtWork + sizeInLine)) + msOf(size), now + longestWaitMs);
    return Math.round(Math.max(lastTurnAt - now, shortestWaitMs));
  };

  const checkLine = (size = 1): void => {
    const lineMs = ((sizeInLine + size) * averageMs) / places;
    if (working < places || (line.length < inLine && lineMs < longestLineMs)) return;
    throw new ApiError('serverBusy', undefined, nextTurnInMs(size));
  };

  const enter = (size: number): void => {
    working += 1;
    sizeAtWork += size;
  };

  const leave = (size: number, tookMs: number): void => {
    turns += 1;
    averageMs += (tookMs / size - averageMs) / Math.min(turns, turnsRemembered);
    working -= 1;
    sizeAtWork -= size;
    if (places < atOnce) places += 1;
    // Places go over to the next in line at once, so that nobody slips in between.
    for (const next of line.splice(0, places - working)) {
      sizeInLine -= next.size;
      enter(next.size);
      next.enter();
    }
  };

  return {
    checkLine,
    run: async (work, size = 1) => {
      if (working < places) enter(size);
      else {
        checkLine(size);
        sizeInLine += size;
        await new Promise<void>((resolve) => line.push({ size, enter: resolve }));
      }
      const startedAt = steadyNow();
      try {
        return await work();
      } finally {
        leave(size, steadyNow() - startedAt);
      }
    },
  };
};
