import type { Refusal } from './command.ts';
import type { RefusalCode } from './refusal-codes.ts';
import { type AnyCommand, commandNamed } from './registry.ts';

/** Finds a command by its name: `commandNamed`, or another set of commands in tests of mixed versions. */
export type CommandRegistry = (name: string) => AnyCommand | undefined;

type Sent = { name: string; version: number; args: Record<string, unknown> };
export type Reading = { command: AnyCommand; args: Record<string, unknown> } | { refused: Refusal };

const refused = (code: RefusalCode, detail: Record<string, string>): Reading => ({ refused: { code, detail } });

/**
 * Understands a command as it was sent: arguments of an older version are lifted, one version at a time, to what this one takes.
 * Refusals: unknownCommand and newerCommand (made by a newer app), olderCommand (no longer understood), badArguments.
 */
export const readCommand = (sent: Sent, registry: CommandRegistry = commandNamed): Reading => {
  const command = registry(sent.name);
  if (!command) return refused('unknownCommand', { name: sent.name });
  if (sent.version > command.version) return refused('newerCommand', { name: sent.name });
  let args = sent.args;
  for (let { version } = sent; version < command.version; version += 1) {
    const older = command.older?.[version];
    if (!older) return refused('olderCommand', { name: sent.name, version: String(version) });
    const parsed = older.args.safeParse(args);
    if (!parsed.success) return badArguments(parsed.error.issues);
    args = older.lift(parsed.data);
  }
  const parsed = command.args.safeParse(args);
  return parsed.success ? { command, args: parsed.data } : badArguments(parsed.error.issues);
};

const badArguments = (issues: readonly { message: string; path: readonly PropertyKey[] }[]): Reading =>
  refused('badArguments', { problem: issues[0]?.message ?? '', field: issues[0]?.path.map(String).join('.') ?? '' });
