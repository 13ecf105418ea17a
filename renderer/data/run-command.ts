import type { z } from 'zod';
import { isRefused, type Refusal } from '../../shared/commands/command.ts';
import type { AnyCommand } from '../../shared/commands/registry.ts';
import type { OutboxEntry, RefineryDb } from './db.ts';
import { readMeta } from './db.ts';
import { type Actor, contextOf, evaluate, writeOptimistic } from './optimistic.ts';
import { changesOf, type RowChanges } from './row-changes.ts';
import { DatabaseLost } from './storage-errors.ts';

/** The rules do not allow it on the rows as they are: nothing was written. `refusal` is coded; the screen words it. */
export class CommandRefused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = 'CommandRefused';
    this.refusal = refusal;
  }
}

/** This machine could not write: nothing was accepted. Mostly a full disk. */
export class NotSaved extends Error {
  constructor(cause: unknown) {
    super('The command was not saved on this machine', { cause });
    this.name = 'NotSaved';
  }
}

export type RunCommandDependencies = {
  db: RefineryDb;
  actor: Actor;
  now: () => number;
  newId: () => string;
  changes: RowChanges;
  /** Keeps the command a second time, outside the database; "saved" waits for it. Absent in a browser. */
  keepTwice?: (entry: OutboxEntry) => Promise<void>;
  /** Whether this machine has the room to take this kind of work; else nothing is tried. Always, where it is absent. */
  hasRoomFor?: (command: string) => boolean;
  /** This machine could not write, though it looked as if it could. */
  onNotWritten?: (error: unknown) => void;
  /** Called when a command is on disk: time to push. */
  onSaved: (entry: OutboxEntry) => void;
};

type CommandLike = { name: string; version: number; args: z.ZodObject };
/** Runs one user intent on this desktop. Resolves when it is on disk, with the id of the command. */
export type RunCommand = <C extends CommandLike>(command: C, args: z.input<C['args']>) => Promise<string>;

/**
 * The one write path of the screens: in one strict read-write transaction load, apply, put rows, append to the outbox.
 * Throws CommandRefused when the rules refuse it, NotSaved when the machine cannot write.
 */
export const createRunCommand = (dependencies: RunCommandDependencies): RunCommand => {
  const { db, actor, now, newId, changes, keepTwice, hasRoomFor, onNotWritten, onSaved } = dependencies;
  return async (definition, given) => {
    const command = definition as unknown as AnyCommand;
    const args = command.args.parse(given);
    if (hasRoomFor?.(command.name) === false) throw new NotSaved(new DOMException('no room left', 'QuotaExceededError'));
    const id = newId();
    const at = now();
    const { entry, written } = await db
      .transaction('rw', db.tables, async () => {
        const outcome = await evaluate(db, command, args, contextOf(actor, id, at));
        if (isRefused(outcome)) throw new CommandRefused(outcome.refused);
        await writeOptimistic(db, outcome.puts);
        const saved = await appendToOutbox(
          db,
          { id, name: command.name, version: command.version, args, at },
          command.leadIds(args),
          actor,
        );
        return { entry: saved, written: outcome.puts };
      })
      .catch((error: unknown) => {
        if (error instanceof CommandRefused) throw error;
        onNotWritten?.(error);
        throw new NotSaved(error);
      });
    changes.publish(changesOf(written));
    onSaved(entry);
    await keepTwice?.(entry);
    return id;
  };
};

const appendToOutbox = async (
  db: RefineryDb,
  envelope: Pick<OutboxEntry, 'id' | 'name' | 'version' | 'args' | 'at'>,
  leadIds: readonly string[],
  actor: Actor,
): Promise<OutboxEntry> => {
  const device = await readMeta(db, 'device');
  if (!device) throw new DatabaseLost();
  const entry: OutboxEntry = {
    ...envelope,
    seq: device.nextSeq,
    userId: actor.userId,
    state: 'pending',
    outcome: null,
    ackedAt: null,
    leadIds: [...leadIds].slice(0, 50),
  };
  await db.outbox.add(entry);
  await db.meta.put({ ...device, nextSeq: device.nextSeq + 1 });
  return entry;
};
