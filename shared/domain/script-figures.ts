import type { Attempt, Disposition } from './call.ts';
import type { Script, ScriptStep } from './script.ts';
import { onwardOf } from './script-checks.ts';
import { fillsOfTaken } from './script-facts.ts';
import { stepOf } from './script-walk.ts';

/** What came of the calls made with one version of a script. Counts of calls, but for `letters` and times. */
export type ScriptFigures = {
  calls: number;
  reached: number;
  qualified: number;
  /** Letters filled by the script's answers in calls in which the lead was reached, each letter once per call. */
  letters: number;
  /** Time talked where the lead was reached, ms, and the sum of its squares, ms². */
  talkMs: number;
  talkSquares: number;
  /** Calls in which a step was shown. */
  seen: Map<string, number>;
  /** By objection: calls in which it was raised, and those of them that were qualified. */
  objections: Map<string, { raised: number; qualified: number }>;
  /** Calls that went from one step to another, by `from to`; through a branch both its ways count. */
  flows: Map<string, number>;
};

export type ScriptCount = { add: (attempt: Attempt) => void; figures: ReadonlyMap<string, ScriptFigures> };

export const flowKey = (from: string, to: string): string => `${from} ${to}`;

const none = (): ScriptFigures => ({
  calls: 0,
  reached: 0,
  qualified: 0,
  letters: 0,
  talkMs: 0,
  talkSquares: 0,
  seen: new Map(),
  objections: new Map(),
  flows: new Map(),
});

const raise = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/**
 * Counts calls per version, one attempt at a time, so that no list of them has to be held. Calls without an outcome yet are left out.
 * Qualified is what the disposition raises, so that a center may name its outcomes as it likes.
 */
export const countScripts = (scripts: ReadonlyMap<string, Script>, dispositions: ReadonlyMap<string, Disposition>): ScriptCount => {
  const figures = new Map<string, ScriptFigures>();
  const add = (attempt: Attempt) => {
    const script = attempt.scriptId === null ? undefined : scripts.get(attempt.scriptId);
    if (!script || attempt.dispositionCode === null) return;
    const own = figures.get(script.id) ?? none();
    figures.set(script.id, own);
    own.calls += 1;
    if (!attempt.isConnect) return;
    own.reached += 1;
    own.talkMs += attempt.talkMs;
    own.talkSquares += attempt.talkMs ** 2;
    const isQualified = dispositions.get(attempt.dispositionCode)?.raises === 'qualify';
    if (isQualified) own.qualified += 1;
    countObjections(own, attempt, isQualified);
    own.letters += lettersFilled(script, attempt);
    walk(own, script, attempt);
  };
  return { add, figures };
};

const lettersFilled = (script: Script, { scriptPath }: Attempt): number => {
  const fills = scriptPath.flatMap((taken) => fillsOfTaken(stepOf(script, taken.stepId), taken, Number.POSITIVE_INFINITY));
  return new Set(fills.filter(({ state }) => state !== 'unknown').map(({ letter }) => letter)).size;
};

/** Raised twice in one call counts once. */
const countObjections = ({ objections }: ScriptFigures, { scriptPath }: Attempt, isQualified: boolean): void => {
  const raised = new Set(scriptPath.flatMap((taken) => taken.objections ?? []).map(({ title }) => title));
  for (const title of raised) {
    const before = objections.get(title) ?? { raised: 0, qualified: 0 };
    objections.set(title, { raised: before.raised + 1, qualified: before.qualified + (isQualified ? 1 : 0) });
  }
};

const walk = ({ seen, flows }: ScriptFigures, script: Script, { scriptPath }: Attempt): void => {
  for (const stepId of new Set(scriptPath.map((each) => each.stepId))) raise(seen, stepId);
  scriptPath.forEach(({ stepId }, index) => {
    const next = scriptPath[index + 1];
    if (next) for (const [from, to] of legsBetween(script, stepId, next.stepId)) raise(flows, flowKey(from, to));
  });
};

/** The way from one shown step to the next: straight, or by the branches between them, which no path holds. */
const legsBetween = (script: Script, from: string, to: string): [string, string][] => {
  const ways: [ScriptStep | undefined, [string, string][]][] = [[stepOf(script, from), []]];
  const seen = new Set<string>([from]);
  for (let next = ways.shift(); next; next = ways.shift()) {
    const [step, legs] = next;
    for (const goTo of step ? onwardOf(step) : []) {
      if (step && goTo === to) return [...legs, [step.id, to]];
      const through = stepOf(script, goTo);
      if (!step || through?.kind !== 'branch' || seen.has(goTo)) continue;
      seen.add(goTo);
      ways.push([through, [...legs, [step.id, goTo]]]);
    }
  }
  return [[from, to]];
};
