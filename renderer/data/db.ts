import { Dexie, type EntityTable, type Table } from 'dexie';
import type { CommandArgs } from '../../shared/commands/registry.ts';
import type { Answer } from '../../shared/domain/bantfo.ts';
import type { Attempt } from '../../shared/domain/call.ts';
import type { ReadOptions } from '../../shared/domain/import/open-file.ts';
import type { RowPlan } from '../../shared/domain/import/rows.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { Campaign } from '../../shared/domain/people.ts';
import type { PackedTable } from '../../shared/packed-rows.ts';
import type { CommandEnvelope } from '../../shared/protocol/sync.ts';
import { type Row, type TableName, tableNames, tables } from '../../shared/tables.ts';
import { endWithConnection } from './end-with-connection.ts';
import { refuseNewerDatabase } from './newer-database.ts';
import type { Pack, PackKeys, PackScope, VoidedId } from './packs.ts';
import { takePacksLightly } from './take-packs-lightly.ts';
import { version1 } from './upgrades/version-1.ts';
import { upgradeToVersion2 } from './upgrades/version-2.ts';

/** What waits to be sent, what was sent, and what the server has answered, in sequence. */
export type OutboxEntry = CommandEnvelope & {
  userId: string;
  /** `pending`: not answered yet · `acked`: answered, its rows not pulled yet · `settled`: pulled; kept 30 days for a restored server. */
  state: 'pending' | 'acked' | 'settled';
  ackedAt: number | null;
  leadIds: string[];
};

/** The server's last word on a row that pending commands have changed; null: the server has no such row for us. */
export type ServerRow = { table: TableName; id: string; row: Row<TableName> | null };

export type Meta =
  | { key: 'device'; deviceId: string; nextSeq: number }
  | { key: 'cursor'; epoch: string; view: string; version: number }
  /** A first load under way: where to go on, and the version it began at. */
  | { key: 'snapshot'; next: string | null; version: number; epoch: string; view: string; done: number; total: number }
  /** What happened with other people's leads is still to come, from here; everything else is here. */
  | { key: 'history'; next: string; epoch: string; view: string }
  /** How far this desktop has been compared with the server, and what that has put right. */
  | { key: 'check'; table: TableName; after: string; wholeAt: number | null; mendedAt: number | null; mendedRows: number }
  | { key: 'syncedAt'; at: number }
  /** The life of the server that is known to hold all that was answered here; null: it was restored, and is to be asked what it holds. */
  | { key: 'server'; epoch: string | null }
  /** The last command that was dropped after it had been kept long enough. */
  | { key: 'compacted'; seq: number }
  /** Counts how often packs were taken away: what is remembered of them goes with that. */
  | { key: 'packs'; generation: number }
  /** Commands that neither this machine nor the server has any more; told to the person. */
  | { key: 'hole'; fromSeq: number; toSeq: number; foundAt: number }
  /** How far the server's clock is ahead of this machine's, and when that was learnt, by the machine's. */
  | { key: 'clock'; offsetMs: number; learntAt: number };
export type MetaKey = Meta['key'];

/** A letter being answered on the call screen, as far as it is typed. Saved again and again under one `answerId` while it is open. */
export type LetterDraft = Pick<Answer, 'letter' | 'state' | 'value' | 'words' | 'confidence'> & {
  answerId: string;
  /** The answer that stood when the letter was opened. */
  baseAnswerId?: string | null;
};

/** An outcome being filled in: what the disposition asks for, as typed so far. */
export type OutcomeDraft = {
  code: string;
  /** When to call back, in the person's own words: `tue 3pm`. */
  when: string;
  /** Which of two readings was meant where the clocks change. */
  pick: 'first' | 'second' | null;
  promise: string;
  isPersonal: boolean;
  revisitOn: string | null;
  reasonCode: string | null;
  /** A reason in the person's own words, where no code fits. */
  reasonWords: string;
  /** A number they gave, as it was said; left out: none. */
  newNumber?: string;
  /** Of a do-not-call: how far it reaches; left out: the person alone. */
  barring?: 'person' | 'number' | 'house';
};

/** A call on the screen, kept through reload and restart until its disposition is recorded. Never leaves this machine by itself. */
export type CallDraft = {
  leadId: string;
  attemptId: string | null;
  phase: 'before' | 'inCall' | 'wrapUp';
  number: string;
  /** Behind the number; left out by drafts of before. */
  extension?: string | null;
  startedAt: number | null;
  endedAt: number | null;
  /** Generation of the assignment under which it was dialled. */
  assignmentGeneration: number;
  scriptId: string | null;
  stepId: string | null;
  path: Attempt['scriptPath'];
  noteId: string;
  note: string;
  noteRevision: number;
  letter: LetterDraft | null;
  outcome: OutcomeDraft | null;
  /** The lead as it was dialled: what the screen goes on showing should the lead leave this desktop in mid-call. */
  lead: Lead | null;
  updatedAt: number;
};

/** Small things a person set on this machine: saved views, columns, the last mapping of an import. */
export type Preference = { key: string; value: unknown };

/** An import that this machine takes in and has not ended: enough to go on with after a crash. Its file lies in `importFiles`. */
export type ImportJob = {
  importId: string;
  fileName: string;
  options: ReadOptions;
  plan: RowPlan;
  /** How the import begins: said again when it is gone on with, which changes nothing then. */
  start: CommandArgs<'startImport'>;
  /** A campaign that is made for it. */
  campaign: Campaign | null;
  state: 'running' | 'paused';
};
export type ImportFile = { importId: string; bytes: Uint8Array };

type DataTables = { [T in TableName]: Table<Row<T>, string> };
type LocalTables = {
  outbox: EntityTable<OutboxEntry, 'seq'>;
  serverRows: Table<ServerRow, [string, string]>;
  meta: Table<Meta, MetaKey>;
  callDrafts: EntityTable<CallDraft, 'leadId'>;
  preferences: EntityTable<Preference, 'key'>;
  /** Leads out of sight with unanswered work on them: see `sync/hidden-leads.ts`. */
  hiddenLeads: EntityTable<Lead, 'id'>;
  packs: Table<Pack, [PackedTable, PackScope, string]>;
  packKeys: Table<PackKeys, [PackedTable, PackScope, string]>;
  voidedIds: EntityTable<VoidedId, 'id'>;
  importJobs: EntityTable<ImportJob, 'importId'>;
  importFiles: EntityTable<ImportFile, 'importId'>;
};
export type RefineryDb = Dexie & DataTables & LocalTables;

const dataStores = Object.fromEntries(tableNames.map((name) => [name, ['id', ...tables[name].indexes].join(', ')]));

/** One database per person on this machine, so that nothing of one is ever in sight of another. */
export const databaseName = (centerId: string, userId: string): string => `refinery-${centerId}-${userId}`;

/**
 * Opens the database of a person. Every transaction is strict: what it wrote is on disk when it ends; but for packs, see
 * `takePacksLightly`. Without the library's cache of queries: what a screen reads after it was left stays in that for ever, and with it the
 * whole screen; and it copies all that it gives out. Data tables may be rebuilt from the server in an upgrade; the outbox never. Throws NewerDatabase.
 */
export const openDb = async (name: string): Promise<RefineryDb> => {
  const db = new Dexie(name, { chromeTransactionDurability: 'strict', cache: 'disabled' }) as RefineryDb;
  endWithConnection(db);
  takePacksLightly(db);
  db.version(1).stores(version1);
  db.version(2)
    .stores({
      ...dataStores,
      outbox: 'seq, state, id',
      serverRows: '[table+id]',
      meta: 'key',
      callDrafts: 'leadId',
      preferences: 'key',
      hiddenLeads: 'id',
      packs: '[table+scope+last]',
      packKeys: '[table+scope+last]',
      voidedIds: 'id',
      importJobs: 'importId',
      importFiles: 'importId',
    })
    .upgrade(upgradeToVersion2);
  await refuseNewerDatabase(name, db.verno);
  await db.open();
  return db;
};

/** The table of that name, with the kind of its rows. */
export const tableOf = <T extends TableName>(db: RefineryDb, name: T): Table<Row<T>, string> => db.table(name) as Table<Row<T>, string>;

/** The table of that name, for code that walks over all of them. */
export const dataTable = (db: RefineryDb, name: TableName): Table<Row<TableName>, string> =>
  db.table(name) as Table<Row<TableName>, string>;

export const readMeta = async <Key extends MetaKey>(db: RefineryDb, key: Key): Promise<Extract<Meta, { key: Key }> | undefined> =>
  (await db.meta.get(key)) as Extract<Meta, { key: Key }> | undefined;
