/** What the page itself sees of its frames. Runs in the page before the product does: it names nothing outside itself. */

export type Frames = { count: number; late: number; longestMs: number; longTasks: number; longestTaskMs: number };

declare global {
  interface Window {
    frameWatch: { begin: () => void; read: () => Frames };
  }
}

export const watchFrames = (): void => {
  /** Two frames of a screen that draws sixty in a second, and a little. */
  const lateMs = 50;
  let frames: Frames = { count: 0, late: 0, longestMs: 0, longTasks: 0, longestTaskMs: 0 };
  let before = performance.now();
  const everyFrame = (at: number): void => {
    const ms = at - before;
    before = at;
    frames.count += 1;
    if (ms > lateMs) frames.late += 1;
    frames.longestMs = Math.max(frames.longestMs, ms);
    requestAnimationFrame(everyFrame);
  };
  requestAnimationFrame(everyFrame);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      frames.longTasks += 1;
      frames.longestTaskMs = Math.max(frames.longestTaskMs, duration);
    }
  }).observe({ type: 'longtask' });
  window.frameWatch = {
    begin: () => {
      frames = { count: 0, late: 0, longestMs: 0, longTasks: 0, longestTaskMs: 0 };
      before = performance.now();
    },
    read: () => frames,
  };
};
