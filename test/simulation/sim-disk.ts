import 'fake-indexeddb/auto';
import { IDBDatabase as FDBDatabase, IDBFactory as FDBFactory, IDBObjectStore as FDBObjectStore } from 'fake-indexeddb';

/**
 * A desktop's disk: IndexedDB and the journal file beside it. It can die before any transaction, be full, lose what was not written
 * strictly, and be copied, so that a run begins with desktops that have already loaded the center.
 */
export type SimDisk = {
  readonly factory: IDBFactory;
  /** The power goes before the n-th transaction from now, 1 being the next. */
  dieBefore: (transactions: number) => void;
  /** Dead: nothing can be read or written any more, until the machine is started again. */
  isDead: () => boolean;
  /** A transaction is under way. */
  isBusy: () => boolean;
  isFull: boolean;
  /** Starts the machine again: what was strictly written is there. */
  restart: () => void;
  /** All rows of a store as they lie on the disk, in key order. */
  rows: <Value>(store: string) => Value[];
  /** What writing to the disk costs one step of: a journal line goes through here too. Throws when it cannot be written. */
  write: () => void;
  journal: Map<string, string>;
  copy: () => SimDisk;
  /** Before it is copied for many machines: none of them has a device id yet. */
  forgetDevice: () => void;
  /** IndexedDB is gone, as after an upgrade that changed its backend; the journal is another file. */
  lose: () => void;
  /** Transactions that wrote without waiting for the disk, since the last start. */
  loosely: () => number;
};

type RawTree = { getAllRecords: () => Iterable<{ value: unknown }> };
type RawDatabase = {
  rawObjectStores: Map<string, { records: { records: RawTree }; deleteRecord: (key: string) => void }>;
  transactions: { _state: string }[];
  connections: unknown[];
  processTransactions: () => void;
};
type RawFactory = { _databases: Map<string, RawDatabase>; _connectionQueues: Map<string, unknown> };

const disks = new WeakMap<RawDatabase, Disk>();
const dead = () => new DOMException('The machine is off.', 'UnknownError');
const full = () => new DOMException('The disk is full.', 'QuotaExceededError');

type Disk = { isFull: boolean; before: number; isDead: boolean; loosely: number };

const step = (disk: Disk): void => {
  if (disk.before > 0) {
    disk.before -= 1;
    if (disk.before === 0) disk.isDead = true;
  }
  if (disk.isDead) throw dead();
};

/** Every transaction of every desktop passes here. */
const openTransaction = FDBDatabase.prototype.transaction;
FDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: Parameters<IDBDatabase['transaction']>) {
  const disk = disks.get((this as unknown as { _rawDatabase: RawDatabase })._rawDatabase);
  if (disk) step(disk);
  const [, mode, options] = args;
  if (disk && mode === 'readwrite' && options?.durability !== 'strict') disk.loosely += 1;
  return openTransaction.apply(this, args);
} as IDBDatabase['transaction'];

for (const name of ['put', 'add'] as const) {
  const write = FDBObjectStore.prototype[name];
  FDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...args: Parameters<IDBObjectStore['put']>) {
    const { _rawDatabase } = this.transaction.db as unknown as { _rawDatabase: RawDatabase };
    if (disks.get(_rawDatabase)?.isFull) throw full();
    return write.apply(this, args);
  };
}

const rawOf = (factory: IDBFactory): RawFactory => factory as unknown as RawFactory;

/** Copies containers and shares the stored values, which IndexedDB copies on every read and write anyway. */
const copyGraph = <Value>(value: Value, seen: Map<object, object>): Value => {
  if (typeof value !== 'object' || value === null) return value;
  const known = seen.get(value);
  if (known) return known as Value;
  if (value instanceof Map) {
    const map = new Map();
    seen.set(value, map);
    for (const [key, each] of value) map.set(key, copyGraph(each, seen));
    return map as Value;
  }
  const copy = Array.isArray(value) ? [] : Object.create(Object.getPrototypeOf(value));
  seen.set(value, copy);
  for (const key of Object.keys(value)) {
    const part = (value as Record<string, unknown>)[key];
    copy[key] = key === 'value' || key === 'key' || typeof part === 'function' ? part : copyGraph(part, seen);
  }
  return copy;
};

const copyDatabase = (raw: RawDatabase): RawDatabase => {
  const seen = new Map<object, object>([
    [raw.transactions, []],
    [raw.connections, []],
  ]);
  const copy = copyGraph(raw, seen);
  const prototype = Object.getPrototypeOf(raw) as RawDatabase;
  copy.processTransactions = prototype.processTransactions.bind(copy);
  return copy;
};

export const createDisk = (from?: IDBFactory, journal: ReadonlyMap<string, string> = new Map()): SimDisk => {
  const factory = new FDBFactory();
  const disk: Disk = { isFull: false, before: 0, isDead: false, loosely: 0 };
  const raw = rawOf(factory);
  for (const [name, database] of from ? rawOf(from)._databases : []) raw._databases.set(name, copyDatabase(database));
  const claim = () => {
    for (const database of raw._databases.values()) disks.set(database, disk);
  };
  const open = factory.open.bind(factory);
  factory.open = (name, version) => {
    const request = open(name, version);
    request.addEventListener('success', claim);
    return request;
  };
  claim();
  const self: SimDisk = {
    factory,
    dieBefore: (transactions) => {
      disk.before = transactions;
    },
    isDead: () => disk.isDead,
    isBusy: () => [...raw._databases.values()].some(({ transactions }) => transactions.some((each) => each._state !== 'finished')),
    get isFull() {
      return disk.isFull;
    },
    set isFull(isFull) {
      disk.isFull = isFull;
    },
    restart: () => {
      disk.isDead = false;
      disk.before = 0;
      disk.loosely = 0;
      for (const database of raw._databases.values()) {
        database.transactions.length = 0;
        database.connections.length = 0;
      }
      raw._connectionQueues.clear();
    },
    rows: <Value>(store: string): Value[] => {
      const [database] = raw._databases.values();
      const tree = database?.rawObjectStores.get(store)?.records.records;
      return tree ? [...tree.getAllRecords()].map((record) => record.value as Value) : [];
    },
    write: () => {
      step(disk);
      if (disk.isFull) throw full();
    },
    journal: new Map(journal),
    copy: () => createDisk(factory, self.journal),
    forgetDevice: () => {
      const [database] = raw._databases.values();
      database?.rawObjectStores.get('meta')?.deleteRecord('device');
    },
    lose: () => raw._databases.clear(),
    loosely: () => disk.loosely,
  };
  return self;
};
