import { z } from 'zod';
import { id } from '../../shared/domain/fields.ts';
import { commandEnvelope } from '../../shared/protocol/sync.ts';
import type { JournalEntry } from '../platform/platform.ts';
import type { OutboxEntry } from './db.ts';

/** What the journal keeps of a command: all that its outbox entry needs but for what the server answered. */
const journaledEntry = commandEnvelope.extend({ userId: id, leadIds: z.array(id) });
const line = z.object({ database: z.string(), deviceId: id, entry: journaledEntry });

export type Journaled = {
  entry: z.infer<typeof journaledEntry>;
  /** The device whose sequence it has; null in lines of 0.1.0, which did not say. */
  deviceId: string | null;
};

/** One journal serves everybody who works on this machine, so each line says whose database it belongs to. */
export const toJournal = (database: string, deviceId: string, { id: commandId, ...rest }: OutboxEntry): JournalEntry => {
  const entry = journaledEntry.parse({ id: commandId, ...rest });
  return { id: commandId, payload: JSON.stringify({ database, deviceId, entry } satisfies z.infer<typeof line>) };
};

const readPayload = (payload: string): (z.infer<typeof line> | { database: null; deviceId: null; entry: Journaled['entry'] }) | null => {
  try {
    const value: unknown = JSON.parse(payload);
    const current = line.safeParse(value);
    if (current.success) return current.data;
    // 0.1.0 wrote the outbox entry alone.
    const bare = journaledEntry.safeParse(value);
    return bare.success ? { database: null, deviceId: null, entry: bare.data } : null;
  } catch {
    return null;
  }
};

/** The lines of one person's database, in sequence; `unreadable`: lines that are whole, but mean nothing to this version. */
export const readJournalLines = (
  lines: readonly JournalEntry[],
  whose: { database: string; userId: string },
): { own: Journaled[]; unreadable: number } => {
  const read = lines.map(({ payload }) => readPayload(payload));
  const own = read
    .filter((each) => each !== null)
    .filter(({ database, entry }) => entry.userId === whose.userId && (database === null || database === whose.database));
  return {
    own: own.map(({ entry, deviceId }) => ({ entry, deviceId })).sort((a, b) => a.entry.seq - b.entry.seq),
    unreadable: read.filter((each) => each === null).length,
  };
};
