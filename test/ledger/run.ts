import { parseArgs } from 'node:util';
import { type CommandContext, isRefused, put } from '../../shared/commands/command.ts';
import { defaultDispositions } from '../../shared/domain/default-dispositions.ts';
import { defaultSettings } from '../../shared/domain/default-settings.ts';
import type { User } from '../../shared/domain/people.ts';
import { stages } from '../../shared/domain/stage.ts';
import type { Row, TableName } from '../../shared/tables.ts';
import { aCampaign, aCompany, aLead } from '../builders/domain.ts';
import { people, teamIds } from '../simulation/center.ts';
import { type Random, seededRandom } from '../simulation/random.ts';
import { type IndexedRows, indexedRows } from './indexed-rows.ts';
import { createLiveLedger, type Fault, type LiveLedger } from './live-ledger.ts';
import { nextDoing } from './next-doing.ts';

/**
 * `npm run ledger -- --commands 100000 --seed 1`: a random history of every kind of command through the real command functions. After each one
 * every lead ever taken in stands in exactly one bin and its history has the step that brought it there; every so often all is counted anew.
 * Ends with one line of figures as JSON, and fails when one of them does not hold.
 */

const from = Date.parse('2026-11-09T08:00:00Z');
const stepMs = 20_000;
const recountEvery = 1000;
/** What somebody at work has in mind of a table that only grows. */
const inMind = 60;
const firstLeads = 120;

export type Figures = {
  commands: number;
  applied: number;
  refused: number;
  kinds: number;
  takenIn: number;
  steps: number;
  recounts: number;
  stages: Record<string, number>;
  faults: number;
};

/** Runs a history; every number follows from the seed. `perRow`: what a step costs is the same at any length. */
export const runHistory = ({ commands, seed }: { commands: number; seed: number }): { figures: Figures; faults: Fault[] } => {
  const random = seededRandom(seed);
  const rows = indexedRows();
  const ledger = createLiveLedger();
  const faults: Fault[] = fillCenter(rows, ledger);
  const tally = { applied: 0, refused: 0, steps: 0, recounts: 0 };
  const kinds = new Set<string>();
  for (let at = 0; at < commands; at += 1) {
    const done = takeStep(rows, ledger, { random, now: from + at * stepMs, number: at });
    if (done.kind === 'applied') {
      tally.applied += 1;
      tally.steps += done.steps;
      kinds.add(done.name);
      faults.push(...done.faults);
    } else tally.refused += 1;
    if ((at + 1) % recountEvery === 0 || at + 1 === commands) {
      tally.recounts += 1;
      faults.push(...ledger.recount(rows.all('leads')));
    }
  }
  const counts = ledger.counts();
  const figures: Figures = {
    commands,
    ...tally,
    kinds: kinds.size,
    takenIn: ledger.takenIn(),
    stages: Object.fromEntries(stages.map((stage) => [stage, counts[stage]])),
    faults: faults.length,
  };
  return { figures, faults };
};

const fillCenter = (rows: IndexedRows, ledger: LiveLedger): Fault[] => {
  rows.put([
    put('settings', { ...defaultSettings, id: 'center' }),
    ...teamIds.map((id) => put('teams', { id, name: id })),
    ...people.map((user) => put('users', user)),
    ...defaultDispositions.map((each) => put('dispositions', each)),
    put('campaigns', aCampaign({ id: 'spring' })),
    put('campaigns', aCampaign({ id: 'autumn' })),
    put('companies', aCompany({ id: 'acme', name: 'Acme', matchKey: 'acme' })),
    put('companies', aCompany({ id: 'bolt', name: 'Bolt', matchKey: 'bolt' })),
  ]);
  const owners = ['ana', 'ben', 'cem', null] as const;
  const leads = Array.from({ length: firstLeads }, (_, index) => {
    const ownerId = owners[index % owners.length] ?? null;
    return put(
      'leads',
      aLead({
        id: `lead-${index}`,
        email: `lead-${index}@acme.example`,
        externalId: `x-${index}`,
        companyId: index % 2 === 0 ? 'acme' : 'bolt',
        campaignId: [null, 'spring', 'autumn'][index % 3] ?? null,
        teamId: ownerId === 'cem' ? 'south' : 'north',
        ownerId,
        stage: stages[index % 4] ?? 'lead',
      }),
    );
  });
  const faults = ledger.watch(leads, () => undefined);
  rows.put(leads);
  return faults;
};

type Moment = { random: Random; now: number; number: number };
type Step = { kind: 'applied'; name: string; steps: number; faults: Fault[] } | { kind: 'refused' };

const takeStep = (rows: IndexedRows, ledger: LiveLedger, { random, now, number }: Moment): Step => {
  const user = random.pick(people);
  let made = 0;
  const newId = () => `n${number}-${made++}`;
  const desktop = { user, seen: seenOf(rows), leases: () => new Map(), outbox: () => [] };
  const doing = nextDoing({ random, newId, desktop, now, number });
  const args = doing?.command.args.safeParse(doing.args);
  if (!doing || !args?.success) return { kind: 'refused' };
  const outcome = rows.apply(doing.command, args.data, contextOf(user, `c${number}`, now));
  if (isRefused(outcome)) return { kind: 'refused' };
  const faults = ledger.watch(outcome.puts, (leadId) => rows.get('leads', leadId));
  rows.put(outcome.puts);
  const steps = outcome.puts.filter(({ table }) => table === 'stageChanges').length;
  return { kind: 'applied', name: doing.command.name, steps, faults };
};

const seenOf =
  (rows: IndexedRows) =>
  <T extends TableName>(table: T): Row<T>[] =>
    table === 'leads' ? rows.all(table) : rows.latest(table, inMind);

const contextOf = (user: User, commandId: string, now: number): CommandContext => ({
  commandId,
  now,
  userId: user.id,
  role: user.role,
  teamId: user.teamId,
  id: (suffix) => `${commandId}.${suffix}`,
});

const main = (): void => {
  const { values } = parseArgs({ options: { commands: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } } });
  const startedAt = performance.now();
  const { figures, faults } = runHistory({ commands: Number(values.commands), seed: Number(values.seed) });
  for (const { rule, leadId, what } of faults.slice(0, 20)) console.error(`${rule}: ${leadId} ${what}`);
  console.log(JSON.stringify({ name: 'ledger', ...figures, seconds: Number(((performance.now() - startedAt) / 1000).toFixed(1)) }));
  if (faults.length > 0) process.exitCode = 1;
};

if (import.meta.main) main();
