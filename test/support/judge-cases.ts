import { fieldsOfScore } from '../../shared/commands/score-of-lead.ts';
import type { Answer } from '../../shared/domain/bantfo.ts';
import type { CenterSettings } from '../../shared/domain/center-settings.ts';
import { halved } from '../../shared/domain/half-life.ts';
import { scoreLead } from '../../shared/domain/score.ts';
import type { ScoreFacts } from '../../shared/domain/score-worth.ts';
import { nextStage, type Stage, stageEvents } from '../../shared/domain/stage.ts';
import { verdictOf } from '../../shared/domain/verdict.ts';

/** A lead with all that score, verdict and stage are made of; plain data, so that it can be handed to another engine. */
export type JudgeCase = { facts: ScoreFacts; answers: Answer[]; stage: Stage; settings: CenterSettings; at: number };

/**
 * What the rules say of each lead, one text a lead: the score as its row holds it with every line and its facts, the verdict, and where
 * each step of the refinery leads. Numbers are written as their 64 bits, so that equal texts are equal bit for bit.
 */
export const judgeCases = (cases: readonly JudgeCase[]): string[] =>
  cases.map(({ facts, answers, stage, settings, at }) => {
    const score = scoreLead(facts, settings, at);
    const verdict = verdictOf({ answers, score: score.score, stage }, settings, at);
    const steps = stageEvents.map((event) => nextStage(stage, event));
    const ages = facts.touches.map(({ happenedAt }) => halved((at - happenedAt) / 5_184_000_001));
    return JSON.stringify([score, fieldsOfScore(score, at), verdict, steps, ages], (_key, value) =>
      typeof value === 'number' ? bitsOf(value) : value,
    );
  });

const bitsOf = (value: number): string => new BigUint64Array(new Float64Array([value]).buffer)[0]?.toString(16) ?? '';
