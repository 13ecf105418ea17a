/** What the page itself sees of its frames. Runs in the page before the product does: it names nothing outside itself. */

/** `missed`: frames of a screen that draws sixty in a second, which had no new picture. */
export type Frames = { count: number; missed: number; longestMs: number };

/** Of a hundred frames. */
export const droppedIn = ({ count, missed }: Frames): number => (missed / Math.max(1, count + missed)) * 100;

declare global {
  interface Window {
    frameWatch: { begin: () => void; read: () => Frames };
  }
}

export const watchFrames = (): void => {
  const frameMs = 1000 / 60;
  let frames: Frames = { count: 0, missed: 0, longestMs: 0 };
  let before = performance.now();
  const everyFrame = (at: number): void => {
    const ms = at - before;
    before = at;
    frames.count += 1;
    frames.missed += Math.max(0, Math.round(ms / frameMs) - 1);
    frames.longestMs = Math.max(frames.longestMs, ms);
    requestAnimationFrame(everyFrame);
  };
  requestAnimationFrame(everyFrame);
  window.frameWatch = {
    begin: () => {
      frames = { count: 0, missed: 0, longestMs: 0 };
      before = performance.now();
    },
    read: () => frames,
  };
};
