import { isKnownContact } from '../../../../shared/commands/score-of-lead.ts';
import type { Handoff } from '../../../../shared/domain/handoff.ts';
import type { Lead } from '../../../../shared/domain/lead.ts';
import type { Company } from '../../../../shared/domain/people.ts';
import { createScorer, scoreWith } from '../../../../shared/domain/score.ts';
import type { ScoreModel } from '../../../../shared/domain/score-model.ts';
import { type Decided, decidedLeads, factsAsOf, judgeScores, type ModelOutcomes } from '../../../../shared/domain/score-outcomes.ts';
import { countScoreMoves, type ScoreMoves } from '../../../../shared/domain/score-preview.ts';
import type { ScoredLead } from '../../../../shared/domain/score-segment.ts';
import { suggestWeights, type WeightSuggestion } from '../../../../shared/domain/score-weights.ts';
import type { ScoreFacts } from '../../../../shared/domain/score-worth.ts';
import type { RefineryDb } from '../../../data/db.ts';
import { nextTask } from '../../../data/next-task.ts';
import { everyRow } from '../../../data/rows.ts';

/**
 * What is asked of all leads of this desktop. `preview`: who moves under another model. `outcomes`: how well models foresaw won and lost, and
 * what weights the outcomes suggest for the first of them.
 */
export type ScoreJob =
  | { kind: 'preview'; before: ScoreModel; after: ScoreModel; at: number }
  | { kind: 'outcomes'; models: readonly ScoreModel[] };
export type OutcomeResult = { kind: 'outcomes'; models: ModelOutcomes[]; suggestions: WeightSuggestion[] };
export type ScoreResult = { kind: 'preview'; moves: ScoreMoves } | OutcomeResult;
export type ScoreProgress = { phase: 'reading' | 'scoring'; done: number; total?: number };

type Lean = ScoredLead & Pick<Lead, 'companyId' | 'stage' | 'arrivedAt'>;
/** What leads are scored by, read once and kept while a model is under the pen. */
export type HeldFacts = {
  leads: Lean[];
  companies: Map<string, Company>;
  touches: Map<string, ScoreFacts['touches'][number][]>;
  attempts: Map<string, ScoreFacts['attempts'][number][]>;
  handoffs: Pick<Handoff, 'id' | 'leadId' | 'outcome' | 'handedOffAt'>[];
};

type Way = { onProgress: (progress: ScoreProgress) => void; isOver: () => boolean };

/** Thrown when somebody has changed their mind on the way. */
export class Cancelled extends Error {}

/** Reads everything that scores look at; only the fields they need are kept. */
export const readFacts = async (db: RefineryDb, { onProgress, isOver }: Way): Promise<HeldFacts> => {
  const held: HeldFacts = { leads: [], companies: new Map(), touches: new Map(), attempts: new Map(), handoffs: [] };
  let done = 0;
  const tell = (count: number) => {
    if (isOver()) throw new Cancelled();
    done += count;
    onProgress({ phase: 'reading', done });
  };
  for await (const some of everyRow(db, 'companies')) {
    for (const each of some) held.companies.set(each.id, each);
    tell(some.length);
  }
  for await (const some of everyRow(db, 'leads')) {
    for (const lead of some) held.leads.push(leanOf(lead));
    tell(some.length);
  }
  for await (const some of everyRow(db, 'touches')) {
    for (const { leadId, id, kind, direction, title, buyingPhase, happenedAt, durationMs } of some)
      addTo(held.touches, leadId, { id, kind, direction, title, buyingPhase, happenedAt, durationMs });
    tell(some.length);
  }
  for await (const some of everyRow(db, 'attempts')) {
    for (const { leadId, id, isConnect, startedAt } of some) if (isConnect) addTo(held.attempts, leadId, { id, isConnect, startedAt });
    tell(some.length);
  }
  for await (const some of everyRow(db, 'handoffs')) {
    for (const { id, leadId, outcome, handedOffAt } of some) held.handoffs.push({ id, leadId, outcome, handedOffAt });
    tell(some.length);
  }
  return held;
};

const leanOf = ({ id, title, source, campaignId, country, language, attempts, connects, companyId, stage, arrivedAt }: Lead): Lean => ({
  id,
  title,
  source,
  campaignId,
  country,
  language,
  attempts,
  connects,
  companyId,
  stage,
  arrivedAt,
});

const addTo = <Value>(lists: Map<string, Value[]>, key: string, value: Value): void => {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
};

/** Scored between two looks at whether it is still wanted. */
const leadsAtOnce = 2000;

export const runJob = async (held: HeldFacts, job: ScoreJob, way: Way): Promise<ScoreResult> =>
  job.kind === 'preview' ? preview(held, job, way) : judge(held, job.models);

const preview = async (
  held: HeldFacts,
  { before, after, at }: Extract<ScoreJob, { kind: 'preview' }>,
  { onProgress, isOver }: Way,
): Promise<ScoreResult> => {
  const count = countScoreMoves(before, after, at);
  const known = held.leads.filter(isKnownContact);
  const contacts = contactsOf(known, Number.POSITIVE_INFINITY);
  for (let from = 0; from < known.length; from += leadsAtOnce) {
    for (const lead of known.slice(from, from + leadsAtOnce)) count.take(factsOf(held, lead, contacts));
    onProgress({ phase: 'scoring', done: Math.min(from + leadsAtOnce, known.length), total: known.length });
    await nextTask();
    if (isOver()) throw new Cancelled();
  }
  return { kind: 'preview', moves: count.result() };
};

const contactsOf = (leads: readonly Lean[], till: number): Map<string, number> => {
  const contacts = new Map<string, number>();
  for (const { companyId, arrivedAt } of leads)
    if (companyId !== null && arrivedAt <= till) contacts.set(companyId, (contacts.get(companyId) ?? 0) + 1);
  return contacts;
};

const factsOf = (held: HeldFacts, lead: Lean, contacts: ReadonlyMap<string, number>): ScoreFacts => ({
  lead,
  company: held.companies.get(lead.companyId ?? ''),
  touches: held.touches.get(lead.id) ?? [],
  attempts: held.attempts.get(lead.id) ?? [],
  contactsAtCompany: Math.max(1, contacts.get(lead.companyId ?? '') ?? 1),
});

const judge = (held: HeldFacts, models: readonly ScoreModel[]): OutcomeResult => {
  const leads = new Map(held.leads.map((lead) => [lead.id, lead]));
  const byCompany = Map.groupBy(held.leads.filter(isKnownContact), ({ companyId }) => companyId);
  const decided = decidedLeads(held.handoffs).flatMap((each) => {
    const lead = leads.get(each.leadId);
    if (!lead) return [];
    const contacts = contactsOf(byCompany.get(lead.companyId) ?? [], each.at);
    return [{ ...each, facts: factsAsOf(factsOf(held, lead, contacts), each.at) }];
  });
  const scored = models.map((score) => scoreAll(decided, score));
  const results = scored.map((of) => judgeScores(of.map(({ leadId, isWon, found }) => ({ leadId, isWon, score: found.score }))));
  const learned = (scored[0] ?? []).map(({ isWon, found }) => ({
    isWon,
    points: new Map(found.lines.map(({ rule, points }) => [rule, points])),
  }));
  return { kind: 'outcomes', models: results, suggestions: suggestWeights(learned, models[0]?.rules ?? []) };
};

const scoreAll = (decided: readonly (Decided & { facts: ScoreFacts })[], score: ScoreModel) => {
  const scorer = createScorer({ score });
  return decided.map((each) => ({ ...each, found: scoreWith(scorer, each.facts, each.at) }));
};
