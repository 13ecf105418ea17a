import type { CenterSettings } from './center-settings.ts';
import { keepsPulse, type PulseFacts, type PulseLead, type PulseRules, pulseOf } from './pulse.ts';
import { isUpForPulse, type QueueLead } from './queue.ts';

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
type MovesLead = PulseLead & QueueLead;

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

/** `isUp`: the queue brings the lead up for it. */
const standingOf = (lead: MovesLead, facts: PulseFacts, rules: PulseMovesRules): { isSilent: boolean; isUp: boolean } => {
  const { leftMs, silence } = pulseOf(lead, facts, rules);
  const silenceOf = () => ({ days: silence.days, segment: null });
  return { isSilent: leftMs < 0, isUp: isUpForPulse(lead, { settings: rules, now: facts.now, keyAccounts: noneOfTheirOwn, silenceOf }) };
};

/** Key accounts are in the silence already. */
const noneOfTheirOwn: ReadonlySet<string> = new Set();
