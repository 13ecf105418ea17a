import type { CadenceLead } from './cadence.ts';
import type { Disposition } from './call.ts';
import type { CenterSettings } from './center-settings.ts';
import type { Lead } from './lead.ts';
import { effectOf, type OutcomeEffect } from './outcome-effect.ts';
import { isCallableStage } from './stage.ts';

/** What a changed outcome would do otherwise, were it the next for each lead that is called. */
export type OutcomeMoves = {
  counted: number;
  /** Leads that would be given up now and would not have been, and the other way round. */
  givenUp: string[];
  triedOn: string[];
  /** Leads that would be called again sooner or later than before. */
  sooner: string[];
  later: string[];
  /** Leads for which something else would happen altogether. */
  otherwise: string[];
};

type MoveLead = CadenceLead & Pick<Lead, 'id' | 'stage'>;
type At = { settings: CenterSettings; now: number };

/** Takes leads one by one. Clocks of tries before are left aside, as both would keep to them. */
export const countOutcomeMoves = (before: Disposition, after: Disposition, { settings, now }: At) => {
  const moves: OutcomeMoves = { counted: 0, givenUp: [], triedOn: [], sooner: [], later: [], otherwise: [] };
  return {
    take: (lead: MoveLead): void => {
      if (!isCallableStage(lead.stage) || lead.doNotCall) return;
      moves.counted += 1;
      const called = { ...lead, attempts: lead.attempts + 1 };
      const [was, is] = [before, after].map((row) => effectOf(row, { lead: called, settings, now, attemptsAt: [now] }));
      const to = was && is && moveOf(was, is);
      if (to) moves[to].push(lead.id);
    },
    result: (): OutcomeMoves => moves,
  };
};

const moveOf = (was: OutcomeEffect, is: OutcomeEffect): Exclude<keyof OutcomeMoves, 'counted'> | null => {
  if (was.kind === 'retry' && is.kind === 'retry') return is.at === was.at ? null : is.at < was.at ? 'sooner' : 'later';
  if (was.kind === is.kind) return null;
  if (is.kind === 'giveUp' && was.kind === 'retry') return 'givenUp';
  return was.kind === 'giveUp' && is.kind === 'retry' ? 'triedOn' : 'otherwise';
};
