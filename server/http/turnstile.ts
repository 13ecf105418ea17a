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
const longestWaitMs = 30_000;
/** How long one takes, until it is known. */
const firstGuessMs = 100;

export const createTurnstile = ({ atOnce, inLine, longestLineMs, steadyNow }: TurnstileOptions): Turnstile => {
  const line: (() => void)[] = [];
  let working = 0;
  let averageMs = firstGuessMs;
  let lastTurnAt = 0;

  /** The next free turn after all that have been given out. */
  const nextTurnInMs = (): number => {
    const stepMs = averageMs / atOnce;
    lastTurnAt = Math.max(lastTurnAt, steadyNow() + (working + line.length) * stepMs) + stepMs;
    return Math.round(Math.min(Math.max(lastTurnAt - steadyNow(), shortestWaitMs), longestWaitMs));
  };

  const checkLine = (): void => {
    const lineMs = (line.length + 1) * (averageMs / atOnce);
    if (working < atOnce || (line.length < inLine && lineMs < longestLineMs)) return;
    throw new ApiError('serverBusy', undefined, nextTurnInMs());
  };

  const leave = (tookMs: number): void => {
    averageMs += (tookMs - averageMs) / 8;
    const next = line.shift();
    // The place goes over to the next in line, so that nobody slips in between.
    if (next) next();
    else working -= 1;
  };

  return {
    checkLine,
    run: async (work) => {
      if (working < atOnce) working += 1;
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
