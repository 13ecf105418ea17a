import { keepsPulse, type LeadAndFacts, type PulseRules, pulseOf } from './pulse.ts';

/** What other agreements on silence make of the leads there are. */
export type PulseMoves = {
  /** Leads the pulse is kept with. */
  counted: number;
  silentBefore: number;
  silentAfter: number;
  /** Leads that the queue brings up at once, and those it leaves in peace for longer. */
  brought: string[];
  spared: string[];
};

/** Takes leads one by one, so that nobody waits for all of them. */
export const countPulseMoves = (before: PulseRules, after: PulseRules) => {
  const moves: PulseMoves = { counted: 0, silentBefore: 0, silentAfter: 0, brought: [], spared: [] };
  return {
    take: ({ lead, facts }: LeadAndFacts): void => {
      if (!keepsPulse(lead)) return;
      const [was, is] = [before, after].map((rules) => pulseOf(lead, facts, rules).leftMs < 0);
      moves.counted += 1;
      if (was) moves.silentBefore += 1;
      if (is) moves.silentAfter += 1;
      if (is && !was) moves.brought.push(lead.id);
      if (was && !is) moves.spared.push(lead.id);
    },
    result: (): PulseMoves => moves,
  };
};
