import { z } from 'zod';
import { count, id, instant, line } from './domain/fields.ts';
import { commandEnvelope } from './protocol/sync.ts';

/**
 * The file of unsent work: what a person did that the server has not answered yet, to be kept elsewhere and taken in again, here or on
 * another machine of the same person. JSON lines: a head, a line for each command in the order it was done, a line for each call that
 * was not ended, and an end that says how many there should be. Each line begins with what it is in plain words, for people.
 * Commands are known by their ids, so that a file taken in twice changes nothing.
 */

export const unsentFormat = 1;

const unsentCommand = commandEnvelope.extend({ leadIds: z.array(id) });
export type UnsentCommand = z.infer<typeof unsentCommand>;
/** A call that was not ended; what it holds is the desktop's own. */
const unsentCall = z.looseObject({ leadId: id, note: z.string(), updatedAt: instant });
export type UnsentCall = z.infer<typeof unsentCall>;

const head = z.object({
  refinery: z.literal('unsent work'),
  format: z.int().min(1),
  writtenAt: z.iso.datetime(),
  person: z.object({ userId: id, centerId: id, name: line }),
  /** Whose sequence the commands have. */
  deviceId: id,
  commands: count,
  calls: count,
  about: z.string(),
});
export type UnsentHead = z.infer<typeof head>;
const commandLine = z.object({ what: z.string(), when: z.string(), command: unsentCommand });
const callLine = z.object({ what: z.string(), when: z.string(), call: unsentCall });
const endLine = z.object({ end: z.literal(true), commands: count, calls: count });

export type UnsentWork = { commands: readonly UnsentCommand[]; calls: readonly UnsentCall[] };

type Say = { about: string; command: (command: UnsentCommand) => string; call: (call: UnsentCall) => string };

/** Writes the file. `say` words what each line is, in the person's language. */
export const writeUnsentFile = (
  work: UnsentWork,
  given: { writtenAt: number; person: UnsentHead['person']; deviceId: string },
  say: Say,
): string => {
  const counts = { commands: work.commands.length, calls: work.calls.length };
  const writtenAt = new Date(given.writtenAt).toISOString();
  const first: UnsentHead = { refinery: 'unsent work', format: unsentFormat, ...given, writtenAt, ...counts, about: say.about };
  const lines = [
    first,
    ...work.commands.map((command) => ({ what: say.command(command), when: new Date(command.at).toISOString(), command })),
    ...work.calls.map((call) => ({ what: say.call(call), when: new Date(call.updatedAt).toISOString(), call })),
    { end: true, ...counts },
  ];
  return `${lines.map((each) => JSON.stringify(each)).join('\n')}\n`;
};

/** `damagedLines`: not readable, passed over. `isCut`: the end is missing, so that more may have been in it. */
export type ReadUnsentFile =
  | ({ kind: 'read'; head: UnsentHead; damagedLines: number; isCut: boolean } & UnsentWork)
  | { kind: 'notOurs' }
  | { kind: 'newer' };

const parseLine = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads such a file. Never throws on what is in it: every whole line counts. */
export const readUnsentFile = (text: string): ReadUnsentFile => {
  const [first, ...rest] = text.split(/\r?\n/).filter((each) => each.trim() !== '');
  const parsedHead = head.safeParse(parseLine((first ?? '').replace(/^\uFEFF/, '')));
  if (!parsedHead.success) return { kind: 'notOurs' };
  if (parsedHead.data.format > unsentFormat) return { kind: 'newer' };
  const commands: UnsentCommand[] = [];
  const calls: UnsentCall[] = [];
  let damagedLines = 0;
  let hasEnd = false;
  for (const each of rest.map(parseLine)) {
    const [command, call, end] = [commandLine.safeParse(each), callLine.safeParse(each), endLine.safeParse(each)];
    if (command.success) commands.push(command.data.command);
    else if (call.success) calls.push(call.data.call);
    else if (end.success) hasEnd = true;
    else damagedLines += 1;
  }
  return { kind: 'read', head: parsedHead.data, commands, calls, damagedLines, isCut: !hasEnd };
};
