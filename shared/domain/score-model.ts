import { z } from 'zod';
import { touchKinds } from './call.ts';
import { count, line } from './fields.ts';
import { scoreSegment } from './score-segment.ts';

/**
 * What a rule looks at (DOMAIN: Score).
 *
 * - `touchKind`: touches of certain kinds · `buyingPhase`: touches of a phase
 * - `content`: downloads, with points by item and by buying phase; the same item counts once · `downloads`: how many there were
 * - `visits`: how many visits to our pages · `timeOnSite`: the minutes of them
 * - `event`: events that were attended, one by one · `answeredCall`: calls they answered
 * - `recency`: how fresh their newest sign of life is, fading per kind of touch
 * - `segment`: who is in a segment, as it was agreed when the model was
 * - `keyAccount` · `companySize` · `companyContacts`: known leads at the company · `titleWord`: seniority by the words of the title
 */
export const scoreRuleKinds = [
  'touchKind',
  'content',
  'downloads',
  'buyingPhase',
  'visits',
  'timeOnSite',
  'event',
  'answeredCall',
  'recency',
  'keyAccount',
  'titleWord',
  'companySize',
  'companyContacts',
  'segment',
] as const;
export type ScoreRuleKind = (typeof scoreRuleKinds)[number];

/** A downloaded item or an event by words of its title: `*` at an end stands for the rest of a word. */
const scoredItem = z.object({ title: line, points: z.int() });
export type ScoredItem = z.infer<typeof scoredItem>;

export const scoreRule = z.object({
  id: line,
  label: line,
  kind: z.enum(scoreRuleKinds),
  /** What the kind looks for: touch kinds, a buying phase, words of a title, a least number, minutes. */
  match: z.array(line).max(200),
  points: z.int(),
  /** Most that this rule may add; null: counted once. */
  cap: z.int().nullable(),
  /** After this many days the points are worth half; null: they stay. */
  halfLifeDays: count.nullable(),
  /** Of `content`: points of an item by its buying phase, where no item of its own is named. */
  phases: z.object({ learning: z.int(), interest: z.int(), preference: z.int() }).optional(),
  /** Of `content` and `event`: points of single items, the first that fits. */
  items: z.array(scoredItem).max(100).optional(),
  /** Of `recency`: half-lives of single kinds, in days; others take `halfLifeDays`. */
  halfLives: z
    .array(z.object({ kind: z.enum(touchKinds), days: count }))
    .max(touchKinds.length)
    .optional(),
  /** Of `segment`. */
  segment: scoreSegment.optional(),
});
export type ScoreRule = z.infer<typeof scoreRule>;

/** How the center scores: a version that is replaced by the next one and never changed. `model` is its name, a running number. */
export const scoreModel = z.object({
  model: line,
  warmFrom: z.int(),
  hotFrom: z.int(),
  /** The score from which sales takes a lead. */
  threshold: z.int(),
  rules: z.array(scoreRule).max(60),
});
export type ScoreModel = z.infer<typeof scoreModel>;
