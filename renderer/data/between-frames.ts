/** So much is done at once where the browser does not say how much time it has. */
const usualMs = 6;

/**
 * Runs a slice of long work when the browser has drawn and waits for nothing, at the latest after `withinMs`. `leftMs`: how long it may
 * take before the next frame is due; 0 when it has waited long enough and comes at the cost of one. Returns how to call it off.
 */
export const betweenFrames = (work: (leftMs: number) => void, withinMs: number): (() => void) => {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(work, 0, usualMs);
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback((deadline) => work(deadline.timeRemaining()), { timeout: withinMs });
  return () => cancelIdleCallback(idle);
};
