import type { Put } from '../../shared/commands/command.ts';
import type { StageChange } from '../../shared/domain/history.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { ledgerOf, type StageCounts } from '../../shared/domain/ledger.ts';
import { nextStage, type Stage, stages } from '../../shared/domain/stage.ts';

export type Fault = { rule: 'unbalanced' | 'silentStep' | 'wrongStep' | 'vanished' | 'recount'; leadId: string; what: string };

/** The conservation count, kept by every lead that is written and held against a recount now and then. */
export type LiveLedger = {
  /** Takes in what a command writes; `before`: the lead as it stood, undefined for one that comes in. */
  watch: (puts: readonly Put[], before: (leadId: string) => Lead | undefined) => Fault[];
  /** Counts everything anew and holds it against what was kept. */
  recount: (leads: readonly Lead[]) => Fault[];
  takenIn: () => number;
  counts: () => StageCounts;
};

export const createLiveLedger = (): LiveLedger => {
  const counts = Object.fromEntries(stages.map((stage) => [stage, 0])) as StageCounts;
  let takenIn = 0;
  const campaigns = new Map<string | null, number>();
  const move = (from: string | null | undefined, to: string | null) => {
    if (from !== undefined) campaigns.set(from, (campaigns.get(from) ?? 0) - 1);
    campaigns.set(to, (campaigns.get(to) ?? 0) + 1);
  };
  const keep = (lead: Lead, before: Lead | undefined): Fault[] => {
    if (before) counts[before.stage] -= 1;
    else takenIn += 1;
    counts[lead.stage] += 1;
    if (!before || before.campaignId !== lead.campaignId) move(before?.campaignId, lead.campaignId);
    const sum = stages.reduce((all, stage) => all + counts[stage], 0);
    return sum === takenIn ? [] : [{ rule: 'unbalanced', leadId: lead.id, what: `${takenIn} taken in, ${sum} counted` }];
  };
  return {
    takenIn: () => takenIn,
    counts: () => counts,
    watch: (puts, before) => {
      const steps = stepsOf(puts);
      const last = new Map(puts.flatMap((each) => (each.table === 'leads' ? [[each.row.id, each.row] as const] : [])));
      return [...last.values()].flatMap((lead) => {
        const was = before(lead.id);
        return [...keep(lead, was), ...stepFaults(lead, was, steps.get(lead.id) ?? [])];
      });
    },
    recount: (leads) => {
      const ledger = ledgerOf(leads, { all: takenIn, byCampaign: campaigns });
      const differs = stages.filter((stage) => ledger.all.counts[stage] !== counts[stage]);
      if (ledger.isBalanced && differs.length === 0) return [];
      return [{ rule: 'recount', leadId: '', what: `difference ${ledger.all.difference}, other counts: ${differs.join(', ')}` }];
    },
  };
};

const stepsOf = (puts: readonly Put[]): Map<string, StageChange[]> =>
  Map.groupBy(
    puts.flatMap((each) => (each.table === 'stageChanges' ? [each.row] : [])),
    ({ leadId }) => leadId,
  );

/** A lead that stands elsewhere has a step in its history for it, and each step is one that the state machine knows. */
const stepFaults = (lead: Lead, was: Lead | undefined, steps: readonly StageChange[]): Fault[] => {
  const faults: Fault[] = steps.flatMap((step) =>
    isKnownStep(step) ? [] : [{ rule: 'wrongStep', leadId: lead.id, what: `${step.fromStage} ─${step.event}→ ${step.toStage}` }],
  );
  if (was && was.stage !== lead.stage && !isWalked(was.stage, lead.stage, steps)) {
    faults.push({ rule: 'silentStep', leadId: lead.id, what: `${was.stage} → ${lead.stage} by ${steps.length} steps` });
  }
  return faults;
};

/** Taking an outcome or a merge back goes the way back, which no event does: such a step has no event. */
const isKnownStep = ({ fromStage, toStage, event }: StageChange): boolean => {
  if (event === null || fromStage === null) return true;
  const to = nextStage(fromStage, event);
  return to === toStage || (event === 'reject' && toStage === 'nurture');
};

const isWalked = (from: Stage, to: Stage, steps: readonly StageChange[]): boolean => {
  let at: Stage | null = from;
  for (const step of steps) if (step.fromStage === at || step.fromStage === null) at = step.toStage;
  return at === to;
};
