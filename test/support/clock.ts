/** A clock that stands until it is moved. Starts on Monday 9 November 2026, 08:00 UTC. */
export type Clock = { now: () => number; advance: (byMs: number) => void };

export const aClock = (startAt = Date.UTC(2026, 10, 9, 8)): Clock => {
  let at = startAt;
  return {
    now: () => at,
    advance: (byMs) => {
      at += byMs;
    },
  };
};
