import { z } from 'zod';

/**
 * The refinery's state machine: `(stage, event) → stage | refusal`, as a complete table.
 *
 * ```
 * touch ─► contact ─► lead ─► working ─► qualified ─► handedOff ─► accepted ─► won | lost
 *                      │        │            │            │
 *                      └────────┴─► nurture ◄┴─ (reject) ◄┘      keepInformed · disqualified · merged · purged
 * ```
 */
export const stages = [
  'touch',
  'contact',
  'lead',
  'working',
  'qualified',
  'handedOff',
  'accepted',
  'won',
  'lost',
  'nurture',
  'keepInformed',
  'disqualified',
  'merged',
  'purged',
] as const;
export const stage = z.enum(stages);
export type Stage = z.infer<typeof stage>;

export const stageEvents = [
  'identify',
  'promote',
  'work',
  'qualify',
  'handOff',
  'accept',
  'reject',
  'win',
  'lose',
  'nurture',
  'keepInformed',
  'disqualify',
  'recycle',
  'merge',
  'purge',
] as const;
export const stageEvent = z.enum(stageEvents);
export type StageEvent = z.infer<typeof stageEvent>;

/** Why a step is refused. `already`: the lead stands there; `notYet`: earlier steps are missing; `withSales`: sales holds it; `closed`: it has left for good. */
export type StageRefusal = { refused: 'already' | 'notYet' | 'withSales' | 'closed' };

const already: StageRefusal = { refused: 'already' };
const notYet: StageRefusal = { refused: 'notYet' };
const withSales: StageRefusal = { refused: 'withSales' };
const closed: StageRefusal = { refused: 'closed' };

type Row = Record<StageEvent, Stage | StageRefusal>;

/** What every stage before sales allows alike: leave, wait, be merged. */
const beforeSales = {
  accept: notYet,
  reject: notYet,
  win: notYet,
  lose: notYet,
  nurture: 'nurture',
  keepInformed: 'keepInformed',
  disqualify: 'disqualified',
  merge: 'merged',
  purge: 'purged',
} as const satisfies Partial<Row>;

/** A lead that came to rest can be worked again, by rule or by hand. */
const atRest = {
  ...beforeSales,
  identify: already,
  promote: 'lead',
  work: 'working',
  qualify: 'qualified',
  handOff: notYet,
  recycle: 'working',
} as const satisfies Partial<Row>;

const gone: Row = {
  identify: closed,
  promote: closed,
  work: closed,
  qualify: closed,
  handOff: closed,
  accept: closed,
  reject: closed,
  win: closed,
  lose: closed,
  nurture: closed,
  keepInformed: closed,
  disqualify: closed,
  recycle: closed,
  merge: closed,
  purge: closed,
};

const steps: Record<Stage, Row> = {
  touch: { ...beforeSales, identify: 'contact', promote: 'lead', work: 'working', qualify: 'qualified', handOff: notYet, recycle: already },
  contact: { ...beforeSales, identify: already, promote: 'lead', work: 'working', qualify: 'qualified', handOff: notYet, recycle: already },
  lead: { ...beforeSales, identify: already, promote: already, work: 'working', qualify: 'qualified', handOff: notYet, recycle: already },
  working: { ...beforeSales, identify: already, promote: already, work: already, qualify: 'qualified', handOff: notYet, recycle: already },
  qualified: {
    ...beforeSales,
    identify: already,
    promote: already,
    work: 'working',
    qualify: already,
    handOff: 'handedOff',
    recycle: 'working',
  },
  handedOff: {
    identify: already,
    promote: already,
    work: withSales,
    qualify: withSales,
    handOff: already,
    accept: 'accepted',
    reject: 'working',
    win: 'won',
    lose: 'lost',
    nurture: withSales,
    keepInformed: withSales,
    disqualify: withSales,
    recycle: withSales,
    merge: 'merged',
    purge: 'purged',
  },
  accepted: {
    identify: already,
    promote: already,
    work: withSales,
    qualify: withSales,
    handOff: already,
    accept: already,
    reject: 'working',
    win: 'won',
    lose: 'lost',
    nurture: withSales,
    keepInformed: withSales,
    disqualify: withSales,
    recycle: withSales,
    merge: 'merged',
    purge: 'purged',
  },
  won: { ...gone, win: already, lose: 'lost', merge: 'merged', purge: 'purged' },
  lost: { ...gone, lose: already, win: 'won', nurture: 'nurture', recycle: 'working', merge: 'merged', purge: 'purged' },
  nurture: { ...atRest, nurture: already },
  keepInformed: { ...atRest, keepInformed: already },
  disqualified: { ...gone, disqualify: already, recycle: 'working', merge: 'merged', purge: 'purged' },
  merged: { ...gone, merge: already, purge: 'purged' },
  purged: { ...gone, purge: already },
};

/** One step of the refinery. Returns the new stage or the refusal with its reason; never throws. */
export const nextStage = (from: Stage, event: StageEvent): Stage | StageRefusal => steps[from][event];

export const isRefusal = (step: Stage | StageRefusal): step is StageRefusal => typeof step !== 'string';

/** Stages in which a rep may be asked to call. */
export const isCallableStage = (at: Stage): boolean =>
  at === 'touch' || at === 'contact' || at === 'lead' || at === 'working' || at === 'nurture' || at === 'qualified';

/** Sales has it: it stays in the name of who handed it off, also when they have left. */
export const isSalesStage = (at: Stage): boolean => at === 'handedOff' || at === 'accepted';

/** Open: still in the refinery and ours, so it needs a next action and, before sales has it, an owner or pool; else it is a leak. */
export const isOpenStage = (at: Stage): boolean => isCallableStage(at) || isSalesStage(at);
