import type { Plant } from './plants.ts';

/** Bugs of the server: taking in, the feed, visibility, leases. */
export const serverPlants: readonly Plant[] = [
  {
    name: 'a command that is sent again is applied again',
    invariant: 'effects',
    patches: [
      {
        file: 'server/commands/execute.ts',
        find: 'const due = commands.filter(({ id }) => !seen.has(id)).map(',
        replace: 'const due = commands.map(',
      },
      {
        file: 'server/commands/command-log.ts',
        find: 'as x(id text, seq bigint, name text, version bigint, args jsonb, at bigint, outcome text, code text)`',
        replace:
          'as x(id text, seq bigint, name text, version bigint, args jsonb, at bigint, outcome text, code text) on conflict do nothing`',
      },
    ],
  },
  {
    name: 'what a push has put is lost when it reads anew',
    invariant: 'effects',
    patches: [
      {
        file: 'server/commands/run-commands.ts',
        find: '    await bench.workspace.flush();\n    await part?.(run, each);',
        replace: '    await part?.(run, each);',
      },
    ],
  },
  {
    name: 'commands are dated by the clock of the desktop',
    invariant: 'effects',
    patches: [{ file: 'server/commands/device.ts', find: '    return latest;\n  };', replace: '    return at;\n  };' }],
  },
  {
    name: 'the log keeps what a command became, not what was sent',
    invariant: 'I1',
    patches: [
      {
        file: 'server/commands/execute.ts',
        find: 'const logged = due.map(({ envelope }, index) => ({ ...envelope,',
        replace: "const logged = due.map(({ envelope }, index) => ({ ...envelope, ...(envelope.name === 'writeNote' ? { args: {} } : {}),",
      },
    ],
  },
  {
    name: 'a new life of the server goes unnoticed',
    invariant: 'I1',
    patches: [
      { file: 'server/sync/pull.ts', find: 'if (request.epoch !== space.epoch || ', replace: 'if (' },
      {
        file: 'renderer/sync/push.ts',
        find: 'else if (known.epoch !== null && known.epoch !== epoch)',
        replace: 'else if (epoch.length === 0)',
      },
    ],
  },
  {
    name: 'a lead that came into sight comes without its children',
    invariant: 'I5',
    patches: [
      {
        file: 'server/sync/pull.ts',
        find: '.filter((each) => each.isGained)',
        replace: ".filter((each) => each.isGained && each.rowId === '')",
      },
    ],
  },
  {
    name: 'the feed says of a row gained that it was always seen',
    invariant: 'I5',
    patches: [
      {
        file: 'server/db/migrations/0049-notes-by-statement.sql',
        find: "when bool_or(not is_now) then 'k' else 'g' end",
        replace: "else 'k' end",
      },
    ],
  },
  {
    name: 'an answer passes over what does not fit into it',
    invariant: 'I5',
    patches: [
      {
        file: 'server/sync/pull.ts',
        find: 'if (whole.length > 0) return { entries: whole, until: last - 1 };',
        replace: 'if (whole.length > 0) return { entries: whole, until: last };',
      },
    ],
  },
  {
    name: 'a cursor behind what was cleared away goes on as if nothing were missing',
    invariant: 'I5',
    patches: [{ file: 'server/sync/pull.ts', find: 'if (request.cursor < horizon) return resnapshot;', replace: '' }],
  },
  {
    name: 'clearing the feed forgets that a row came into sight',
    invariant: 'I5',
    patches: [
      {
        file: 'server/sync/compact-feed.ts',
        find: 'entries.filter((each) => each.isNewest && each.isToGain),',
        replace: 'entries.filter((each) => each.isNewest && each.isToGain && each.version < 0),',
      },
    ],
  },
  {
    name: 'clearing the feed takes the newest word as well',
    invariant: 'I5',
    patches: [
      {
        file: 'server/sync/compact-feed.ts',
        find: 'const superseded = entries.filter((each) => !each.isNewest);',
        replace: 'const superseded = entries;',
      },
    ],
  },
  {
    name: 'a command of an older app is read as if it were of this one',
    invariant: 'I10',
    patches: [{ file: 'shared/commands/read-command.ts', find: 'args = older.lift(parsed.data);', replace: 'args = parsed.data;' }],
  },
  {
    name: 'commands of older apps are understood no more',
    invariant: 'I10',
    patches: [{ file: 'shared/commands/read-command.ts', find: 'if (!older) return refused', replace: 'return refused' }],
  },
  {
    name: 'a call counts anew with every outcome',
    invariant: 'effects',
    patches: [
      {
        file: 'shared/commands/outcome-undo.ts',
        find: 'const connects = (after?.isConnect ? 1 : 0) - (before.isConnect ? 1 : 0);',
        replace: 'const connects = after?.isConnect ? 1 : 0;',
      },
    ],
  },
  {
    name: 'who loses a row is not told',
    invariant: 'I3',
    patches: [
      {
        file: 'server/db/migrations/0049-notes-by-statement.sql',
        find: 'was_a, was_b from net where is_moved',
        replace: 'was_a, was_b from net where false',
      },
    ],
  },
  {
    name: 'a row that left is sent no word of',
    invariant: 'I3',
    patches: [{ file: 'server/sync/pull.ts', find: 'if (gone.length > 0) leaves.push({ table, ids: gone });', replace: '' }],
  },
  {
    name: 'a rep sees the pool of every team',
    invariant: 'I3',
    patches: [
      {
        file: 'server/sync/visibility.ts',
        find: `(\${alias}.owner_id is null and \${alias}.team_id = $3))`,
        replace: `(\${alias}.owner_id is null))`,
      },
    ],
  },
  {
    name: 'a new role or team changes nothing on the desktop',
    invariant: 'I3',
    patches: [{ file: 'server/sync/pull.ts', find: ' || request.view !== head.view', replace: '' }],
  },
  {
    name: 'the old team keeps what it saw of a person',
    invariant: 'I3',
    patches: [
      {
        file: 'server/db/migrations/0050-team-change-told-whole.sql',
        find: "(values (old.team_id, 'l'), (new.team_id, 'g'))",
        replace: "(values (new.team_id, 'g'))",
      },
    ],
  },
  {
    name: 'a lease is given while another holds',
    invariant: 'I4',
    patches: [
      {
        file: 'server/leases/terms.ts',
        find: `const isOver = \`(t.holder_id is null or t.expires_at <= server_ms()) and (t.last_holder_id = excluded.holder_id or not \${isBelieved('t')})\`;`,
        replace: "const isOver = 'true';",
      },
      {
        file: 'server/routes/leases.ts',
        find: 'const isOpen = before.isFree && (before.holderId === null || before.holderId === viewer.userId);',
        replace: 'const isOpen = before.isFree;',
      },
    ],
  },
  {
    name: 'a checkout given back is anybody’s at once',
    invariant: 'I4',
    patches: [
      {
        file: 'server/db/migrations/0053-checkout-of-two-machines.sql',
        find: "if new.ended_as = 'returned' then",
        replace: 'if false then',
      },
      {
        file: 'server/leases/terms.ts',
        find: `greatest(\${term}.others_until, \${term}.believed_until) > server_ms()`,
        replace: `\${term}.believed_until > server_ms()`,
      },
    ],
  },
  {
    name: 'a lead that is moved away and back is anybody’s at once',
    invariant: 'I4',
    patches: [
      {
        file: 'server/db/migrations/0054-believed-leases.sql',
        find: "ended_as = 'assigned',\n    believed_until = case when kind = 'lease' then expires_at else believed_until end",
        replace: "ended_as = 'assigned'",
      },
    ],
  },
  {
    name: 'a lead of who was disabled is anybody’s at once',
    invariant: 'I4',
    patches: [
      {
        file: 'server/db/migrations/0054-believed-leases.sql',
        find: "ended_as = 'disabled',\n    believed_until = case when kind = 'lease' then expires_at else believed_until end",
        replace: "ended_as = 'disabled'",
      },
    ],
  },
  {
    name: 'a number missing in the sequence is passed over',
    invariant: 'I6',
    patches: [
      { file: 'server/commands/execute.ts', find: 'if (seq > lastSeq + 1) throw new SequenceGap(lastSeq + 1);', replace: '' },
      {
        file: 'renderer/sync/push.ts',
        find: "const pending = await db.outbox.where('state').equals('pending').limit(limit).sortBy('seq');",
        replace: "const pending = (await db.outbox.where('state').equals('pending').limit(pushLimit.commands).sortBy('seq')).slice(-2);",
      },
      { file: 'server/commands/execute.ts', find: 'if (seq <= lastSeq && request.protocol > 1) throw new DeviceForked();', replace: '' },
      {
        file: 'server/commands/command-log.ts',
        find: 'select $1, x.id, $2, x.seq, $3,',
        replace: "select $1, x.id, $2, x.seq + case when x.name = 'recordAnswer' then 1 else 0 end, $3,",
      },
    ],
  },
  {
    name: 'what is parked is in no list',
    invariant: 'I7',
    patches: [
      {
        file: 'server/commands/run-commands.ts',
        find: "if (judged.parked) bench.workspace.put([{ table: 'parked', row: parkedRow(run, each, judged) }]);",
        replace: '',
      },
    ],
  },
  {
    name: 'what is parked is in the list of nobody',
    invariant: 'I7',
    patches: [
      { file: 'server/commands/run-commands.ts', find: '  userId: viewer.userId,\n  leadId,', replace: "  userId: 'nobody',\n  leadId," },
    ],
  },
  {
    name: 'a later change of a lead takes its do-not-call back',
    invariant: 'I8',
    patches: [
      {
        file: 'shared/commands/lead-changes.ts',
        find: 'return isForbidden ? { ...changed, doNotCall: true,',
        replace: 'return isForbidden ? { ...changed, doNotCall: !lead.doNotCall,',
      },
    ],
  },
  {
    name: 'an answer leaves out the last command',
    invariant: 'I9',
    patches: [
      {
        file: 'server/commands/execute.ts',
        find: 'results: commands.map(({ seq, id }) => ({ seq, id, ...(results.get(id) ?? unanswered(id)) })) };',
        replace: 'results: commands.slice(0, -1).map(({ seq, id }) => ({ seq, id, ...(results.get(id) ?? unanswered(id)) })) };',
      },
    ],
  },
  {
    name: 'a command that is not understood counts as done',
    invariant: 'I10',
    patches: [
      {
        file: 'server/commands/run-commands.ts',
        find: 'return { judged: nothing(refused), isFarReaching: false };',
        replace:
          "return { judged: { parked: null, applied: refused.code === '' ? 'all' : 'nothing', leadId: null }, isFarReaching: false };",
      },
    ],
  },
  {
    name: 'a command of a newer app blocks those behind it',
    invariant: 'I9',
    patches: [
      {
        file: 'server/commands/run-commands.ts',
        find: "if (!reading || 'refused' in reading) {",
        replace:
          "if (!reading || 'refused' in reading) {\n    if (envelope.version > 1) throw Object.assign(new Error('what is this'), { code: '08006' });",
      },
    ],
  },
];
