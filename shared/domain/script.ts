import { z } from 'zod';
import { answerValue, letter, letterState } from './bantfo.ts';
import { count, id, instant, languageCode, line, text } from './fields.ts';
import { leadDetail } from './lead-details.ts';
import { stage } from './stage.ts';

/**
 * Scripts as they are kept. Everything with a default came after 0.1.0, whose rows are read as they are: an `ask` of theirs is
 * answered by choice, a script of theirs takes every call of its kind.
 */

/** One answer a script step offers: what it fills and where it leads. */
export const scriptChoice = z.object({
  label: line,
  fills: z.array(z.object({ letter, state: letterState, value: answerValue })).max(6),
  /** Id of the next step or end. */
  goTo: line,
});
export type ScriptChoice = z.infer<typeof scriptChoice>;

/** `date` takes a day or how long until then. */
export const answerKinds = ['choice', 'number', 'amount', 'date', 'text'] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** What a branch looks at. Sizes as in a taken step: numbers, minor units, months. */
export const scriptCondition = z.discriminatedUnion('on', [
  z.object({ on: z.literal('answer'), stepId: line, is: z.array(line).max(8) }),
  z.object({ on: z.literal('size'), stepId: line, from: z.number().nullable(), below: z.number().nullable() }),
  z.object({ on: z.literal('letter'), letter, is: z.array(letterState).max(4) }),
  z.object({ on: z.literal('detail'), detail: leadDetail, isKnown: z.boolean() }),
  z.object({ on: z.literal('stage'), is: z.array(stage).max(20) }),
  z.object({ on: z.literal('campaign'), is: z.array(id).max(100) }),
  z.object({ on: z.literal('language'), is: z.array(languageCode).max(20) }),
  /** As the center has it when the call is made: a segment that changes changes its branches with it. */
  z.object({ on: z.literal('segment'), is: z.array(id).max(60) }),
]);
export type ScriptCondition = z.infer<typeof scriptCondition>;

export const scriptBranch = z.object({ when: scriptCondition, goTo: line });
export type ScriptBranch = z.infer<typeof scriptBranch>;

/** `branch` is passed without being shown; `note` is for the rep's eyes only. */
export const stepKinds = ['say', 'ask', 'branch', 'note', 'end'] as const;
export type StepKind = (typeof stepKinds)[number];

export const scriptStep = z.object({
  id: line,
  title: line,
  kind: z.enum(stepKinds),
  /** Said aloud; `{{firstName|there}}` is a merge field with its fallback. */
  say: text,
  hint: text,
  choices: z.array(scriptChoice).max(8),
  /** Where it goes on where no answer or branch says so. */
  goTo: line.nullable(),
  answerAs: z.enum(answerKinds).default('choice'),
  /** What a number counts: `stops a month`. */
  unit: line.default(''),
  /** The letter an answer in words fills, and how good that makes it. */
  fills: z.object({ letter, state: letterState }).nullable().default(null),
  /** The lead's field that the answer fills. */
  detail: leadDetail.nullable().default(null),
  /** Said instead where the answer is known already: `{{known|}}` is what is known. Empty: the question stays. */
  confirm: text.default(''),
  branches: z.array(scriptBranch).max(12).default([]),
});
export type ScriptStep = z.infer<typeof scriptStep>;

export const scriptObjection = z.object({
  title: line,
  reply: text,
  /** Where it goes on after the reply; null: back to where one was. */
  goTo: line.nullable().default(null),
});
export type ScriptObjection = z.infer<typeof scriptObjection>;

/** What a call is made for, as far as a script may be written for it. */
export const scriptPurposes = ['inquiry', 'tradeShow', 'reEngagement'] as const;
export type ScriptPurpose = (typeof scriptPurposes)[number];

/** One version of a script. A draft may be changed; from publication on nothing but `state`, `share` and `retiredAt` is. */
export const script = z.object({
  id,
  /** The same for all versions of a script. */
  scriptKey: line,
  name: line,
  version: count,
  language: languageCode,
  state: z.enum(['draft', 'live', 'retired']),
  startStepId: line,
  steps: z.array(scriptStep).min(1).max(100),
  objections: z.array(scriptObjection).max(40),
  publishedAt: instant.nullable(),
  publishedById: id.nullable(),
  /** Empty: by its key, as 0.1.0 did. */
  purposes: z.array(z.enum(scriptPurposes)).max(3).default([]),
  /** Calls of these campaigns take this script before any other; empty: no campaign of its own. */
  campaignIds: z.array(id).max(100).default([]),
  /** Weight among the live versions of the script; one alone takes every call. */
  share: z.int().min(0).max(100).default(100),
  /** Raised by every change of a draft; who publishes says which one they have read. */
  revision: count.default(0),
  savedAt: instant.nullable().default(null),
  savedById: id.nullable().default(null),
  retiredAt: instant.nullable().default(null),
});
export type Script = z.infer<typeof script>;

/** What is written of a script; the rest says where it stands. */
export const scriptContent = script.pick({
  name: true,
  language: true,
  startStepId: true,
  steps: true,
  objections: true,
  purposes: true,
  campaignIds: true,
});
export type ScriptContent = z.infer<typeof scriptContent>;
