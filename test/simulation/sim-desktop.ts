import { Dexie } from 'dexie';
import { createApi } from '../../renderer/data/api.ts';
import { type OutboxEntry, openDb, type RefineryDb, readMeta } from '../../renderer/data/db.ts';
import { letGoWhenDone } from '../../renderer/data/let-go.ts';
import { createRowChanges } from '../../renderer/data/row-changes.ts';
import { CommandRefused, createRunCommand, NotSaved, type RunCommand } from '../../renderer/data/run-command.ts';
import { createStorageWatch, type StorageWatch } from '../../renderer/data/storage-watch.ts';
import { createWorkJournal } from '../../renderer/data/work-journal.ts';
import { createLeaseKeeper, type LeaseKeeper } from '../../renderer/features/call/lease-keeper.ts';
import type { Journal } from '../../renderer/platform/platform.ts';
import { compactOutbox } from '../../renderer/sync/compact-outbox.ts';
import { createDriftCheck } from '../../renderer/sync/drift-check.ts';
import { createSyncEngine, type SyncEngine } from '../../renderer/sync/engine.ts';
import { loadHistoryWhenIdle } from '../../renderer/sync/history.ts';
import { createCheckServer } from '../../renderer/sync/scope-check.ts';
import { isWorking } from '../../renderer/sync/sync-state.ts';
import { createHttpTransport, type PokesEnd, type Transport } from '../../renderer/sync/transport.ts';
import type { User } from '../../shared/domain/people.ts';
import type { FeedHead } from '../../shared/protocol/sync.ts';
import type { Row, TableName } from '../../shared/tables.ts';
import { noJournal } from '../support/no-journal.ts';
import { serverWordOn, shownRows, shownRowsOf } from './held-rows.ts';
import type { AnyRow } from './mirror.ts';
import type { Answered, Asked } from './routes.ts';
import type { SimDisk } from './sim-disk.ts';
import { tokenOf } from './sim-server.ts';

/** A request on the wire: the desktop waits at it until the network lets it on. */
export type Call = {
  asked: Asked;
  /** Asked by the engine, which does nothing else until it is answered; others ask beside it. */
  isOfEngine: boolean;
  /** What the server said, while it is on its way back. */
  answered: Answered | null;
  succeed: (answered: Answered) => void;
  fail: () => void;
};

/** A command whose saving was told to the person: it must never be lost. */
export type Saved = { id: string; deviceName: string; userId: string; name: string; version: number; args: string; seq: number };

type CommandLike = Parameters<RunCommand>[0];
type Cursor = { key: string; epoch: string; view: string; version: number };

/**
 * A desktop: the real client core and engine over a simulated disk, network and clock. Between two stimuli it stands still: at a request,
 * or because there is nothing to do.
 */
export type SimDesktop = {
  readonly name: string;
  readonly kind: 'desktop' | 'browser';
  readonly user: User;
  readonly disk: SimDisk;
  /** Requests under way: one of the sync at most, and those of leases. */
  readonly calls: readonly Call[];
  isOnline: boolean;
  /** How far its clock is off. */
  clockOffsetMs: number;
  readonly state: () => string;
  readonly engine: () => SyncEngine;
  readonly storage: () => StorageWatch;
  /** Somebody does something. `refused`: the rules did not allow it; `notSaved`: the machine could not write it, and said so. */
  run: <Command extends CommandLike>(command: Command, args: unknown) => Promise<'saved' | 'refused' | 'notSaved'>;
  /** The call screen of a pool lead: takes and renews its lease while it is open. */
  leaseOf: (leadId: string) => LeaseKeeper;
  leases: () => ReadonlyMap<string, LeaseKeeper>;
  /** A request beside the sync; nobody waits for its answer. */
  send: (method: string, path: string, body: object) => void;
  /** Until it waits for the network or sleeps. */
  settle: () => Promise<void>;
  /** The process ends as it stands and is started again on the same disk, by `as` when given: signed in anew. */
  restart: (as?: User) => Promise<void>;
  /** Lets the desktop go on after the network has decided; null: it gets no answer. */
  answer: (call: Call, answered: Answered | null) => Promise<void>;
  poke: (head: FeedHead) => void;
  /** The line for pokes ends, and the desktop notices. */
  endLine: (end?: PokesEnd) => void;
  hasLine: () => boolean;
  /** When its next timer is due. */
  dueAt: () => number;
  fireTimer: () => Promise<void>;
  outbox: () => OutboxEntry[];
  /** What the desktop holds as the server's word, by `table/id`. */
  serverWord: () => Map<string, AnyRow>;
  /** What the screens show. */
  shown: () => Map<string, AnyRow>;
  /** Rows of one table as the screens show them. */
  seen: <T extends TableName>(table: T) => Row<T>[];
  cursor: () => Cursor | undefined;
  /** Nothing of the first load is still to come. */
  isWhole: () => boolean;
  close: () => void;
};

export type DesktopOptions = {
  name: string;
  user: User;
  /** A desktop has a journal beside its database; a browser has none. */
  kind: 'desktop' | 'browser';
  disk: SimDisk;
  /** Compares itself with the server now and then; that mends what a fault has left behind, so not every run has it. */
  keepsWatch: boolean;
  now: () => number;
  newId: () => string;
  random: () => number;
  onSaved: (saved: Saved) => void;
  /** A line for pokes is opened: `refused` when the server does not want this person, else it says at which version the center is. */
  onLine: () => 'open' | 'refused';
};

type Fetch = (path: string, init: RequestInit) => Promise<Answered>;

/** Every desktop has its own network, found by the name of the host it asks. */
const networks = new Map<string, Fetch>();
globalThis.fetch = async (input, init = {}) => {
  const { host, pathname, search } = new URL(String(input));
  const network = networks.get(host);
  if (!network) throw new TypeError(`nobody is at ${host}`);
  const { status, body } = await network(pathname + search, init);
  return new Response(status === 204 ? null : body, { status });
};

/** Requests end when the network lets them; a timer of the machine's own for each would go off in the middle of some later run. */
AbortSignal.timeout = () => new AbortController().signal;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** So many turns of the event loop in a row without work are rest. */
const restTurns = 3;
const longestStep = 20_000;

type Timer = { at: number; run: () => void };

/** The shell's journal: a file on the same disk. */
const journalOn = (disk: SimDisk): Journal => {
  const failed = { kind: 'failed', trouble: 'disk-full' } as const;
  return {
    append: async (entries) => {
      try {
        disk.write();
      } catch {
        return failed;
      }
      for (const { id, payload } of entries) disk.journal.set(id, payload);
      return { kind: 'saved' };
    },
    readAll: async () => ({ kind: 'read', entries: [...disk.journal].map(([id, payload]) => ({ id, payload })), damagedLines: 0 }),
    compact: async (ids) => {
      for (const id of ids) disk.journal.delete(id);
      return { kind: 'compacted', kept: disk.journal.size };
    },
  };
};

export const openDesktop = async (options: DesktopOptions): Promise<SimDesktop> => {
  const { name, disk, newId } = options;
  /** What the machine believes; its timers run by the true time all the same. */
  const now = () => options.now() + self.clockOffsetMs;
  let user = options.user;
  let db: RefineryDb;
  let engine: SyncEngine;
  let storage: StorageWatch;
  let runCommand: RunCommand;
  let api: ReturnType<typeof createApi>;
  let stopAside: () => Promise<void>;
  let calls: Call[] = [];
  let timers: Timer[] = [];
  let line: { onPoke: (head: FeedHead) => void; onClosed: (end?: PokesEnd) => void } | null = null;
  let leases = new Map<string, LeaseKeeper>();
  let isRunning = false;

  const network =
    (isOfEngine: boolean): Fetch =>
    (path, { method = 'GET', body }) =>
      self.isOnline
        ? new Promise((resolve, reject) => {
            const asked = { method, path, token: tokenOf(name), body: typeof body === 'string' ? body : null };
            calls.push({ asked, isOfEngine, answered: null, succeed: resolve, fail: () => reject(new TypeError('network error')) });
          })
        : Promise.reject(new TypeError('network error'));
  networks.set(`${name}.engine`, network(true));
  networks.set(`${name}.aside`, network(false));

  const born = {
    set: (run: () => void, ms: number): Timer => {
      const timer = { at: Math.ceil(options.now() + ms), run };
      timers.push(timer);
      return timer;
    },
    clear: (timer: unknown): void => {
      timers = timers.filter((each) => each !== timer);
    },
  };

  const token = () => 'kept by the keychain';
  const aside = { serverUrl: `http://${name}.aside`, token };
  const transport: Transport = {
    ...createHttpTransport({ serverUrl: `http://${name}.engine`, token }),
    openPokes: (onPoke, onClosed) => {
      const opened = { onPoke, onClosed };
      if (!self.isOnline) born.set(onClosed, 1000);
      else if (options.onLine() === 'refused') born.set(() => onClosed('refused'), 50);
      else line = opened;
      return () => {
        if (line === opened) line = null;
      };
    },
  };

  /** As the product opens a desk (renderer/app/open-desk.ts), without its windows. */
  const start = async (): Promise<void> => {
    Dexie.dependencies.indexedDB = disk.factory;
    db = await openDb('desktop');
    const actor = { userId: user.id, role: user.role, teamId: user.teamId };
    const journal = options.kind === 'desktop' ? createWorkJournal({ db, actor, journal: journalOn(disk), newId }) : noJournal;
    const found = await journal.open();
    if (!(await readMeta(db, 'device'))) await db.meta.put({ key: 'device', deviceId: newId(), nextSeq: 1 });
    const changes = createRowChanges();
    const onNotWritten = (error: unknown) => storage.databaseFailed(error);
    engine = createSyncEngine({ db, actor, transport, changes, now, random: options.random, timers: born, onNotWritten });
    const freeBytes = async () => (disk.isFull ? 0 : 1e12);
    const room = { freeBytes, askToKeep: async () => 'kept' as const };
    storage = createStorageWatch({ db, storage: room, journal, timers: born, onRoomAgain: engine.wake, onDatabaseLost: () => undefined });
    storage.opened(found);
    storage.start();
    runCommand = createRunCommand({
      db,
      actor,
      now,
      newId,
      changes,
      hasRoomFor: storage.hasRoomFor,
      onNotWritten: storage.databaseFailed,
      keepTwice: async (entry) => storage.journalSaid(await journal.keep(entry)),
      onSaved: (entry) => {
        savedHere(entry);
        engine.saved(entry);
      },
    });
    api = createApi(aside);
    await journal
      .letGo()
      .then(() => compactOutbox(db))
      .catch(storage.databaseFailed);
    const stopLettingGo = letGoWhenDone({ db, changes, run: runCommand, userId: user.id, onFailed: storage.databaseFailed });
    const stopHistory = loadHistoryWhenIdle({ db, transport: createHttpTransport(aside), status: engine.status, timers: born });
    const drift = createDriftCheck({
      db,
      actor,
      server: createCheckServer(api),
      changes,
      engine,
      now,
      random: options.random,
      timers: born,
    });
    const stopWatch = options.keepsWatch ? drift.keepWatch() : () => undefined;
    stopAside = () => {
      stopLettingGo();
      stopWatch();
      storage.stop();
      return stopHistory();
    };
    engine.start();
  };

  /** Told when the command is on disk; what a journal adds comes after. */
  const savedHere = (entry: OutboxEntry): void => {
    lastEntry = entry;
  };
  let lastEntry: OutboxEntry | undefined;

  const isQuiet = (): boolean =>
    !isRunning && !disk.isBusy() && (calls.some((call) => call.isOfEngine) || !isWorking(engine.status.getState().state));

  const self: SimDesktop = {
    name,
    kind: options.kind,
    get user() {
      return user;
    },
    disk,
    get calls() {
      return calls;
    },
    isOnline: true,
    clockOffsetMs: 0,
    state: () => engine.status.getState().state,
    engine: () => engine,
    storage: () => storage,
    run: async (command, args) => {
      isRunning = true;
      try {
        const id = await runCommand(command, args as never);
        if (lastEntry?.id === id) options.onSaved({ ...lastEntry, deviceName: name, args: JSON.stringify(lastEntry.args) });
        return 'saved';
      } catch (error) {
        if (error instanceof CommandRefused) return 'refused';
        // The power went after the write and before the word: nobody was told that it is saved, and it may be.
        if (disk.isDead()) return 'notSaved';
        const isExcused = disk.isFull || storage.status.getState().room !== 'enough';
        if (error instanceof NotSaved && isExcused) return 'notSaved';
        throw error;
      } finally {
        isRunning = false;
      }
    },
    leaseOf: (leadId) => {
      const keeper = leases.get(leadId) ?? createLeaseKeeper(leadId, { api, windowId: name, now, steady: options.now, timers: born });
      leases.set(leadId, keeper);
      return keeper;
    },
    leases: () => leases,
    send: (method, path, body) => {
      void api(path, { method, body: JSON.stringify(body) }).catch(() => undefined);
    },
    settle: async () => {
      let quiet = 0;
      for (let waited = 0; quiet < restTurns; waited += 1) {
        if (waited > longestStep) throw new Error(`${name} neither waits nor rests: ${self.state()}`);
        await turn();
        quiet = isQuiet() ? quiet + 1 : 0;
      }
    },
    restart: async (as = user) => {
      disk.dieBefore(1);
      self.isOnline = false;
      const stopped = engine.stop();
      void stopAside().catch(() => undefined);
      for (const call of calls.splice(0)) call.fail();
      await stopped;
      db.close();
      timers = [];
      line = null;
      leases = new Map();
      disk.restart();
      user = as;
      self.isOnline = true;
      await start().catch((error: unknown) => {
        if (!disk.isFull) throw error;
        // The desk does not open on a full disk if it has to write first: the person makes room.
        disk.isFull = false;
        return start();
      });
      await self.settle();
    },
    answer: async (call, answered) => {
      calls = calls.filter((each) => each !== call);
      if (answered) call.succeed(answered);
      else call.fail();
      await self.settle();
    },
    poke: (head) => line?.onPoke(head),
    endLine: (end) => {
      const ended = line;
      line = null;
      ended?.onClosed(end);
    },
    hasLine: () => line !== null,
    dueAt: () => timers.reduce((first, { at }) => Math.min(first, at), Number.POSITIVE_INFINITY),
    fireTimer: async () => {
      const at = self.dueAt();
      const timer = timers.find((each) => each.at === at);
      timers = timers.filter((each) => each !== timer);
      timer?.run();
      await self.settle();
    },
    outbox: () => disk.rows<OutboxEntry>('outbox'),
    shown: () => shownRows(disk),
    serverWord: () => serverWordOn(disk),
    seen: <T extends TableName>(table: T) => shownRowsOf(disk, table) as Row<T>[],
    isWhole: () => !disk.rows<{ key: string }>('meta').some(({ key }) => key === 'history'),
    cursor: () => disk.rows<Cursor>('meta').find(({ key }) => key === 'cursor'),
    close: () => {
      disk.dieBefore(1);
      void stopAside().catch(() => undefined);
      void engine.stop();
      for (const call of calls.splice(0)) call.fail();
      db.close();
    },
  };
  await start();
  await self.settle();
  return self;
};
