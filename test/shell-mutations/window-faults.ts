import type { Mutation } from './mutations.ts';

/** Faults in windows: what they may become, where they may go, where they stand. */
export const windowFaults: readonly Mutation[] = [
  ...(
    [
      ['a window has Node in its pages', 'nodeIntegration: false,', 'nodeIntegration: true,'],
      ['a window has no sandbox', 'sandbox: true,', 'sandbox: false,'],
      ['a window shares its world with the preload', 'contextIsolation: true,', 'contextIsolation: false,'],
      ['a window knows no origins', 'webSecurity: true,', 'webSecurity: false,'],
      ['a window takes insecure content', 'allowRunningInsecureContent: false,', 'allowRunningInsecureContent: true,'],
      ['a window tries features that are not ready', 'experimentalFeatures: false,', 'experimentalFeatures: true,'],
      ['a window fetches dictionaries', 'spellcheck: false,', 'spellcheck: true,'],
    ] as const
  ).map(([name, find, replace]) => ({
    name,
    caughtBy: 'test/shell/window.test.ts',
    patches: [{ file: 'electron/windows/open-window.ts', find: `\n  ${find}`, replace: `\n  ${replace}` }],
  })),
  {
    name: 'a page may open windows',
    caughtBy: 'test/shell/leaving.test.ts',
    patches: [{ file: 'electron/windows/guard.ts', find: "return { action: 'deny' };", replace: "return { action: 'allow' };" }],
  },
  {
    name: 'a page may be taken elsewhere',
    caughtBy: 'test/shell/leaving.test.ts',
    patches: [
      {
        file: 'electron/windows/guard.ts',
        find: '  leaving.preventDefault();\n  if (leaving.isMainFrame)',
        replace: '  if (leaving.isMainFrame)',
      },
    ],
  },
  {
    name: 'a page may be sent elsewhere by a redirect',
    caughtBy: 'test/shell/leaving.test.ts',
    patches: [
      {
        file: 'electron/windows/guard.ts',
        find: 'if (!isOwnAddress(leaving.url)) leaving.preventDefault();',
        replace: 'void leaving;',
      },
    ],
  },
  {
    name: 'a page may hold a webview',
    caughtBy: 'test/shell/leaving.test.ts',
    patches: [{ file: 'electron/windows/guard.ts', find: '(event) => event.preventDefault()', replace: '(event) => void event' }],
  },
  {
    name: 'links may start other programs',
    caughtBy: 'test/shell/leaving.test.ts',
    patches: [
      {
        file: 'electron/os/external-link.ts',
        find: "'sip:', 'callto:']",
        replace: "'sip:', 'callto:', 'smb:', 'file:', 'vscode:']",
      },
    ],
  },
  {
    name: 'links may carry a password',
    caughtBy: 'test/shell/leaving.test.ts',
    patches: [
      {
        file: 'electron/os/external-link.ts',
        find: 'return url.username || url.password ? null : url.href;',
        replace: 'return url.href;',
      },
    ],
  },
  {
    name: 'a second start is a second app on the same files',
    caughtBy: 'test/shell/start.test.ts',
    patches: [
      {
        file: 'electron/main.ts',
        find: 'if (!app.requestSingleInstanceLock()) {',
        replace: 'if (!app.requestSingleInstanceLock() && process.argv.length > 99) {',
      },
    ],
  },
  {
    name: 'a window opens where no display is',
    caughtBy: 'test/shell/window.test.ts',
    patches: [
      {
        file: 'electron/windows/window-place.ts',
        find: 'return overlap(left, best) > 0 ? fitInto(left, best) : centerIn(workAreas[0]);',
        replace: 'return left;',
      },
    ],
  },
];
