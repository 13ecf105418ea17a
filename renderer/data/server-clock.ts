/**
 * The time by the server's clock, on a machine whose own may be wrong: what commands, callbacks, calling windows and due times go by.
 * Learnt from the server's answers, kept for work without a network.
 */
export type ServerClock = {
  /** Epoch ms. */
  now: () => number;
  /** How far the server is ahead of this machine; below zero: behind. */
  offsetMs: () => number;
  /** An answer said what time it was at the server, between asking and answering by this machine's clock. */
  learn: (serverAt: number, askedAt: number, answeredAt: number) => void;
  /** Another window has learnt it. */
  adopt: (offsetMs: number) => void;
};

type ServerClockOptions = {
  /** This machine's clock, epoch ms: goes on in sleep, and may be set. */
  wall: () => number;
  /** Milliseconds since some start: is never set, but may stand in sleep. */
  steady: () => number;
  offsetMs: number;
  /** To be kept. */
  onLearnt: (offsetMs: number) => void;
};

/** Off by more than this, and the person is told. */
export const toldFromMs = 2 * 60 * 1000;
/** An answer that took longer says too little. */
const longestRoundMs = 10_000;
/** Clocks that agree within this are left alone: times do not jump to and fro with the network. */
const ignoredMs = 1000;
/** The wall clock falls behind the steady one only when it is set back; ahead of it it gets in sleep too, but hardly for a month. */
const setBackMs = 5000;
const longestSleepMs = 30 * 24 * 60 * 60 * 1000;

export const createServerClock = ({ wall, steady, offsetMs, onLearnt }: ServerClockOptions): ServerClock => {
  let offset = offsetMs;
  let last = { wall: wall(), steady: steady() };

  /** Sets the offset against a machine clock that was set while the app runs, so that time goes on as it did. */
  const follow = (): number => {
    const next = { wall: wall(), steady: steady() };
    const jumpMs = next.wall - last.wall - (next.steady - last.steady);
    if (jumpMs < -setBackMs || jumpMs > longestSleepMs) offset -= jumpMs;
    last = next;
    return next.wall;
  };

  return {
    now: () => follow() + offset,
    offsetMs: () => offset,
    learn: (serverAt, askedAt, answeredAt) => {
      follow();
      const roundMs = answeredAt - askedAt;
      if (roundMs < 0 || roundMs > longestRoundMs) return;
      const measured = Math.round(serverAt - (askedAt + answeredAt) / 2);
      if (Math.abs(measured - offset) <= Math.max(ignoredMs, roundMs)) return;
      offset = measured;
      onLearnt(offset);
    },
    adopt: (learnt) => {
      offset = learnt;
    },
  };
};
