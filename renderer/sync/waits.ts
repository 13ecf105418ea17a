/** How long desktops wait before they ask again. `random`: 0 ≤ x < 1. */

const firstWaitMs = 500;
const longestWaitMs = 20_000;

/** Waits double from half a second to twenty, each shortened by up to half, so that desktops do not return in step. */
export const waitAfter = (failures: number, random: () => number): number =>
  Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures, 10)) * (0.5 + random() / 2);

/** A turn that the server named, up to a quarter later, so that those it named together come one by one. */
export const waitForTurn = (turnMs: number, random: () => number): number => turnMs * (1 + random() / 4);

/** A server process that stops lets its desktops come back over so long, not all at once. */
export const comeBackWithinMs = 5000;
