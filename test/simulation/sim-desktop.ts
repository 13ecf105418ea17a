import 'fake-indexeddb/auto';
import { dataTable, openDb, type RefineryDb } from '../../renderer/data/db.ts';
import { createRowChanges } from '../../renderer/data/row-changes.ts';
import { createRunCommand, type RunCommand } from '../../renderer/data/run-command.ts';
import { pullOnce } from '../../renderer/sync/pull.ts';
import { pushBatch } from '../../renderer/sync/push.ts';
import { loadPage } from '../../renderer/sync/snapshot.ts';
import { nextSyncState, type SyncEvent, type SyncState } from '../../renderer/sync/sync-state.ts';
import { SyncFailed, type Transport } from '../../renderer/sync/transport.ts';
import { executePush, SequenceGap } from '../../server/commands/execute.ts';
import type { Database } from '../../server/db/database.ts';
import { pullChanges } from '../../server/sync/pull.ts';
import { readSnapshotPage } from '../../server/sync/snapshot.ts';
import { snapshotLine } from '../../shared/protocol/sync.ts';
import { type Row, type TableName, tableNames } from '../../shared/tables.ts';
import type { Center, Person } from '../support/center.ts';
import type { Clock } from '../support/clock.ts';
import type { Random } from './random.ts';

/**
 * A desktop in the simulation: the real client core over IndexedDB, the real handlers behind a network that loses requests and
 * answers. It moves one sync step at a time when the scheduler says so, so that a run is decided by its seed alone.
 */
export type SimDesktop = {
  person: Person;
  run: RunCommand;
  db: () => RefineryDb;
  /** One step of the sync machine. */
  step: () => Promise<void>;
  state: () => SyncState;
  wake: () => void;
  setOnline: (isOnline: boolean) => void;
  isOnline: () => boolean;
  /** The process dies and is started again on the same disk. */
  crash: () => Promise<void>;
  rows: () => Promise<Record<TableName, Row<TableName>[]>>;
};

export type SimWorld = { database: Database; center: Center; clock: Clock; random: Random; newId: () => string };

/** Shares of requests and answers that the network loses. */
const lostRequests = 0.08;
const lostAnswers = 0.08;

const lossyTransport = (world: SimWorld, person: Person, isOnline: () => boolean): Transport => {
  const { database, center, clock, random } = world;
  const viewer = { centerId: center.id, userId: person.id, role: person.role, teamId: person.teamId };
  const unreachable = new SyncFailed({ kind: 'unreachable' });
  const over = async <Answer>(handle: () => Promise<Answer>): Promise<Answer> => {
    if (!isOnline() || random.chance(lostRequests)) throw unreachable;
    const answer = await handle();
    if (random.chance(lostAnswers)) throw unreachable;
    // The wire copies: nothing of the server's objects may reach a desktop.
    return JSON.parse(JSON.stringify(answer)) as Answer;
  };
  return {
    push: (request) =>
      over(() =>
        executePush(database, viewer, request, clock.now()).catch((error: unknown) => {
          throw error instanceof SequenceGap ? new SyncFailed({ kind: 'gap', expectedSeq: error.expectedSeq }) : error;
        }),
      ),
    pull: ({ version, epoch, view }) => over(() => pullChanges(database, viewer, { cursor: version, epoch, view })),
    snapshotPage: (next) =>
      over(async () => {
        const page = await readSnapshotPage(database, viewer, next ?? undefined);
        if ('refused' in page) throw new Error('the snapshot refused its own place');
        return page.lines.map((line) => snapshotLine.parse(JSON.parse(line)));
      }),
    openPokes: () => () => undefined,
  };
};

export const aSimDesktop = async (world: SimWorld, person: Person): Promise<SimDesktop> => {
  const { clock, newId } = world;
  const name = newId();
  let online = true;
  let state: SyncState = 'pushing';
  let db = await openDb(name);
  await db.meta.put({ key: 'device', deviceId: newId(), nextSeq: 1 });
  const changes = createRowChanges();
  const actor = { userId: person.id, role: person.role, teamId: person.teamId };
  const transport = lossyTransport(world, person, () => online);
  const wake = () => {
    state = nextSyncState(state, 'wake');
  };
  const openRun = () => createRunCommand({ db, actor, now: clock.now, newId, changes, onSaved: wake });
  let run = openRun();
  const carryOut = (): Promise<SyncEvent> => {
    if (state === 'snapshotting') return loadPage(db, actor, transport, changes);
    if (state === 'pushing') return pushBatch(db, transport, clock.now);
    if (state === 'pulling') return pullOnce(db, actor, transport, changes, clock.now);
    return Promise.resolve('wake');
  };
  const failed = (error: unknown): SyncEvent => {
    if (error instanceof SyncFailed && error.fault.kind === 'unreachable') return 'unreachable';
    throw error;
  };
  return {
    person,
    run: (command, args) => run(command, args),
    db: () => db,
    state: () => state,
    wake,
    isOnline: () => online,
    setOnline: (next) => {
      online = next;
    },
    step: async () => {
      const event = await carryOut().catch(failed);
      state = nextSyncState(state, event);
    },
    crash: async () => {
      db.close();
      db = await openDb(name);
      run = openRun();
      state = 'pushing';
    },
    rows: async () => {
      const entries = await Promise.all(
        tableNames.map(async (table) => [table, await dataTable(db, table).orderBy('id').toArray()] as const),
      );
      return Object.fromEntries(entries) as Record<TableName, Row<TableName>[]>;
    },
  };
};
