import type { CommandContext, Loaded, Put, Ref, Refs, Refusal } from '../../shared/commands/command.ts';
import { isRefused } from '../../shared/commands/command.ts';
import { type CommandRegistry, type Reading, readCommand } from '../../shared/commands/read-command.ts';
import type { Parked } from '../../shared/domain/history.ts';
import type { CommandEnvelope } from '../../shared/protocol/sync.ts';
import type { Sql } from '../db/database.ts';
import type { ViewerScope } from '../sync/visibility.ts';
import { createGate, type Gate } from './authorise.ts';
import type { Settled } from './command-log.ts';
import { followMerged } from './follow-merged.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

/** A command to be run: as it was sent, and the time the server grants it. */
export type Due = { envelope: CommandEnvelope; at: number };

/** What came of one: `parked` says why it, or a part of it, was not applied. */
export type Judged = { parked: Refusal | null; applied: 'all' | 'facts' | 'nothing'; leadId: string | null };

export type Run = {
  sql: Sql;
  viewer: ViewerScope;
  now: number;
  registry: CommandRegistry;
  /** Parks whatever comes, unread: the sender is no longer with the center. */
  isQuarantined: boolean;
  /** What the server does besides when a command of this name was applied; it finds the command's rows written. */
  parts?: Readonly<Record<string, (run: Run, due: Due) => Promise<void>>>;
};

export const nothing = (parked: Refusal, leadId: string | null = null): Judged => ({ parked, applied: 'nothing', leadId });

const sqlState = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) ? error.code : undefined;

/** The database will not take a statement as it is: data, constraints, limits. Not: it is away. */
export const isOfData = (error: unknown): boolean => /^(22|23|42|54|P0|XX)/.test(sqlState(error) ?? '');

export const problemOf = (error: unknown): string => (error instanceof Error ? error.message.slice(0, 300) : '');

/**
 * Runs commands in sequence, each on what those before it left, and writes what they put. A command that breaks a rule, or faults,
 * is parked whole and never blocks those behind it.
 */
export const runCommands = async (run: Run, due: readonly Due[]): Promise<Settled[]> => {
  const settled: Settled[] = [];
  let bench = await prepare(run, due);
  for (const [index, each] of due.entries()) {
    const { judged, isFarReaching } = await take(run, bench, each);
    if (judged.parked) bench.workspace.put([{ table: 'parked', row: parkedRow(run, each, judged) }]);
    settled.push({ outcome: judged.parked ? 'parked' : 'applied', code: judged.parked?.code ?? null });
    const part = judged.parked ? undefined : run.parts?.[each.envelope.name];
    if (!isFarReaching && !part) continue;
    // Triggers of the database, or the server's part, go on from these rows; what comes next reads anew what they may have changed.
    await bench.workspace.flush();
    await part?.(run, each);
    bench = part ? await prepare(run, due.slice(index + 1)) : afterTriggers(run, bench);
  }
  await bench.workspace.flush();
  return settled;
};

/** Runs one command and writes what it put; what could not be applied is for the caller to keep. */
export const runOne = async (run: Run, due: Due): Promise<Judged> => {
  const bench = await prepare(run, [due]);
  const { judged } = await take(run, bench, due);
  await bench.workspace.flush();
  return judged;
};

type Bench = { workspace: Workspace; gate: Gate; readings: Map<string, Reading> };

/** Reads at once what the commands will most likely need. What they need besides is read when they are run. */
const prepare = async ({ sql, viewer, registry, isQuarantined }: Run, due: readonly Due[]): Promise<Bench> => {
  const workspace = createWorkspace(sql, viewer.centerId);
  const gate = createGate(sql, viewer, workspace);
  if (isQuarantined) return { workspace, gate, readings: new Map() };
  const readings = new Map(due.map(({ envelope }) => [envelope.id, readCommand(envelope, registry)]));
  const known = [...readings.values()].flatMap((reading) => ('refused' in reading ? [] : [withRefs(reading)]));
  const leadIds = known.flatMap((each) => each.leadIds);
  await workspace.prefetch([{ kind: 'many', table: 'leads', ids: leadIds }, ...known.flatMap(({ refs }) => Object.values<Ref>(refs))]);
  await gate.prepare(leadIds);
  await workspace.prefetch(known.flatMap(({ more, refs }) => Object.values<Ref>(more(workspace.peek(refs)))));
  return { workspace, gate, readings };
};

/** Whoever had a lead is asked anew: it may have been lost just now. */
const afterTriggers = ({ sql, viewer }: Run, { workspace, readings }: Bench): Bench => {
  workspace.forgetClaims();
  return { workspace, gate: createGate(sql, viewer, workspace), readings };
};

type Known = { refs: Refs; leadIds: readonly string[]; more: (rows: Loaded<Refs>) => Refs };

/** What a command names before it is run. A fault of it shows when its turn comes, not here. */
const withRefs = ({ command, args }: Exclude<Reading, { refused: Refusal }>): Known => {
  const orElse = <Value>(read: () => Value, other: Value): Value => {
    try {
      return read();
    } catch {
      return other;
    }
  };
  return {
    refs: orElse(() => command.load(args), {}),
    leadIds: orElse(() => command.leadIds(args), []),
    more: (rows) => orElse(() => command.loadMore(rows, args), {}),
  };
};

type Taken = { judged: Judged; isFarReaching: boolean };

const take = async (run: Run, bench: Bench, due: Due): Promise<Taken> => {
  if (run.isQuarantined) return { judged: nothing({ code: 'quarantined', detail: {} }), isFarReaching: false };
  try {
    return await judge(run, bench, due);
  } catch (error) {
    // After a fault of the database nothing more can be done in this transaction; after one of a rule everything can.
    if (sqlState(error)) throw error;
    return { judged: nothing({ code: 'faulted', detail: { problem: problemOf(error) } }), isFarReaching: false };
  }
};

const judge = async ({ viewer }: Run, { workspace, gate, readings }: Bench, { envelope, at }: Due): Promise<Taken> => {
  const reading = readings.get(envelope.id);
  if (!reading || 'refused' in reading) {
    const refused: Refusal = reading?.refused ?? { code: 'unknownCommand', detail: { name: envelope.name } };
    return { judged: nothing(refused), isFarReaching: false };
  }
  const { command } = reading;
  const named = command.leadIds(reading.args);
  const leadId = named[0] ?? null;
  // By the leads as they were named: who had a merged lead may still say what they did on it.
  const refusal = await gate.refusalOf(command, named);
  if (refusal) return { judged: nothing(refusal, leadId), isFarReaching: false };
  const args = await followMerged(workspace, reading.args, named);
  const first = await workspace.load(command.load(args));
  const more = await workspace.load(command.loadMore(first, args));
  const outcome = command.apply({ ...first, ...more }, args, contextOf(viewer, envelope, at));
  if (isRefused(outcome)) return { judged: nothing(outcome.refused, leadId), isFarReaching: false };
  return {
    judged: { parked: outcome.parked ?? null, applied: outcome.parked ? 'facts' : 'all', leadId },
    isFarReaching: putAll(workspace, outcome.puts),
  };
};

const putAll = (workspace: Workspace, puts: readonly Put[]): boolean => {
  const isFarReaching = workspace.reachesFurther(puts);
  workspace.put(puts);
  return isFarReaching;
};

const contextOf = (viewer: ViewerScope, envelope: CommandEnvelope, at: number): CommandContext => ({
  commandId: envelope.id,
  now: at,
  userId: viewer.userId,
  role: viewer.role,
  teamId: viewer.teamId,
  id: (suffix) => `${envelope.id}.${suffix}`,
});

/** A command kept whole, with why. */
export const parkedRow = (
  { viewer, now }: Pick<Run, 'viewer' | 'now'>,
  { envelope, at }: Due,
  { parked, applied, leadId }: Judged,
): Parked => ({
  id: envelope.id,
  userId: viewer.userId,
  leadId,
  name: envelope.name.slice(0, 300),
  args: envelope.args,
  code: parked?.code ?? '',
  applied: applied === 'facts' ? 'facts' : 'nothing',
  detail: parked?.detail ?? {},
  state: 'open',
  parkedAt: now,
  resolvedAt: null,
  doneById: null,
  doneAt: at,
  resolution: null,
  resolvedById: null,
  resolutionNote: '',
});
