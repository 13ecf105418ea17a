import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** A tab: what its session storage holds stays through reloads; a duplicate begins with a copy of it. */
const aTab = (storage = new Map<string, string>()) => {
  const leaving: (() => void)[] = [];
  return {
    duplicate: () => aTab(new Map(storage)),
    leave: () => {
      for (const leave of leaving) leave();
    },
    load: async (): Promise<string> => {
      vi.resetModules();
      vi.stubGlobal('sessionStorage', {
        getItem: (key: string) => storage.get(key) ?? null,
        setItem: (key: string, value: string) => storage.set(key, value),
        removeItem: (key: string) => storage.delete(key),
      });
      vi.stubGlobal('window', { addEventListener: (_kind: 'pagehide', leave: () => void) => leaving.push(leave) });
      const { windowId } = await import('./window-id.ts');
      expect(windowId()).toBe(windowId());
      return windowId();
    },
  };
};

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

test('a window that is loaded anew has the name it had', async () => {
  const tab = aTab();
  const before = await tab.load();
  tab.leave();
  expect(await tab.load()).toBe(before);
});

test('a tab that is duplicated while it is open is another window', async () => {
  const tab = aTab();
  const before = await tab.load();
  expect(await tab.duplicate().load()).not.toBe(before);
});
