import type { z } from 'zod';
import { isRefused, type Refusal } from '../../shared/commands/command.ts';
import type { AnyCommand } from '../../shared/commands/registry.ts';
import { createCommandStores } from './command-stores.ts';
import { type Meta, type OutboxEntry, type RefineryDb, readMeta } from './db.ts';
import { type Actor, contextOf, evaluate, noReadings, writeOptimistic } from './optimistic.ts';
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
  /** Keeps the command a second time, outside the database; "saved" waits for it. */
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
  const stores = createCommandStores(db);
  return async (definition, given) => {
    const command = definition as unknown as AnyCommand;
    const args = command.args.parse(given);
    if (hasRoomFor?.(command.name) === false) throw new NotSaved(new DOMException('no room left', 'QuotaExceededError'));
    const id = newId();
    const at = now();
    const { entry, written } = await stores
      .transaction(command, args, async (touched) => {
        // Asked for with the command's own rows: each wait of its own costs as much as the rest together.
        const readings = noReadings(touched);
        const [device, outcome] = await Promise.all([
          readMeta(db, 'device'),
          evaluate(db, command, args, contextOf(actor, id, at), readings),
        ]);
        if (isRefused(outcome)) throw new CommandRefused(outcome.refused);
        for (const { table } of outcome.puts) touched.add(table);
        const envelope = { id, name: command.name, version: command.version, args, at };
        const saved = entryOf(envelope, command.leadIds(args), actor, device);
        await Promise.all([
          writeOptimistic(db, id, outcome.puts, readings),
          db.outbox.add(saved.entry),
          db.meta.put({ ...saved.device, nextSeq: saved.device.nextSeq + 1 }),
        ]);
        return { entry: saved.entry, written: outcome.puts };
      })
      .catch((error: unknown) => {
        if (error instanceof CommandRefused) throw error;
        onNotWritten?.(error);
        throw new NotSaved(error);
      });
    // On its way before the screen is drawn anew.
    onSaved(entry);
    changes.publish(changesOf(written));
    await keepTwice?.(entry);
    return id;
  };
};

type Device = Extract<Meta, { key: 'device' }>;

/** The command as it goes into the outbox, next in the sequence of this desktop. */
const entryOf = (
  envelope: Pick<OutboxEntry, 'id' | 'name' | 'version' | 'args' | 'at'>,
  leadIds: readonly string[],
  actor: Actor,
  device: Device | undefined,
): { entry: OutboxEntry; device: Device } => {
  if (!device) throw new DatabaseLost();
  const entry: OutboxEntry = {
    ...envelope,
    seq: device.nextSeq,
    userId: actor.userId,
    state: 'pending',
    ackedAt: null,
    leadIds: [...leadIds].slice(0, 50),
  };
  return { entry, device };
};
