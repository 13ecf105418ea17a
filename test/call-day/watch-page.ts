/**
 * What the page itself sees of a day of calls. Runs in the page before the product does, in one piece: it names nothing outside itself.
 */

/** From the key that gave an outcome to the next lead's name on the screen. */
export type Turn = {
  from: string;
  to: string;
  /** Frames drawn from the key press on until the name is there; 1: in the first. */
  frames: number;
  /** From the key press until that frame had been handed to the screen, ms. */
  ms: number;
  /** What holds the keyboard then. */
  focus: string;
  /** How long the lead had been on the screen when the key was pressed, ms; null for the first. */
  callMs: number | null;
  /** How long before the key the next lead stood prepared out of sight, ms; null: it did not. */
  readyMs: number | null;
};

export type Watched = {
  turns: Turn[];
  /** What a key costs here that does nothing but change one word: from the press until its frame had been handed to the screen, ms. */
  floorMs: number[];
  /** Layout shifts of the call screen that no key press explains, as the browser counts them, and what moved. */
  unexplainedShifts: { value: number; what: string }[];
  /** Shifts after the frame in which the next lead was shown and before the next key, whatever the browser excuses. */
  lateShifts: { value: number; what: string }[];
  /** Frames in which nothing held the keyboard, by the key pressed before. */
  framesWithoutFocus: Record<string, number>;
  /** Of each key press that took long enough to be told (16 ms): until the frame it led to was shown, ms. */
  keysMs: number[];
};

declare global {
  interface Window {
    callDay: { watched: Watched; expectOutcome: () => void };
  }
}

export const watchPage = (): void => {
  const watched: Watched = { turns: [], floorMs: [], unexplainedShifts: [], lateShifts: [], framesWithoutFocus: {}, keysMs: [] };
  // The lead that comes next is drawn already, out of sight.
  const isShown = (element: Element): boolean => element.closest('[data-prepared]') === null;
  const nameShown = (): string => [...document.querySelectorAll('main h2')].find(isShown)?.textContent ?? '';
  let awaited: string | null = null;
  let lastKey = '';
  let shownAt = Number.POSITIVE_INFINITY;
  let turnedAt: number | null = null;
  let prepared = { name: '', since: 0 };
  const describe = (element: Element | null): string => {
    if (!element || element === document.body) return 'nothing';
    if (element.matches('[data-keys-home]')) return 'what is to be said';
    return `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent ?? ''}`.slice(0, 60).trim();
  };
  const afterFrame = (run: () => void): void => {
    const channel = new MessageChannel();
    channel.port1.onmessage = run;
    channel.port2.postMessage(0);
  };
  let followed = 0;
  const follow = (from: string, pressedAt: number): void => {
    let frames = 0;
    const ready = prepared;
    const callMs = turnedAt && pressedAt - turnedAt;
    followed += 1;
    const turn = followed;
    const look = (): void => {
      // The app asked once more: the outcome's key is the one pressed after that.
      if (turn !== followed) return;
      frames += 1;
      const to = nameShown();
      if ((to === '' || to === from) && frames < 600) return void requestAnimationFrame(look);
      afterFrame(() => {
        shownAt = performance.now();
        turnedAt = shownAt;
        const readyMs = ready.name === to ? pressedAt - ready.since : null;
        watched.turns.push({ from, to, frames, ms: shownAt - pressedAt, focus: describe(document.activeElement), callMs, readyMs });
      });
    };
    requestAnimationFrame(look);
  };
  const word = document.createElement('p');
  word.style.cssText = 'position: fixed; left: 0; bottom: 0; margin: 0; font-size: 8px; pointer-events: none';
  word.ariaHidden = 'true';
  const changeOneWord = (pressedAt: number): void => {
    if (!word.isConnected) document.body.append(word);
    word.textContent = word.textContent === 'a' ? 'b' : 'a';
    requestAnimationFrame(() => afterFrame(() => void watched.floorMs.push(performance.now() - pressedAt)));
  };
  addEventListener(
    'keydown',
    ({ timeStamp, key }) => {
      if (key === 'F9') return changeOneWord(timeStamp);
      lastKey = key;
      shownAt = Number.POSITIVE_INFINITY;
      if (awaited === null) return;
      follow(awaited, timeStamp);
      awaited = null;
    },
    { capture: true },
  );
  type Shift = PerformanceEntry & {
    value: number;
    hadRecentInput: boolean;
    sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
  };
  const movedTo = ({ node, previousRect: a, currentRect: b }: Shift['sources'][number]): string => {
    const what = node instanceof Element ? `${node.tagName.toLowerCase()}.${node.className}` : (node?.textContent ?? '');
    return `${what.slice(0, 40)} ${a.x},${a.y} ${a.width}×${a.height} → ${b.x},${b.y} ${b.width}×${b.height}`;
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[]) {
      if (!location.hash.startsWith('#/call')) continue;
      const what = entry.sources.map(movedTo).join(' | ');
      if (!entry.hadRecentInput) watched.unexplainedShifts.push({ value: entry.value, what });
      if (entry.startTime > shownAt) watched.lateShifts.push({ value: entry.value, what });
    }
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'keydown') watched.keysMs.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  const everyFrame = (): void => {
    const behind = document.querySelector('[data-prepared] h2')?.textContent ?? '';
    if (behind !== prepared.name) prepared = { name: behind, since: performance.now() };
    if (nameShown() !== '' && document.hasFocus() && document.activeElement === document.body)
      watched.framesWithoutFocus[lastKey] = (watched.framesWithoutFocus[lastKey] ?? 0) + 1;
    requestAnimationFrame(everyFrame);
  };
  requestAnimationFrame(everyFrame);
  window.callDay = {
    watched,
    expectOutcome: () => {
      awaited = nameShown();
    },
  };
};
