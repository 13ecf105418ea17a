import { answerHandoff } from '../../shared/commands/answer-handoff.ts';
import { isRefused, one } from '../../shared/commands/command.ts';
import type { CenterSettings } from '../../shared/domain/center-settings.ts';
import { chunksOf } from '../../shared/domain/chunks.ts';
import { type Handoff, withEvent } from '../../shared/domain/handoff.ts';
import { type SlaStep, slaStepDue } from '../../shared/domain/handoff-sla.ts';
import { systemContext } from '../commands/system-context.ts';
import { createWorkspace, type Workspace } from '../commands/workspace.ts';
import type { Sql } from '../db/database.ts';
import { lockedRows } from '../db/rows.ts';
import type { Dependencies } from '../dependencies.ts';
import { type Repeated, repeatEvery } from '../repeat.ts';

const usuallyEveryMs = 60_000;
const atOnce = 500;

type Watching = Pick<Dependencies, 'database' | 'now' | 'newId' | 'pokes'>;

/** Keeps the agreed time to answer: reminds, escalates, and sends back what nobody answers, as `slaStepDue` says. */
export const startWatchingAnswers = (dependencies: Watching, onError: (error: unknown) => void, everyMs = usuallyEveryMs): Repeated =>
  repeatEvery(everyMs, (isStopped) => watchAnswers(dependencies, isStopped), onError);

/** Of one center at a time: the change feed takes one version for each transaction. */
export const watchAnswers = async ({ database, now, newId, pokes }: Watching, isStopped: () => boolean = () => false): Promise<void> => {
  const centers = await database.query<{ id: string }>('select distinct center_id as id from handoffs where answer = $1 order by 1', [
    'waiting',
  ]);
  for (const { id: centerId } of centers) {
    if (isStopped()) return;
    const waiting = await database.query<{ id: string }>(
      `select id from handoffs where center_id = $1 and answer = 'waiting' and origin <> 'outside' order by answer_due_at, id`,
      [centerId],
    );
    for (const some of chunksOf(waiting, atOnce)) {
      const ids = some.map(({ id }) => id);
      const steps = await database.transaction((sql) => watchIn(sql, centerId, ids, { at: now(), newId }));
      if (steps > 0) pokes.changed(centerId);
    }
  }
};

type Moment = { at: number; newId: () => string };

const watchIn = async (sql: Sql, centerId: string, ids: readonly string[], moment: Moment): Promise<number> => {
  const workspace = createWorkspace(sql, centerId);
  const { settings } = await workspace.load({ settings: one('settings', 'center') });
  if (!settings) return 0;
  const waiting = (await lockedRows(sql, centerId, 'handoffs', ids)) as Handoff[];
  let steps = 0;
  for (const handoff of waiting) {
    const step = slaStepDue(handoff, settings, moment.at);
    if (!step) continue;
    steps += 1;
    await takeStep({ sql, centerId, workspace, settings, ...moment }, handoff, step);
  }
  await workspace.flush();
  return steps;
};

type Taking = Moment & { sql: Sql; centerId: string; workspace: Workspace; settings: CenterSettings };

const takeStep = async (taking: Taking, handoff: Handoff, step: SlaStep): Promise<void> => {
  if (step === 'return') return sendBack(taking, handoff);
  const { at, workspace, newId } = taking;
  const { userId } = systemContext(newId(), at);
  const kind = step === 'remind' ? 'reminded' : 'escalated';
  const marked = step === 'remind' ? { remindedAt: at } : { remindedAt: handoff.remindedAt ?? at, escalatedAt: at };
  workspace.put([{ table: 'handoffs', row: withEvent({ ...handoff, ...marked }, { kind, at, byId: userId, text: '' }) }]);
  const recipients = step === 'remind' ? [handoff.salespersonId] : await peopleToTell(taking, handoff);
  await taking.sql.query(
    `insert into handoff_mails (center_id, handoff_id, kind, recipient_id, created_at) select $1, $2, $3, unnest($4::text[]), $5`,
    [taking.centerId, handoff.id, step === 'remind' ? 'reminder' : 'escalation', recipients, at],
  );
};

/** Those who look after sales and after the rep: the managers, and the lead of the rep's team. */
const peopleToTell = async ({ sql, centerId }: Taking, { repId }: Handoff): Promise<string[]> => {
  const found = await sql.query<{ id: string }>(
    `select u.id from users u where u.center_id = $1 and u.is_active and (u.role = 'manager' or
       (u.role = 'teamLead' and u.team_id = (select r.team_id from users r where r.center_id = $1 and r.id = $2))) order by u.id`,
    [centerId, repId],
  );
  return found.map(({ id }) => id);
};

/** As if sales had sent it back: by the very command, with the rule as its author. */
const sendBack = async ({ at, newId, workspace }: Taking, handoff: Handoff): Promise<void> => {
  const args = {
    handoffId: handoff.id,
    answer: 'rejected' as const,
    rejectReason: 'noAnswerInTime',
    note: '',
    backTo: 'queue' as const,
    revisit: null,
    isByRule: true,
  };
  const rows = await workspace.load(answerHandoff.load(args));
  const more = await workspace.load(answerHandoff.loadMore(rows, args));
  const outcome = answerHandoff.apply({ ...rows, ...more }, args, systemContext(newId(), at));
  if (!isRefused(outcome)) workspace.put(outcome.puts);
};
