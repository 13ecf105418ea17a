import type { Mutation } from './mutations.ts';

/** Faults in what a page may load, ask and reach. */
export const pageFaults: readonly Mutation[] = [
  {
    name: 'nobody looks who sends a request',
    caughtBy: 'test/shell/requests.test.ts',
    patches: [
      {
        file: 'electron/ipc.ts',
        find: "if (!window || !isOwnPage(event.senderFrame)) throw new Error('refused: not one of our own pages');",
        replace: "if (!window) throw new Error('refused: not one of our own pages');",
      },
    ],
  },
  {
    name: 'a frame within a page counts as the page',
    caughtBy: 'electron/own-origin.test.ts',
    patches: [{ file: 'electron/own-origin.ts', find: 'frame !== null && frame.parent === null &&', replace: 'frame !== null &&' }],
  },
  {
    name: 'arguments of requests are taken as they come',
    caughtBy: 'test/shell/requests.test.ts',
    patches: [
      {
        file: 'electron/ipc.ts',
        find: "if (!success || given.length > 1) throw new Error('refused: not the argument that was agreed');\n",
        replace: 'if (!success) return given[0] as Argument<Name>;\n',
      },
    ],
  },
  {
    name: 'pages come without a content policy',
    caughtBy: 'test/shell/pages.test.ts',
    patches: [
      { file: 'electron/protocol.ts', find: "'content-security-policy': contentPolicy(", replace: "'x-no-policy': contentPolicy(" },
    ],
  },
  {
    name: 'the policy lets inline scripts run',
    caughtBy: 'test/shell/pages.test.ts',
    patches: [{ file: 'electron/content-policy.ts', find: '"script-src \'self\'"', replace: "\"script-src 'self' 'unsafe-inline'\"" }],
  },
  {
    name: 'the policy lets code be made from text',
    caughtBy: 'test/shell/pages.test.ts',
    patches: [{ file: 'electron/content-policy.ts', find: '"script-src \'self\'"', replace: "\"script-src 'self' 'unsafe-eval'\"" }],
  },
  {
    name: 'the policy lets pages reach any server',
    caughtBy: 'test/shell/pages.test.ts',
    patches: [{ file: 'electron/content-policy.ts', find: "`connect-src 'self' ", replace: "`connect-src * ws: 'self' " }],
  },
  {
    name: 'the policy lets frames in',
    caughtBy: 'test/shell/pages.test.ts',
    patches: [{ file: 'electron/content-policy.ts', find: '"frame-src \'none\'"', replace: '"frame-src *"' }],
  },
  {
    name: 'a path may climb out of the folder of pages',
    caughtBy: 'test/shell/pages.test.ts',
    patches: [
      {
        file: 'electron/page-file.ts',
        find: 'return file.startsWith(root + sep) && type ? { path: file, type } : null;',
        replace: 'return type ? { path: file, type } : null;',
      },
    ],
  },
  {
    name: 'pages answer to methods that write',
    caughtBy: 'test/shell/pages.test.ts',
    patches: [
      {
        file: 'electron/protocol.ts',
        find: "if (request.method !== 'GET' || !isOwnAddress(request.url)) return refusal(403);",
        replace: 'if (!isOwnAddress(request.url)) return refusal(403);',
      },
    ],
  },
  {
    name: 'the scheme of the pages is registered too late',
    caughtBy: 'test/shell/start.test.ts',
    patches: [
      { file: 'electron/main.ts', find: '  registerPageScheme();\n  guardAllContents();', replace: '  guardAllContents();' },
      { file: 'electron/main.ts', find: '  await app.whenReady();\n', replace: '  await app.whenReady();\n  registerPageScheme();\n' },
    ],
  },
  {
    name: 'permissions are granted by default',
    caughtBy: 'test/shell/permissions.test.ts',
    patches: [
      {
        file: 'electron/permissions.ts',
        find: 'allowed.has(permission) && isOwnAddress(requester)',
        replace: '(allowed.has(permission) || permission.length > 0) && isOwnAddress(requester)',
      },
    ],
  },
  {
    name: 'nobody handles requests for permissions',
    caughtBy: 'test/shell/permissions.test.ts',
    patches: [{ file: 'electron/main.ts', find: '  denyPermissions();\n', replace: '  void denyPermissions;\n' }],
  },
  {
    name: 'other origins get the permissions of our own pages',
    caughtBy: 'test/shell/permissions.test.ts',
    patches: [
      {
        file: 'electron/permissions.ts',
        find: 'allowed.has(permission) && isOwnAddress(requester)',
        replace: 'allowed.has(permission) && requester !== null',
      },
    ],
  },
  {
    name: 'the preload takes the name of a channel',
    caughtBy: 'test/shell/preload.test.ts',
    patches: [
      {
        file: 'electron/preload.ts',
        find: 'Object.fromEntries([...asksFor, ...listensTo])',
        replace: "Object.fromEntries([...asksFor, ...listensTo, ['invoke', (channel: string) => ipcRenderer.invoke(channel)]])",
      },
    ],
  },
];
