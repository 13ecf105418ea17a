import { ApiError } from '../errors.ts';

/**
 * Lets a bounded number of requests of one kind work at once, a few more wait in line, and sends the rest away with the time at which
 * their turn comes. Turns are given out one after another, so that five hundred desktops that return at once neither come back together
 * nor wait longer than those before them.
 */
export type Turnstile = {
  /** Throws `serverBusy` when the line is full: to be asked before a request costs anything. */
  checkLine: () => void;
  /** Runs `work` when it is its turn. Throws `serverBusy` when the line is full. */
  run: <Result>(work: () => Promise<Result>) => Promise<Result>;
};

type TurnstileOptions = {
  atOnce: number;
  /** How many wait in line, and how long the last of them may have to, as far as can be told. */
  inLine: number;
  longestLineMs: number;
  /** Milliseconds that only go forward. */
  steadyNow: () => number;
};

const shortestWaitMs = 250;
/** Who would have to wait longer asks once more on the way: when others leave, the line moves faster than was told. */
const longestWaitMs = 8000;
/** How long one takes, until it is known. */
const firstGuessMs = 100;
/** More are asked to come than can be taken in, as some come late and work gets faster; not many more, as sending one away costs something too. */
const overbooked = 0.9;

export const createTurnstile = ({ atOnce, inLine, longestLineMs, steadyNow }: TurnstileOptions): Turnstile => {
  const line: (() => void)[] = [];
  let working = 0;
  /** One at first and one more with each that is done: side by side, the first ones would all be as slow as together. */
  let places = 1;
  let averageMs = firstGuessMs;
  let lastTurnAt = 0;

  /** The next free turn after all that have been given out. */
  const nextTurnInMs = (): number => {
    const stepMs = (averageMs / atOnce) * overbooked;
    const now = steadyNow();
    lastTurnAt = Math.min(Math.max(lastTurnAt, now + (working + line.length) * stepMs) + stepMs, now + longestWaitMs);
    return Math.round(Math.max(lastTurnAt - now, shortestWaitMs));
  };

  const checkLine = (): void => {
    const lineMs = (line.length + 1) * (averageMs / places);
    if (working < places || (line.length < inLine && lineMs < longestLineMs)) return;
    throw new ApiError('serverBusy', undefined, nextTurnInMs());
  };

  const leave = (tookMs: number): void => {
    averageMs += (tookMs - averageMs) / 8;
    working -= 1;
    if (places < atOnce) places += 1;
    // Places go over to the next in line at once, so that nobody slips in between.
    for (const next of line.splice(0, places - working)) {
      working += 1;
      next();
    }
  };

  return {
    checkLine,
    run: async (work) => {
      if (working < places) working += 1;
      else {
        checkLine();
        await new Promise<void>((resolve) => line.push(resolve));
      }
      const startedAt = steadyNow();
      try {
        return await work();
      } finally {
        leave(steadyNow() - startedAt);
      }
    },
  };
};
