const tickMs = 15_000;
/** Browsers slow timers of hidden pages to one a minute; only a longer gap means that the machine slept. */
const sleptMs = 90_000;

/** Calls the listener after the machine slept, which a browser shows only as a gap between ticks. Returns how to stop. */
export const watchForWake = (listener: () => void, now: () => number = Date.now): (() => void) => {
  let tickedAt = now();
  const look = () => {
    const sleepMs = now() - tickedAt - tickMs;
    tickedAt = now();
    if (sleepMs > sleptMs) listener();
  };
  const timer = setInterval(look, tickMs);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
};
