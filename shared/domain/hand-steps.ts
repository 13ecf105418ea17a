import { revisitAt } from './cadence.ts';
import type { Disposition } from './call.ts';
import type { CenterSettings } from './center-settings.ts';
import type { Lead } from './lead.ts';
import { isRefusal, nextStage, type Stage, type StageRefusal } from './stage.ts';

/** Steps a person may take by hand, in the order in which they are offered. */
export const handSteps = ['promote', 'work', 'nurture', 'keepInformed', 'disqualify', 'recycle'] as const;
export type HandStep = (typeof handSteps)[number];

export type StepForecast = {
  able: Lead[];
  /** Where the step leads; undefined when nobody can take it. */
  to: Stage | undefined;
  /** Leads that stay, by the reason they are refused. */
  refused: ReadonlyMap<StepRefusal, Lead[]>;
};

/** Why a lead does not take a step: by the table of stages, or because who asked for no calls is not brought back to be called. */
export type StepRefusal = StageRefusal['refused'] | 'doNotCall';

/** What a step would do with these leads; the same table decides on the desktop and on the server. */
export const forecastStep = (leads: readonly Lead[], step: HandStep): StepForecast => {
  const able: Lead[] = [];
  const refused = new Map<StepRefusal, Lead[]>();
  const stay = (why: StepRefusal, lead: Lead) => {
    const others = refused.get(why);
    if (others) others.push(lead);
    else refused.set(why, [lead]);
  };
  let to: Stage | undefined;
  for (const lead of leads) {
    const next = nextStage(lead.stage, step);
    if (step === 'recycle' && lead.doNotCall) stay('doNotCall', lead);
    else if (isRefusal(next)) stay(next.refused, lead);
    else {
      able.push(lead);
      to = next;
    }
  }
  return { able, to, refused };
};

/** Reasons the center gives for such a step: those of the dispositions that raise it. */
export const reasonsFor = (step: HandStep, dispositions: Iterable<Disposition>): { code: string; label: string }[] => {
  const reasons = new Map<string, string>();
  for (const { raises, reasons: given } of dispositions) if (raises === step) for (const { code, label } of given) reasons.set(code, label);
  reasons.delete('doNotCall');
  return [...reasons].map(([code, label]) => ({ code, label }));
};

/**
 * Leads that come back at the same instant, together: a day begins at another instant in every zone, and one command holds one.
 * Each part holds at most `size` leads.
 */
export const revisitParts = (
  leads: readonly Lead[],
  on: string,
  settings: CenterSettings,
  size: number,
): { leadIds: string[]; at: number }[] => {
  const byInstant = Map.groupBy(leads, (lead) => revisitAt(lead, on, settings));
  return [...byInstant].flatMap(([at, group]) =>
    Array.from({ length: Math.ceil(group.length / size) }, (_, part) => ({
      leadIds: group.slice(part * size, (part + 1) * size).map(({ id }) => id),
      at,
    })),
  );
};
