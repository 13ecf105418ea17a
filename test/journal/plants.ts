import type { Patch } from '../simulation/patches.ts';

/** A bug that `npm run journal` has to find, with the steps and losses that it shows at. */
export type Plant = { name: string; steps: string; losses: string; patches: readonly Patch[] };

export const plants: readonly Plant[] = [
  {
    name: 'saved is said before the journal has answered',
    steps: 'appending',
    losses: 'database',
    patches: [{ file: 'renderer/data/run-command.ts', find: '    await keepTwice?.(entry);\n', replace: '    void keepTwice?.(entry);\n' }],
  },
  {
    name: 'saved is said before the disk has confirmed',
    steps: 'written',
    losses: 'power',
    patches: [{ file: 'electron/os/journal.ts', find: '    await handle.datasync();\n', replace: '    void handle.datasync();\n' }],
  },
  {
    name: 'the shell answers before the line is written',
    steps: 'appending',
    losses: 'database',
    patches: [
      {
        file: 'electron/answers.ts',
        find: '        await (await journal()).append(entries);\n',
        replace: '        void (await journal()).append(entries);\n',
      },
    ],
  },
  {
    name: 'what the journal holds is not taken back',
    steps: 'saidSaved',
    losses: 'database',
    patches: [
      {
        file: 'renderer/data/work-journal.ts',
        find: 'const taken = await takeBack(db, actor, own, deviceId);',
        replace: 'const taken = await takeBack(db, actor, own.slice(0, -1), deviceId);',
      },
    ],
  },
];
