/**
 * Electron's security checklist, item by item, and what holds it here: tests by file and by a piece of their title, rules of the linter, faults
 * that the mutation check plants. `checklist.test.ts` looks that all of them are there.
 */
export type ChecklistItem = {
  item: string;
  tests: readonly { file: string; title: string }[];
  /** Messages of lint rules in the linter's configuration. */
  lint?: readonly string[];
};

const inShell = (file: string, title: string) => ({ file: `test/shell/${file}.test.ts`, title });

export const checklist: readonly ChecklistItem[] = [
  {
    item: '1. Only load secure content',
    tests: [inShell('pages', 'lets the page reach nothing else'), inShell('source', 'no page of ours comes over http')],
  },
  {
    item: '2. Do not enable Node.js integration for remote content',
    tests: [inShell('window', 'has the guarded preferences'), inShell('preload', 'leaves neither Node nor Electron in the page')],
  },
  {
    item: '3. Enable context isolation',
    tests: [inShell('window', 'has the guarded preferences'), inShell('preload', 'runs in a world of its own')],
  },
  {
    item: '4. Enable process sandboxing',
    tests: [inShell('window', 'has the guarded preferences'), inShell('double', 'refuses a window that asks for less safety')],
  },
  {
    item: '5. Handle session permission requests from remote content',
    tests: [inShell('permissions', '%s is denied'), inShell('permissions', 'are not given to another origin')],
  },
  { item: '6. Do not disable webSecurity', tests: [inShell('window', 'has the guarded preferences')] },
  {
    item: '7. Define a Content Security Policy',
    tests: [
      inShell('pages', 'comes with every file'),
      inShell('pages', 'lets no inline script run'),
      inShell('pages', 'lets no code be made from text'),
    ],
  },
  { item: '8. Do not enable allowRunningInsecureContent', tests: [inShell('window', 'has the guarded preferences')] },
  { item: '9. Do not enable experimental features', tests: [inShell('window', 'has the guarded preferences')] },
  {
    item: '10. Do not use enableBlinkFeatures',
    tests: [inShell('window', 'has the guarded preferences'), inShell('source', 'asks Chromium for no features by name')],
  },
  { item: '11. Do not use allowpopups for WebViews', tests: [inShell('source', 'has no webview')] },
  { item: '12. Verify WebView options and parameters before creation', tests: [inShell('leaving', '%s is prevented')] },
  {
    item: '13. Disable or limit navigation',
    tests: [inShell('leaving', 'is not taken to %s'), inShell('leaving', '%s is prevented')],
  },
  {
    item: '14. Disable or limit creation of new windows',
    tests: [inShell('leaving', 'opens no window for its own pages either'), inShell('source', 'makes windows in one place')],
  },
  {
    item: '15. Do not use shell.openExternal with untrusted content',
    tests: [
      inShell('leaving', 'starts no other program'),
      { file: 'electron/os/external-link.test.ts', title: '%j is refused' },
      inShell('source', 'hands links to the system in one place'),
    ],
  },
  { item: '16. Use a current version of Electron', tests: [inShell('source', 'is packed with the Electron that it names')] },
  {
    item: '17. Validate the sender of all IPC messages',
    tests: [
      inShell('requests', 'from another origin is refused'),
      inShell('requests', 'from a frame within our own page is refused'),
      inShell('source', 'hears pages in one place'),
    ],
    lint: ['Pages are heard in electron/ipc.ts alone'],
  },
  {
    item: '18. Avoid usage of the file:// protocol and prefer usage of custom protocols',
    tests: [inShell('window', 'is shown with our own page'), inShell('source', 'loads nothing by file, and')],
  },
  { item: '19. Check which fuses you can change', tests: [inShell('package', 'has its fuses set')] },
  {
    item: '20. Do not expose Electron APIs to untrusted web content',
    tests: [inShell('preload', 'is the contract and nothing more'), inShell('preload', 'cannot be changed or replaced')],
    lint: ['Pages get what electron/preload.ts gives them'],
  },
];
