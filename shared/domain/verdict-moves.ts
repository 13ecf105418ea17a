import type { Answer } from './bantfo.ts';
import type { CenterSettings } from './center-settings.ts';
import type { Lead } from './lead.ts';
import { isCallableStage } from './stage.ts';
import { type VerdictKind, verdictOf } from './verdict.ts';

export const verdictKinds = ['qualify', 'keepWorking', 'nurture', 'disqualify'] as const satisfies VerdictKind[];

/** Leads that a change of the agreements moves from one verdict to another. */
export type VerdictMove = { from: VerdictKind; to: VerdictKind; leadIds: string[] };
export type VerdictMoves = {
  /** Leads with a verdict at all: sales has the others, or they are closed. */
  judged: number;
  before: Record<VerdictKind, number>;
  after: Record<VerdictKind, number>;
  /** By the stage of advice they come from and go to, in the order of `verdictKinds`; none without leads. */
  moves: VerdictMove[];
};

type JudgedLead = Pick<Lead, 'id' | 'score' | 'stage'>;
type Agreed = Pick<CenterSettings, 'bantfo' | 'score' | 'zone' | 'cadence'>;

/** Whether a verdict means anything for a lead: it is still ours to work on, now or some day. */
export const isJudged = ({ stage }: Pick<Lead, 'stage'>): boolean => isCallableStage(stage) || stage === 'keepInformed';

/** Counts, lead by lead, what a change of the agreements does to the verdicts at one instant. Takes each lead once, in any order. */
export const countVerdictMoves = (before: Agreed, after: Agreed, at: number) => {
  const none = (): Record<VerdictKind, number> => ({ qualify: 0, keepWorking: 0, nurture: 0, disqualify: 0 });
  const counts = { judged: 0, before: none(), after: none() };
  const moved = new Map<string, string[]>();
  return {
    take: (lead: JudgedLead, answers: readonly Answer[]): void => {
      if (!isJudged(lead)) return;
      const of = { answers, score: lead.score, stage: lead.stage };
      const from = verdictOf(of, before, at).kind;
      const to = verdictOf(of, after, at).kind;
      counts.judged += 1;
      counts.before[from] += 1;
      counts.after[to] += 1;
      if (from === to) return;
      const key = `${from} ${to}`;
      const ids = moved.get(key);
      if (ids) ids.push(lead.id);
      else moved.set(key, [lead.id]);
    },
    result: (): VerdictMoves => ({
      ...counts,
      moves: verdictKinds.flatMap((from) =>
        verdictKinds.flatMap((to) => {
          const leadIds = moved.get(`${from} ${to}`);
          return leadIds ? [{ from, to, leadIds }] : [];
        }),
      ),
    }),
  };
};
