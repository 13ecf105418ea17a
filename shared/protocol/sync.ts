import { z } from 'zod';
import { count, id, instant, line } from '../domain/fields.ts';
import { packedTables } from '../packed-rows.ts';
import { type TableName, tableNames } from '../tables.ts';

/** Wire messages of push, pull, snapshot and poke. A change here raises `protocolVersion`; a test holds a hash of the shapes. */
export const protocolVersion = 2;
/** The oldest that servers still take: apps are updated after them. */
export const oldestProtocol = 1;

/** Most that one push carries (SYNC: a command's path, 4). */
export const pushLimit = { commands: 200, bytes: 256 * 1024 } as const;

export const commandEnvelope = z.object({
  id,
  /** Per device, from 1, without gaps. */
  seq: z.int().min(1),
  name: line,
  version: z.int().min(1),
  args: z.record(z.string(), z.unknown()),
  /** When the person did it, by the desktop's clock. */
  at: instant,
});
export type CommandEnvelope = z.infer<typeof commandEnvelope>;

export const pushRequest = z.object({
  protocol: z.int(),
  deviceId: id,
  /** None: the desktop only asks how far the server knows it. */
  commands: z.array(commandEnvelope).max(pushLimit.commands),
  /**
   * The commands before this one cannot be sent any more: long answered and dropped (`compacted`), of this machine's former id
   * (`newDevice`), or gone (`lost`). The server goes on from here, and keeps a note of it.
   */
  resumeFrom: z.object({ seq: z.int().min(1), reason: z.enum(['compacted', 'newDevice', 'lost']) }).optional(),
});
export type PushRequest = z.infer<typeof pushRequest>;

export const pushResult = z.object({
  seq: z.int(),
  id,
  outcome: z.enum(['applied', 'parked']),
  code: line.nullable(),
});
export const pushResponse = z.object({
  epoch: id,
  /** The last command of this device that the server has. */
  lastSeq: count,
  results: z.array(pushResult),
  /** The server's time, by which desktops set their clocks. */
  at: instant.optional(),
});
export type PushResponse = z.infer<typeof pushResponse>;

export const tableName = z.enum(tableNames as [TableName, ...TableName[]]);

/** Rows are parsed by their table's schema where they are stored. */
const looseRow = z.record(z.string(), z.unknown());

export const pullResponse = z.object({
  epoch: id,
  /** Fingerprint of what this user may see; another one means: take a new snapshot. */
  view: line,
  /** The version this answer brings the desktop to. */
  version: count,
  /** More versions wait; pull again at once. */
  hasMore: z.boolean(),
  /** `resnapshot`: the cursor is too old, from another epoch or view. */
  kind: z.enum(['changes', 'resnapshot']),
  puts: z.array(z.object({ table: tableName, rows: z.array(looseRow) })),
  leaves: z.array(z.object({ table: tableName, ids: z.array(id) })),
  /** As in `pushResponse`. */
  at: instant.optional(),
});
export type PullResponse = z.infer<typeof pullResponse>;

/** Lines of a snapshot page (NDJSON): a head, blocks of rows, a tail naming where to go on. */
export const snapshotLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('head'), epoch: id, view: line, version: count }),
  z.object({ kind: z.literal('rows'), table: tableName, rows: z.array(looseRow) }),
  /**
   * Rows that stay packed (`shared/packed-rows.ts`), those of leads with an id after `after` and up to `last`. On the wire `rows` is a line
   * of its own behind this one. `own`: of the viewer's own leads.
   */
  z.object({
    kind: z.literal('pack'),
    table: z.enum(packedTables),
    scope: z.enum(['own', 'rest']),
    after: z.string(),
    last: id,
    fields: z.array(z.string()),
    /** JSON as UTF-8. */
    rows: z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array),
  }),
  /** `isUsable`: from here on only what happened with other people's leads is missing. */
  z.object({ kind: z.literal('tail'), next: line.nullable(), done: count, total: count, isUsable: z.boolean().optional() }),
]);
export type SnapshotLine = z.infer<typeof snapshotLine>;

/** Where the feed of a center stands: a server that was restored counts its versions anew, under another epoch. */
export const feedHead = z.object({ epoch: id, version: count });
export type FeedHead = z.infer<typeof feedHead>;

export const pokeMessage = feedHead.extend({ kind: z.literal('poke') });

export const sessionUser = z.object({
  userId: id,
  centerId: id,
  name: line,
  email: line,
  role: z.enum(['rep', 'teamLead', 'manager', 'salesperson', 'admin']),
  teamId: id.nullable(),
});
export type SessionUser = z.infer<typeof sessionUser>;

export const signInRequest = z.object({ email: line, password: z.string().min(1).max(500), wantsToken: z.boolean().default(false) });
export const signInResponse = z.object({ user: sessionUser, token: z.string().nullable(), expiresAt: instant });

/** Every error the server answers with: coded for machines, worded for people, and what to do. */
export const errorResponse = z.object({
  code: line,
  message: z.string(),
  whatToDo: z.string(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** With 429: this desktop's turn comes in about so long. */
  retryAfterMs: count.optional(),
});
export type ErrorResponse = z.infer<typeof errorResponse>;
