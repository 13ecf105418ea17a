import type { Row, TableName } from '../../../shared/tables.ts';
import type { RowChanged, Rows } from '../mirror.ts';
import type { Logged } from './commands.ts';

/** I8: leads that were not to be called and now are. */
export const undone = (changed: readonly Pick<RowChanged, 'table' | 'id' | 'before' | 'after'>[]): string[] =>
  changed.flatMap(({ table, id, before, after }) => {
    if (table !== 'leads' || !before || !after) return [];
    const wasForbidden = (before as Row<'leads'>).doNotCall;
    return wasForbidden && !(after as Row<'leads'>).doNotCall ? [`the do-not-call of ${id} was undone`] : [];
  });

type Counts = { attempts: readonly Row<'attempts'>[]; assignments: readonly Row<'assignments'>[] };

/** Effects: a command applied twice, or half, shows in what a lead counts. */
export const miscounted = (lead: Row<'leads'>, { attempts, assignments }: Counts): string[] => {
  const problems: string[] = [];
  if (lead.attempts !== attempts.length) problems.push(`${lead.id} counts ${lead.attempts} attempts of ${attempts.length}`);
  const connects = attempts.filter((each) => each.isConnect).length;
  if (lead.connects !== connects) problems.push(`${lead.id} counts ${lead.connects} connects of ${connects}`);
  if (lead.assignmentGeneration !== assignments.length)
    problems.push(`${lead.id} stands at generation ${lead.assignmentGeneration} after ${assignments.length} assignments`);
  return problems;
};

/** Rows that a command adds, and the argument that names them: facts, which are always taken in. */
const facts: Readonly<Record<string, { table: TableName; named: string }>> = {
  startAttempt: { table: 'attempts', named: 'attemptId' },
  logCall: { table: 'attempts', named: 'attemptId' },
  writeNote: { table: 'notes', named: 'noteId' },
  recordAnswer: { table: 'answers', named: 'answerId' },
  scheduleCallback: { table: 'callbacks', named: 'callbackId' },
  handOffLead: { table: 'handoffs', named: 'handoffId' },
};

/** Effects: facts of commands that were applied, and that are nowhere. */
export const missingFacts = (log: readonly Logged[], rows: Rows): string[] =>
  log.flatMap(({ id, name, args, outcome }) => {
    const fact = outcome === 'applied' ? facts[name] : undefined;
    if (!fact) return [];
    const rowId = String((JSON.parse(args) as Record<string, unknown>)[fact.named]);
    return rows.get(fact.table)?.has(rowId) ? [] : [`${name} ${id} was applied, and ${fact.table}/${rowId} is not there`];
  });

/** What the server dates, by table. */
const dates = {
  attempts: 'startedAt',
  notes: 'writtenAt',
  answers: 'answeredAt',
  assignments: 'assignedAt',
  stageChanges: 'changedAt',
  callbacks: 'createdAt',
} as const;
/** What continues a text is dated after it, if only by a moment. */
const slackMs = 1000;

/** Effects: facts dated after the server's time, as by a clock that is a year off. */
export const datedAhead = (rows: Rows, now: number): string[] =>
  Object.entries(dates).flatMap(([table, field]) =>
    [...(rows.get(table as TableName)?.values() ?? [])]
      .map((row) => ({ id: row.id, ahead: Number(Reflect.get(row, field)) - now }))
      .filter(({ ahead }) => ahead > slackMs)
      .map(({ id, ahead }) => `${table}/${id} is dated ${ahead} ms ahead`),
  );

/** What a note of an older app says: the server has to understand it to keep it. */
export const saidIn = (noteId: string): string => `said in ${noteId}`;

const versionCodes: ReadonlySet<string> = new Set(['olderCommand', 'badArguments']);

/** I10: commands of an older app that were not understood, or whose words are not what was said. */
export const misunderstood = (log: readonly Logged[], rows: Rows): string[] =>
  log.flatMap(({ id, name, version, args, outcome, code }) => {
    if (name !== 'writeNote' || version !== 1) return [];
    if (code !== null && versionCodes.has(code)) return [`writeNote v1 ${id} was parked as ${code}`];
    if (outcome !== 'applied') return [];
    const { noteId } = JSON.parse(args) as { noteId: string };
    const note = rows.get('notes')?.get(noteId) as Row<'notes'> | undefined;
    const isAsSaid = note !== undefined && (note.body === saidIn(noteId) || note.revision > 1);
    return isAsSaid ? [] : [`writeNote v1 ${id} was applied, and its note says ${note?.body ?? 'nothing'}`];
  });

export type LiveLease = { leadId: string; fence: number; userId: string; endsAt: number };

/** I4: leads that two people hold at once; one may at two machines. */
export const heldTwice = (leases: readonly LiveLease[], now: number): string[] =>
  [
    ...Map.groupBy(
      leases.filter((lease) => lease.endsAt > now),
      (lease) => lease.leadId,
    ),
  ].flatMap(([leadId, live]) => {
    const holders = [...new Set(live.map((lease) => lease.userId))];
    return holders.length > 1 ? [`${leadId} is held by ${holders.join(' and ')}`] : [];
  });
