import type { Journal } from '../platform/platform.ts';
import type { OutboxEntry, RefineryDb } from './db.ts';
import { readMeta } from './db.ts';
import { readJournalLines, toJournal } from './journal-lines.ts';
import type { Actor } from './optimistic.ts';
import type { RowChange } from './row-changes.ts';
import { takeBack } from './take-back.ts';

/** Why the journal could not be used. */
export type JournalTrouble = Extract<Awaited<ReturnType<Journal['append']>>, { kind: 'failed' }>['trouble'];

/** What the journal said when the desk was opened. */
export type JournalFinding = {
  /** Commands that the database had lost and has again. */
  takenBack: number;
  changes: RowChange[];
  /** Lines that could not be read; they are kept beside the journal. */
  damagedLines: number;
  trouble: JournalTrouble | null;
};

export type WorkJournal = {
  /** Gives the database back what it has lost, and the journal what it lacks. Before anything else is done with the outbox. */
  open: () => Promise<JournalFinding>;
  /** Keeps a saved command a second time. Resolves to the trouble, and then the command is owed: see `catchUp`. */
  keep: (entry: OutboxEntry) => Promise<JournalTrouble | null>;
  /** Keeps every unsent command that the journal lacks. Resolves to the trouble if there still is one. */
  catchUp: () => Promise<JournalTrouble | null>;
  /** Lets go of commands that the server has answered, but for the newest: its sequence is how far this machine has come. */
  letGo: () => Promise<void>;
  /** Lets go of everything of this person, what other windows have left too: they sign out. */
  forget: () => Promise<void>;
};

type Options = { db: RefineryDb; actor: Actor; journal: Journal; newId: () => string };

/** The second home of one person's commands beside the outbox: the shell's journal, or a browser's. */
export const createWorkJournal = ({ db, actor, journal, newId }: Options): WorkJournal => {
  /** Ids that the journal has, as far as is known here. */
  const held = new Set<string>();

  const append = async (entries: readonly OutboxEntry[]): Promise<JournalTrouble | null> => {
    const device = await readMeta(db, 'device');
    if (entries.length === 0 || !device) return null;
    const outcome = await journal.append(entries.map((entry) => toJournal(db.name, device.deviceId, entry)));
    if (outcome.kind === 'failed') return outcome.trouble;
    for (const { id } of entries) held.add(id);
    return null;
  };

  const catchUp = async (): Promise<JournalTrouble | null> => {
    const pending = await db.outbox.where('state').equals('pending').sortBy('seq');
    return append(pending.filter(({ id }) => !held.has(id)));
  };

  const drop = async (ids: readonly string[]): Promise<void> => {
    if (ids.length === 0) return;
    const outcome = await journal.compact([...ids]);
    if (outcome.kind === 'compacted') for (const id of ids) held.delete(id);
  };

  return {
    open: async () => {
      const read = await journal.readAll();
      if (read.kind === 'failed') return { takenBack: 0, changes: [], damagedLines: 0, trouble: read.trouble };
      const { own, unreadable } = readJournalLines(read.entries, { database: db.name, userId: actor.userId });
      for (const { entry } of own) held.add(entry.id);
      const deviceId = own.findLast((each) => each.deviceId !== null)?.deviceId ?? newId();
      const taken = await takeBack(db, actor, own, deviceId);
      const trouble = await catchUp();
      return { takenBack: taken.count, changes: taken.changes, damagedLines: read.damagedLines + unreadable, trouble };
    },
    keep: (entry) => append([entry]),
    catchUp,
    letGo: async () => {
      const answered = await db.outbox.where('state').anyOf('acked', 'settled').sortBy('seq');
      const newest = (await db.outbox.orderBy('seq').last())?.id;
      await drop(answered.map(({ id }) => id).filter((id) => held.has(id) && id !== newest));
    },
    forget: async () => {
      const read = await journal.readAll();
      const { own } = readJournalLines(read.kind === 'read' ? read.entries : [], { database: db.name, userId: actor.userId });
      await drop([...new Set([...held, ...own.map(({ entry }) => entry.id)])]);
    },
  };
};
