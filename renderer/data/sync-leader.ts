/**
 * One window of a person syncs, by a Web Lock that the browser frees when the window closes or its process ends. A window that
 * hangs keeps its lock for as long as it likes: so the others ask it now and then, and take the lock from one that does not answer.
 */

/** Twice in a row, as a machine that slept wakes up with every answer late. */
const missesUntilTaken = 2;
const usualAskEveryMs = 5000;
const usualPatienceMs = 8000;

type LeaderOptions = {
  name: string;
  /** This window syncs from now on. Returns how to stop. */
  lead: () => () => Promise<void>;
  /** Whether the window that syncs answers. */
  doesLeaderAnswer: (withinMs: number) => Promise<boolean>;
  askEveryMs?: number;
  patienceMs?: number;
};

export type Leadership = {
  isLeading: () => boolean;
  /** Leaves it to another window for good. */
  stepDown: () => void;
};

export const leadAmongWindows = ({
  name,
  lead,
  doesLeaderAnswer,
  askEveryMs = usualAskEveryMs,
  patienceMs = usualPatienceMs,
}: LeaderOptions): Leadership => {
  const lock = `${name}:sync`;
  let isOver = false;
  let isLeading = false;
  let release: (() => void) | undefined;
  let waiting: AbortController | undefined;
  let misses = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hold = async (): Promise<void> => {
    if (isOver) return;
    const end = lead();
    isLeading = true;
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    isLeading = false;
    await end();
  };

  const queue = async (): Promise<void> => {
    waiting = new AbortController();
    const wait = waiting;
    await navigator.locks.request(lock, { signal: wait.signal }, hold).catch(() => {
      // Either this window gave up waiting, or another took the lock from it while it hung: then it is one that waits again.
      release?.();
      if (!isOver && !wait.signal.aborted) void queue();
    });
  };

  const take = async (): Promise<void> => {
    waiting?.abort();
    await navigator.locks.request(lock, { steal: true }, hold).catch(() => {
      release?.();
      if (!isOver) void queue();
    });
  };

  const look = async (): Promise<void> => {
    if (isOver) return;
    if (!isLeading) {
      misses = (await doesLeaderAnswer(patienceMs)) ? 0 : misses + 1;
      if (misses >= missesUntilTaken && !isLeading && !isOver) {
        misses = 0;
        void take();
      }
    }
    timer = setTimeout(() => void look(), askEveryMs);
  };

  void queue();
  timer = setTimeout(() => void look(), askEveryMs);
  return {
    isLeading: () => isLeading,
    stepDown: () => {
      isOver = true;
      clearTimeout(timer);
      waiting?.abort();
      release?.();
    },
  };
};
