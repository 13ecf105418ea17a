import type { StandingRule } from './floor-settings.ts';
import type { Lead } from './lead.ts';
import type { User } from './people.ts';

/** A rep as a rule sees them. */
export type RuleRep = Pick<User, 'id' | 'teamId' | 'languages' | 'skills' | 'capacity'> & { load: number; isHere: boolean };
type RuleLead = Pick<Lead, 'id' | 'teamId' | 'language' | 'source'> & { isKeyAccount: boolean };

/** A lead, who gets it, and by which rule. */
export type RuleDeal = { leadId: string; toId: string; ruleId: string };

/** Whether a rule is about this lead. */
export const ruleFits = ({ isOn, teamId, when }: StandingRule, lead: RuleLead): boolean =>
  isOn &&
  teamId === lead.teamId &&
  (!when.keyAccounts || lead.isKeyAccount) &&
  (when.languages.length === 0 || (lead.language !== null && when.languages.includes(lead.language))) &&
  (when.sources.length === 0 || when.sources.includes(lead.source));

const mayTake = (rule: StandingRule, lead: RuleLead, rep: RuleRep): boolean =>
  rep.isHere &&
  rep.teamId === rule.teamId &&
  rep.load < rep.capacity &&
  (rule.skill === '' || rep.skills.includes(rule.skill)) &&
  (!rule.speaksLanguage || lead.language === null || rep.languages.includes(lead.language));

/** How full somebody is; who can carry nothing is full. */
const fullness = ({ load, capacity }: RuleRep): number => (capacity === 0 ? Number.POSITIVE_INFINITY : load / capacity);

/**
 * Who gets which pool lead by the center's rules: the first rule that fits and finds somebody, and of those the least busy. What finds
 * nobody stays in the pool.
 */
export const dealByRules = (leads: readonly RuleLead[], reps: readonly RuleRep[], rules: readonly StandingRule[]): RuleDeal[] => {
  const busy = reps.map((rep) => ({ ...rep }));
  return leads.flatMap((lead) => {
    for (const rule of rules) {
      if (!ruleFits(rule, lead)) continue;
      const [best] = busy.filter((rep) => mayTake(rule, lead, rep)).sort((a, b) => fullness(a) - fullness(b) || (a.id < b.id ? -1 : 1));
      if (!best) continue;
      best.load += 1;
      return [{ leadId: lead.id, toId: best.id, ruleId: rule.id }];
    }
    return [];
  });
};
