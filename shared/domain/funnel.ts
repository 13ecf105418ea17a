import type { StageChange } from './history.ts';
import type { Lead } from './lead.ts';
import type { Leak } from './leaks.ts';
import type { Stage } from './stage.ts';

/** The steps of the refinery's main line; touches and contacts have been taken in and are no leads yet. */
export const funnelSteps = ['takenIn', 'lead', 'working', 'qualified', 'handedOff', 'accepted', 'won'] as const;
export type FunnelStep = (typeof funnelSteps)[number];

/**
 * One column: every lead that ever reached the step stands in exactly one of the other lists, so
 * `reached = movedOn + stillHere + leak + resting + left`. Lists hold lead ids.
 */
export type FunnelColumn = {
  step: FunnelStep;
  reached: string[];
  /** Reached a later step, whatever became of it there. */
  movedOn: string[];
  stillHere: string[];
  leak: string[];
  /** In nurture, kept informed, or sent back to an earlier step from here. */
  resting: string[];
  /** Left from here with a reason: disqualified, lost, merged, purged. */
  left: string[];
  /** Median time from this step to the next one reached, over leads that moved on through it; null when none did. */
  medianMs: number | null;
};

export type FunnelLead = Pick<Lead, 'id' | 'stage' | 'arrivedAt'>;
type Change = Pick<StageChange, 'leadId' | 'fromStage' | 'toStage' | 'changedAt'>;

/** The step at which a stage stands; null: beside the main line. */
export const lineOf: Record<Stage, number | null> = {
  touch: 0,
  contact: 0,
  lead: 1,
  working: 2,
  qualified: 3,
  handedOff: 4,
  accepted: 5,
  won: 6,
  // Only what sales has held can be lost.
  lost: 4,
  nurture: null,
  keepInformed: null,
  disqualified: null,
  merged: null,
  purged: null,
};
export const goneStages: ReadonlySet<Stage> = new Set<Stage>(['lost', 'disqualified', 'merged', 'purged']);

/**
 * Where leads are now and how far they came. Which leads (of a period, campaign or rep) is the caller's choice; changes of
 * other leads are passed over. A lead counts at the furthest step it ever reached: one that sales sent back does not return
 * to the earlier column, it rests at "handed off".
 */
export const funnelOf = (leads: readonly FunnelLead[], changes: Iterable<Change>, leaks: readonly Leak[]): FunnelColumn[] => {
  const paths = pathsOf(leads, changes);
  const leaking = new Set(leaks.flatMap(({ leadIds }) => leadIds));
  const columns = funnelSteps.map(openColumn);
  for (const lead of leads) {
    const furthest = furthestOf(paths.get(lead.id));
    for (let step = 0; step <= furthest; step += 1) columns[step]?.reached.push(lead.id);
    columns[furthest]?.[cellOf(lead, furthest, leaking)].push(lead.id);
  }
  return columns.map((column, step) => {
    const movedOn = columns[step + 1]?.reached ?? [];
    return { ...column, movedOn, medianMs: medianOf(timesAt(step, movedOn, paths)) };
  });
};

const openColumn = (step: FunnelStep): FunnelColumn => ({
  step,
  reached: [],
  movedOn: [],
  stillHere: [],
  leak: [],
  resting: [],
  left: [],
  medianMs: null,
});

/** When a lead first stood at each step or beyond it, as far as it came. */
export type Path = readonly number[];

/** The way of each lead along the main line. One list of numbers for each lead and nothing beside it, as there may be a million of them. */
export const pathsOf = (leads: readonly FunnelLead[], changes: Iterable<Change>): Map<string, Path> => {
  const paths = new Map<string, number[]>();
  for (const { id, arrivedAt } of leads) paths.set(id, [arrivedAt]);
  const firsts = new Map<string, Change>();
  for (const change of changes) {
    const path = paths.get(change.leadId);
    if (!path) continue;
    reach(path, change.toStage, change.changedAt);
    const first = firsts.get(change.leadId);
    if (!first || isEarlier(change, first)) firsts.set(change.leadId, change);
  }
  for (const lead of leads) complete(paths.get(lead.id) ?? [], lead, firsts.get(lead.id));
  return paths;
};

/** Of changes at one instant that which starts lowest is the first. */
const isEarlier = (a: Change, b: Change): boolean => a.changedAt < b.changedAt || (a.changedAt === b.changedAt && startOf(a) < startOf(b));
const startOf = ({ fromStage }: Change): number => (fromStage === null ? 0 : (lineOf[fromStage] ?? 0));

/** Where its first change starts from, a lead has stood since it arrived; so has one without changes where it stands. */
const complete = (path: number[], { stage, arrivedAt }: FunnelLead, first: Change | undefined): void => {
  if (first?.fromStage) reach(path, first.fromStage, arrivedAt);
  for (let step = path.length; step <= (lineOf[stage] ?? 0); step += 1) path[step] = arrivedAt;
};

const reach = (path: number[], stage: Stage, at: number): void => {
  const last = lineOf[stage] ?? 0;
  for (let step = 1; step <= last; step += 1) path[step] = Math.min(path[step] ?? at, at);
};

const furthestOf = (path: Path | undefined): number => (path?.length ?? 1) - 1;

/** Where a lead of the furthest step it came to stands. */
export const funnelCells = ['stillHere', 'leak', 'resting', 'left'] as const;
export type FunnelCell = (typeof funnelCells)[number];

const cellOf = (lead: FunnelLead, furthest: number, leaking: ReadonlySet<string>): FunnelCell => {
  if (goneStages.has(lead.stage)) return 'left';
  if (leaking.has(lead.id)) return 'leak';
  return lineOf[lead.stage] === furthest ? 'stillHere' : 'resting';
};

const timesAt = (step: number, ids: readonly string[], paths: ReadonlyMap<string, Path>): number[] =>
  ids.flatMap((id) => {
    const path = paths.get(id);
    const [from, till] = [path?.[step], path?.[step + 1]];
    return from !== undefined && till !== undefined && till > from ? [till - from] : [];
  });

const medianOf = (times: readonly number[]): number | null => {
  const inOrder = times.toSorted((a, b) => a - b);
  const middle = inOrder.length >> 1;
  const upper = inOrder[middle];
  if (upper === undefined) return null;
  return inOrder.length % 2 === 1 ? upper : Math.round(((inOrder[middle - 1] ?? upper) + upper) / 2);
};
