import { parseArgs } from 'node:util';
import { defaultSettings } from '../../shared/domain/default-settings.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { createWindowCalendar } from '../../shared/domain/window-calendar.ts';
import { seededRandom } from '../simulation/random.ts';
import { leadsOf } from './leads.ts';
import { type Broken, createReferee } from './rules.ts';
import { workThrough } from './work-through.ts';

/**
 * `npm run cadence -- --leads 10000 --days 60`: reps work through their queues for weeks. No call outside a window, no cap exceeded, no open
 * lead without a next action, no promise forgotten; ends with one line of figures as JSON, and fails when one of them does not hold.
 */

const leadsPerRep = 250;
const dayMs = 86_400_000;
/** A weekend, the windows of two zones and a holiday may lie between a promise and the next legal call. */
const patienceMs = 5 * dayMs;

export type Figures = {
  leads: number;
  days: number;
  dials: number;
  promisesKept: number;
  medianLatenessMinutes: number;
  stages: Record<string, number>;
  broken: Record<Broken['rule'], number>;
};

/** Works through `leads` leads for `days` days from a Monday; every number follows from the seed. */
export const simulateCadence = ({
  leads,
  days,
  seed,
}: {
  leads: number;
  days: number;
  seed: number;
}): { figures: Figures; broken: Broken[] } => {
  const random = seededRandom(seed);
  const from = Date.parse('2026-09-28T06:00:00Z');
  const referee = createReferee(defaultSettings);
  const end = from + days * dayMs;
  const calendar = createWindowCalendar(defaultSettings);
  const left: Lead[] = [];
  for (let done = 0; done < leads; done += leadsPerRep) {
    const repId = `rep-${done / leadsPerRep}`;
    const own = leadsOf(random, repId, Math.min(leadsPerRep, leads - done), { from, days });
    left.push(...workThrough({ settings: defaultSettings, calendar, random, from, days, watch: referee }, repId, own));
  }
  for (const lead of left) referee.onEnd(lead, end, patienceMs);
  const { broken, lateness } = referee;
  const sorted = lateness.toSorted((a, b) => a - b);
  const count = (rule: Broken['rule']) => broken.filter((each) => each.rule === rule).length;
  const figures: Figures = {
    leads,
    days,
    dials: referee.dials(),
    promisesKept: lateness.length,
    medianLatenessMinutes: Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) / 60_000),
    stages: Object.fromEntries([...Map.groupBy(left, ({ stage }) => stage)].map(([stage, rows]) => [stage, rows.length])),
    broken: { window: count('window'), cap: count('cap'), noNextAction: count('noNextAction'), promise: count('promise') },
  };
  return { figures, broken };
};

const main = (): void => {
  const { values } = parseArgs({
    options: {
      leads: { type: 'string', default: '10000' },
      days: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
    },
  });
  const startedAt = performance.now();
  const { figures, broken } = simulateCadence({ leads: Number(values.leads), days: Number(values.days), seed: Number(values.seed) });
  for (const { rule, leadId, at, what } of broken.slice(0, 20))
    console.error(`${rule}: ${leadId} at ${new Date(at).toISOString()}: ${what}`);
  console.log(JSON.stringify({ name: 'cadence', ...figures, seconds: Number(((performance.now() - startedAt) / 1000).toFixed(1)) }));
  if (broken.length > 0) process.exitCode = 1;
};

if (import.meta.main) main();
