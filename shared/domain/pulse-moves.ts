import type { CenterSettings } from './center-settings.ts';
import type { Lead } from './lead.ts';
import { keepsPulse, type PulseFacts, type PulseLead, type PulseRules, pulseOf } from './pulse.ts';
import { fallToCall } from './score-fall.ts';

/** What other agreements on the pulse make of the leads there are. */
export type PulseMoves = {
  /** Leads the pulse is kept with. */
  counted: number;
  silentBefore: number;
  silentAfter: number;
  /** Leads that the queue brings up at once, and those it leaves in peace for longer: for their silence, or for a score that fell. */
  brought: string[];
  spared: string[];
};

export type PulseMovesRules = PulseRules & Pick<CenterSettings, 'pulse'>;
type MovesLead = PulseLead & Pick<Lead, 'score' | 'scoreLines' | 'nextActionKind'>;

/** Takes leads one by one, so that nobody waits for all of them. */
export const countPulseMoves = (before: PulseMovesRules, after: PulseMovesRules) => {
  const moves: PulseMoves = { counted: 0, silentBefore: 0, silentAfter: 0, brought: [], spared: [] };
  return {
    take: ({ lead, facts }: { lead: MovesLead; facts: PulseFacts }): void => {
      if (!keepsPulse(lead)) return;
      const [was, is] = [standingOf(lead, facts, before), standingOf(lead, facts, after)];
      moves.counted += 1;
      if (was.isSilent) moves.silentBefore += 1;
      if (is.isSilent) moves.silentAfter += 1;
      if (is.isUp && !was.isUp) moves.brought.push(lead.id);
      if (was.isUp && !is.isUp) moves.spared.push(lead.id);
    },
    result: (): PulseMoves => moves,
  };
};

/** `isUp`: the queue brings the lead up for it. A call that has a time of its own, or a rest that was agreed, comes at that time whatever the pulse. */
const standingOf = (lead: MovesLead, facts: PulseFacts, rules: PulseMovesRules): { isSilent: boolean; isUp: boolean } => {
  const { leftMs, silence } = pulseOf(lead, facts, rules);
  const isSilent = leftMs < 0;
  const isFree = lead.nextActionKind === 'firstCall' || (lead.nextActionKind === null && lead.stage !== 'nurture');
  const isFallen = fallToCall(lead, rules.pulse.scoreFloor, { days: silence.days, now: facts.now }) !== null;
  return { isSilent, isUp: isFree && (isSilent || isFallen) };
};
