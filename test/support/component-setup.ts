import 'fake-indexeddb/auto';
import '@testing-library/jest-dom/vitest';
import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, vi } from 'vitest';

/** What jsdom lacks and Mantine, the virtualizer and the palette ask for. */

// A busy machine takes its time: what a test waits for comes or it does not.
configure({ asyncUtilTimeout: 15_000 });

afterEach(() => {
  cleanup();
  // Toasts outlive the screen that showed them, and so would what they take back.
  notifications.clean();
});

/** What a screen has put off for a moment, such as where the focus goes, needs its window. */
const putOffMs = 60;
afterAll(() => new Promise((resolve) => setTimeout(resolve, putOffMs)));

const neverMatches = (query: string): MediaQueryList =>
  ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: () => {},
    removeEventListener: () => {},
    addListener: () => {},
    removeListener: () => {},
    dispatchEvent: () => false,
  }) as MediaQueryList;

class StillResizeObserver implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

vi.stubGlobal('matchMedia', neverMatches);
vi.stubGlobal('ResizeObserver', StillResizeObserver);
Element.prototype.scrollIntoView = () => {};
HTMLElement.prototype.scrollTo = () => {};

/** jsdom lays nothing out: every element claims the reference window, so that the virtualizer has something to fill. */
const claim = (name: string, size: number) => Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
claim('clientWidth', 1280);
claim('clientHeight', 800);
claim('offsetWidth', 1280);
claim('offsetHeight', 800);

// Mantine waits for fonts before measuring some inputs.
Object.defineProperty(document, 'fonts', { configurable: true, value: { addEventListener: () => {}, removeEventListener: () => {} } });
