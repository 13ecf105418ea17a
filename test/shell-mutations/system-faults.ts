import type { Mutation } from './mutations.ts';

/** Faults in what the shell does with the machine: disk, keychain, package. */
export const systemFaults: readonly Mutation[] = [
  {
    name: 'the journal answers before the disk has',
    caughtBy: 'test/shell/storage.test.ts',
    patches: [{ file: 'electron/os/journal.ts', find: '    await handle.datasync();\n', replace: '    void handle.datasync();\n' }],
  },
  {
    name: 'a journal that could not be opened is never tried again',
    caughtBy: 'test/shell/storage.test.ts',
    patches: [{ file: 'electron/answers.ts', find: '      opening = null;\n', replace: '' }],
  },
  {
    name: 'secrets are kept where the machine only pretends',
    caughtBy: 'test/shell/storage.test.ts',
    patches: [{ file: 'electron/os/keychain.ts', find: 'async () => !isPretence() && (await', replace: 'async () => (await' }],
  },
  {
    name: 'secrets are written in the clear',
    caughtBy: 'test/shell/storage.test.ts',
    patches: [
      {
        file: 'electron/os/keychain.ts',
        find: 'encrypt: (secret) => safeStorage.encryptStringAsync(secret)',
        replace: 'encrypt: async (secret) => Buffer.from(secret)',
      },
      {
        file: 'electron/os/keychain.ts',
        find: 'const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);',
        replace: 'const { result, shouldReEncrypt } = { result: sealed.toString(), shouldReEncrypt: false };',
      },
    ],
  },
  {
    name: 'an export that fails leaves half a file behind',
    caughtBy: 'test/shell/system.test.ts',
    patches: [{ file: 'electron/os/atomic-write.ts', find: '    await rm(unfinished, { force: true });\n', replace: '' }],
  },
  {
    name: 'a page learns of the shell what is none of its business',
    caughtBy: 'test/shell/system.test.ts',
    patches: [{ file: 'electron/ipc.ts', find: "throw new Error('failed: a fault in the shell');", replace: 'throw error;' }],
  },
  {
    name: 'a notification is shown beside the one that it replaces',
    caughtBy: 'test/shell/system.test.ts',
    patches: [{ file: 'electron/os/notifications.ts', find: '  shown.get(id)?.close();\n', replace: '' }],
  },
  {
    name: 'the executable runs any script',
    caughtBy: 'test/shell/package.test.ts',
    patches: [{ file: 'electron-builder.yml', find: 'runAsNode: false', replace: 'runAsNode: true' }],
  },
  {
    name: 'the executable loads an app that was put beside it',
    caughtBy: 'test/shell/package.test.ts',
    patches: [{ file: 'electron-builder.yml', find: 'onlyLoadAppFromAsar: true', replace: 'onlyLoadAppFromAsar: false' }],
  },
  {
    name: 'sources go into the package',
    caughtBy: 'test/shell/package.test.ts',
    patches: [{ file: 'electron-builder.yml', find: '  - "!**/*.map"\n', replace: '  - shared/**\n' }],
  },
  {
    name: 'a crash report tells what the fault said',
    caughtBy: 'test/shell/crashes.test.ts',
    patches: [
      {
        file: 'electron/survive-faults.ts',
        find: 'what: isError ? error.name : typeof error,',
        replace: 'what: String(error),',
      },
    ],
  },
  {
    name: 'a dead page is not reported',
    caughtBy: 'test/shell/crashes.test.ts',
    patches: [
      {
        file: 'electron/os/crash-reports.ts',
        find: "if (reason !== 'clean-exit') reports.write({ of: 'page'",
        replace: "if (reason === 'clean-exit') reports.write({ of: 'page'",
      },
    ],
  },
  {
    name: 'a page that hangs is ended without being asked',
    caughtBy: 'test/shell/crashes.test.ts',
    patches: [{ file: 'electron/windows/revive-page.ts', find: 'if (!isEnough || signal.aborted', replace: 'if (signal.aborted' }],
  },
];
