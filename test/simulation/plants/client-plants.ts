import type { Plant } from './plants.ts';

/** Bugs of the desktop: its storage, its outbox, its engine. */
export const clientPlants: readonly Plant[] = [
  {
    name: 'a push that got no answer counts as answered',
    invariant: 'I1',
    patches: [
      {
        file: 'renderer/sync/push.ts',
        find: '    const answer = await send(db, transport, now, device, commands);\n    if (answer)',
        replace: `    const answer = await send(db, transport, now, device, commands).catch(() => ({
    epoch: '', lastSeq: 0, results: commands.map(({ seq, id }) => ({ seq, id, outcome: 'applied' as const, code: null })) }));
  if (answer?.epoch !== '' && answer) await noteEpoch(db, answer.epoch);
  if (answer)`,
      },
    ],
  },
  {
    name: 'a command is not kept in the journal',
    invariant: 'I1',
    patches: [{ file: 'renderer/data/work-journal.ts', find: 'keep: (entry) => append([entry]),', replace: 'keep: async () => null,' }],
  },
  {
    name: 'the journal lets go of commands not answered yet',
    invariant: 'I1',
    patches: [
      {
        file: 'renderer/data/work-journal.ts',
        find: "const answered = await db.outbox.where('state').anyOf('acked', 'settled').sortBy('seq');",
        replace: "const answered = await db.outbox.where('state').anyOf('acked', 'settled', 'pending').sortBy('seq');",
      },
    ],
  },
  {
    name: 'a restored server is not asked what it lacks',
    invariant: 'I1',
    patches: [
      {
        file: 'renderer/sync/push.ts',
        find: 'await pendingAgain(db, answer.lastSeq + 1);',
        replace: '',
      },
    ],
  },
  {
    name: 'a restored server gets one command too few',
    invariant: 'I1',
    patches: [
      {
        file: 'renderer/sync/push.ts',
        find: 'await pendingAgain(db, answer.lastSeq + 1);',
        replace: 'await pendingAgain(db, answer.lastSeq + 2);',
      },
    ],
  },
  {
    name: 'optimistic rows are left when their commands are answered',
    invariant: 'I2',
    patches: [
      {
        file: 'renderer/sync/absorb.ts',
        find: 'await dataTable(db, table).bulkPut(group.flatMap(({ row }) => row ?? []));',
        replace: '',
      },
    ],
  },
  {
    name: 'rows that only a pending command made stay when it is parked',
    invariant: 'I2',
    patches: [
      {
        file: 'renderer/sync/absorb.ts',
        find: 'await dataTable(db, table).bulkDelete(group.filter(({ row }) => row === null).map(({ id }) => id));',
        replace: '',
      },
    ],
  },
  {
    name: 'leads that only a pending import made stay packed when it is parked',
    invariant: 'I2',
    patches: [{ file: 'renderer/sync/absorb.ts', find: '  await forgetMade(db, made, changed);\n', replace: '' }],
  },
  {
    name: 'what was made here counts as told when it is changed on top',
    invariant: 'I3',
    patches: [{ file: 'renderer/data/optimistic.ts', find: 'row: untold.has(id) ? null :', replace: 'row: untold.has(id) && 0 ? null :' }],
  },
  {
    name: 'a hint that comes while the desktop pulls is forgotten',
    invariant: 'I2',
    patches: [
      { file: 'renderer/sync/engine.ts', find: "const wakesAgain = state === 'idle' && isWoken;", replace: 'const wakesAgain = false;' },
      { file: 'renderer/sync/engine.ts', find: "if (isWoken && status.getState().state === 'idle') {", replace: 'if (false as boolean) {' },
    ],
  },
  {
    name: 'a lead that leaves leaves its children behind',
    invariant: 'I3',
    patches: [{ file: 'renderer/sync/absorb.ts', find: "if (table !== 'leads') return;", replace: 'return;' }],
  },
  {
    name: 'rows that have to leave stay in packs',
    invariant: 'I3',
    patches: [{ file: 'renderer/sync/absorb.ts', find: 'if (isPackedTable(table)) await voidInPacks(db, ids);', replace: '' }],
  },
  {
    name: 'rows kept aside do not leave',
    invariant: 'I3',
    patches: [{ file: 'renderer/sync/absorb.ts', find: 'if (kept) kept.row = null;\n', replace: '\n' }],
  },
  {
    name: 'a lease is believed in after it has ended',
    invariant: 'I4',
    patches: [
      {
        file: 'renderer/features/call/lease-keeper.ts',
        find: 'fenceNow: () => (isHolding() && held ? held.fence : null),',
        replace: 'fenceNow: () => (held ? held.fence : null),',
      },
    ],
  },
  {
    name: 'the cursor moves before the rows are in',
    invariant: 'I5',
    patches: [
      {
        file: 'renderer/sync/pull.ts',
        find: '  const puts = answer.puts.map(',
        replace: `  await db.meta.put({ key: 'cursor', epoch: answer.epoch, view: answer.view, version: answer.version });
  const puts = answer.puts.map(`,
      },
    ],
  },
  {
    name: 'the first load begins its cursor at its last page',
    invariant: 'I5',
    patches: [{ file: 'renderer/sync/snapshot.ts', find: 'version: started?.version ?? head.version,', replace: 'version: head.version,' }],
  },
  {
    name: 'the rows of a page that is not the last are forgotten',
    invariant: 'I5',
    patches: [{ file: 'renderer/sync/absorb.ts', find: 'await db.serverRows.bulkPut(kept);', replace: '' }],
  },
  {
    name: 'a number is left out of the sequence now and then',
    invariant: 'I6',
    patches: [
      {
        file: 'renderer/data/run-command.ts',
        find: 'db.meta.put({ ...saved.device, nextSeq: saved.device.nextSeq + 1 }),',
        replace: 'db.meta.put({ ...saved.device, nextSeq: saved.device.nextSeq + (saved.device.nextSeq === 3 ? 2 : 1) }),',
      },
    ],
  },
  {
    name: 'a desktop without an answer does not try again by itself',
    invariant: 'I9',
    patches: [{ file: 'renderer/sync/engine.ts', find: 'retryTimer = timers.set(takeTurn, waitMs);', replace: '' }],
  },
  {
    name: 'a full disk stops the sync for good',
    invariant: 'I9',
    patches: [
      {
        file: 'renderer/sync/engine.ts',
        find: "return isStorageError(error) ? { kind: 'notWritten' } :",
        replace: 'return',
      },
    ],
  },
  {
    name: 'a command saved while the desktop is busy waits for the next',
    invariant: 'I9',
    patches: [
      { file: 'renderer/data/run-command.ts', find: '    onSaved(entry);', replace: '    if (entry.seq % 3 !== 0) onSaved(entry);' },
    ],
  },
];
