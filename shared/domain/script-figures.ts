import type { Attempt, Disposition, Script } from './call.ts';
import { stepOf } from './script-walk.ts';

/** What came of the calls made with one version of a script. Counts of calls, but for `letters`. */
export type ScriptFigures = {
  calls: number;
  reached: number;
  qualified: number;
  /** Letters filled by the script's answers in calls in which the lead was reached, each letter once per call. */
  letters: number;
  /** Calls in which a step was shown. */
  seen: Map<string, number>;
  /** Calls that went from one step to another, by `from to`. */
  flows: Map<string, number>;
};

export type ScriptCount = { add: (attempt: Attempt) => void; figures: ReadonlyMap<string, ScriptFigures> };

export const flowKey = (from: string, to: string): string => `${from} ${to}`;

const none = (): ScriptFigures => ({ calls: 0, reached: 0, qualified: 0, letters: 0, seen: new Map(), flows: new Map() });

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
    if (dispositions.get(attempt.dispositionCode)?.raises === 'qualify') own.qualified += 1;
    own.letters += lettersFilled(script, attempt);
    walk(own, attempt);
  };
  return { add, figures };
};

const lettersFilled = (script: Script, { scriptPath }: Attempt): number => {
  const fills = scriptPath.flatMap(
    ({ stepId, answer }) => stepOf(script, stepId)?.choices.find(({ label }) => label === answer)?.fills ?? [],
  );
  return new Set(fills.filter(({ state }) => state !== 'unknown').map(({ letter }) => letter)).size;
};

const walk = ({ seen, flows }: ScriptFigures, { scriptPath }: Attempt): void => {
  for (const stepId of new Set(scriptPath.map((each) => each.stepId))) raise(seen, stepId);
  scriptPath.forEach(({ stepId }, index) => {
    const next = scriptPath[index + 1];
    if (next) raise(flows, flowKey(stepId, next.stepId));
  });
};
