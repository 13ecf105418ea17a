import { z } from 'zod';
import { count, id, line } from './fields.ts';
import type { Lead } from './lead.ts';

const dayMs = 86_400_000;

/** Stages that old leads come back from. `nurture`: those whose day to come back has passed without anybody calling. */
export const recycledStages = ['lost', 'disqualified', 'nurture', 'keepInformed'] as const;

/** After so many days in a stage, for one reason or any, a lead comes back to be worked. */
export const recycleRule = z.object({
  id,
  from: z.enum(recycledStages),
  /** A code of the reasons; null: whatever the reason was. */
  reasonCode: line.nullable(),
  afterDays: count.min(1),
});
export type RecycleRule = z.infer<typeof recycleRule>;

export const recycling = z.object({ rules: z.array(recycleRule).max(40) });
export type Recycling = z.infer<typeof recycling>;
export const noRecycling: Recycling = { rules: [] };

type RestingLead = Pick<Lead, 'stage' | 'stageSinceAt' | 'reasonCode' | 'doNotCall' | 'nextActionAt' | 'lastTouchAt' | 'lastAttemptAt'>;

/** When a lead began to rest for a rule: it came to its stage, or, in nurture, its day to come back or our last word passed. */
const restsSince = (lead: RestingLead): number =>
  lead.stage === 'nurture' ? Math.max(lead.stageSinceAt, lead.nextActionAt ?? 0, lead.lastAttemptAt ?? 0) : lead.stageSinceAt;

/** The rule by which a lead comes back at an instant; undefined: none. Who may not be called never does. */
export const recycleRuleFor = (lead: RestingLead, { rules }: Recycling, now: number): RecycleRule | undefined => {
  if (lead.doNotCall) return undefined;
  return rules.find(
    (rule) =>
      rule.from === lead.stage &&
      (rule.reasonCode === null || rule.reasonCode === lead.reasonCode) &&
      now - restsSince(lead) >= rule.afterDays * dayMs,
  );
};
