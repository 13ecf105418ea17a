import { type FunnelStep, funnelSteps } from '../funnel.ts';
import type { Stage } from '../stage.ts';
import type { ReportChoice } from './choice.ts';
import type { ColumnId } from './columns.ts';
import { type Counted, countLeads } from './counted.ts';
import type { HandoffFact, LeadFact, ReportFacts } from './facts.ts';
import { countOf, figureOf, given, type Part, tableOf } from './figures.ts';
import type { ReportTable } from './report.ts';

const dayMs = 86_400_000;
const forecastStages = ['lead', 'working', 'qualified', 'handedOff', 'accepted'] as const satisfies readonly FunnelStep[];
type ForecastStage = (typeof forecastStages)[number];

/** How long a lead has stood at its stage; each row from its days on, to those of the next. */
export const ages = [
  { key: 'week', from: 0 },
  { key: 'month', from: 7 },
  { key: 'quarter', from: 28 },
  { key: 'older', from: 91 },
] as const;

const columns: readonly ColumnId[] = ['leads', 'chance', 'expectedQsos', 'winChance', 'expectedSales', 'expectedValue'];

/**
 * What the open leads will come to, by stage and age, if they fare as those before them did: of all leads that stood at the stage as
 * long and have left it since, the share that became a QSO, and that was won. Leads that sales had from elsewhere passed no stage here:
 * a file of outcomes tells of those that came to something and of no other, so they say nothing of what the rest will come to. The days
 * narrow nothing here.
 */
export const forecastReport = (facts: ReportFacts, choice: ReportChoice, at: number): ReportTable[] => {
  const counted = countLeads(facts, choice, true);
  const elsewhere = hadFromElsewhere(facts.handoffs);
  const value = meanSale(counted, facts.settings.currency);
  const rows = forecastStages.flatMap((stage) => {
    const stays = staysAt(counted, stage, elsewhere, at);
    return ages.map((age, index) => {
      const till = ages[index + 1]?.from ?? Number.POSITIVE_INFINITY;
      return {
        key: `${stage} ${age.key}`,
        figures: forecastFigures(stays, { from: age.from * dayMs, till: till * dayMs }, value, facts.settings.currency),
      };
    });
  });
  const shown = rows.filter(({ figures }) => (figures.leads?.value ?? 0) > 0);
  return [tableOf({ id: 'forecast', rowKind: 'stageAge', columns, rows: shown, isPartition: true })];
};

/** Leads that nobody handed off here, though sales told what became of them. */
const hadFromElsewhere = (handoffs: readonly HandoffFact[]): ReadonlySet<string> => {
  const [outside, own] = [new Set<string>(), new Set<string>()];
  for (const { leadId, origin } of handoffs) (origin === 'outside' ? outside : own).add(leadId);
  return new Set([...outside].filter((id) => !own.has(id)));
};

/** How long a lead stood at a stage, and what it became after. `isElsewhere`: it says nothing of others. */
type Stay = { id: string; stayedMs: number; isStillThere: boolean; isQso: boolean; isWon: boolean; isElsewhere: boolean };
type Range = { from: number; till: number };

const staysAt = ({ leads, paths }: Counted, stage: ForecastStage, elsewhere: ReadonlySet<string>, at: number): Stay[] => {
  const step = funnelSteps.indexOf(stage);
  return leads.flatMap((lead): Stay[] => {
    const path = paths.get(lead.id) ?? [];
    const entered = path[step];
    if (entered === undefined) return [];
    const isStillThere = lead.stage === (stage satisfies Stage);
    const since = isStillThere ? lead.stageSinceAt : entered;
    const stayedMs = (isStillThere ? at : (path[step + 1] ?? leftAt(lead))) - since;
    return [
      {
        id: lead.id,
        stayedMs,
        isStillThere,
        isQso: path.length > funnelSteps.indexOf('qualified'),
        isWon: path.length > funnelSteps.indexOf('won'),
        isElsewhere: elsewhere.has(lead.id),
      },
    ];
  });
};

/** It left the main line from there: when it came to where it is now. */
const leftAt = ({ stageSinceAt }: LeadFact): number => stageSinceAt;

/** Too few went before to say anything. */
const enough = 10;

const forecastFigures = (stays: readonly Stay[], { from, till }: Range, value: number | null, currency: string) => {
  const here = stays.filter(({ isStillThere, stayedMs }) => isStillThere && stayedMs >= from && stayedMs < till);
  const before = stays.filter(({ isStillThere, isElsewhere, stayedMs }) => !isStillThere && !isElsewhere && stayedMs >= from);
  const shareOf = (isMeant: (stay: Stay) => boolean) => (before.length < enough ? null : before.filter(isMeant).length / before.length);
  const chance = here.length > 0 && here.every(({ isQso }) => isQso) ? 1 : shareOf(({ isQso }) => isQso);
  const winChance = shareOf(({ isWon }) => isWon);
  // Of a chance that nobody knows comes nothing that could be said, and not none.
  const expected = (id: ColumnId, each: number | null) =>
    each === null
      ? given(null)
      : figureOf(
          id,
          here.map((stay): Part => [stay.id, each]),
        );
  const sales = expected('expectedSales', winChance);
  return {
    leads: countOf(here.map(({ id }) => id)),
    chance: given(chance),
    expectedQsos: expected('expectedQsos', chance),
    winChance: given(winChance),
    expectedSales: sales,
    // To whole units: cents would claim what no forecast knows.
    expectedValue: given(value === null || sales.value === null ? null : Math.round((sales.value * value) / 100) * 100, currency),
  };
};

/** What a sale in the center's currency came to so far. */
const meanSale = ({ sales }: Counted, currency: string): number | null => {
  const own = [...sales.values()].flat().filter((sale) => sale.currency === currency && sale.value > 0);
  return own.length === 0 ? null : own.reduce((sum, { value }) => sum + value, 0) / own.length;
};
