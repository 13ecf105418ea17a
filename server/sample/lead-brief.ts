import type { Person } from './person.ts';
import type { SpokenAnswer } from './words/answers.ts';

/**
 * What a lead's story is to be, before it has times and words: made at random for most, by hand for those the sample
 * tells about. `plan-lead.ts` turns it into a plan, `play.ts` into rows.
 */
export type LeadBrief = {
  companyAt: number;
  person: Person;
  fate: Fate;
  campaignId: string | null;
  teamId: string;
  /** Null: in the team's pool. */
  ownerId: string | null;
  /** Dispositions of its calls in order. */
  outcomes: readonly string[];
  /** Working days ago of the last call; of the arrival where there was no call. */
  lastAgo: number;
  /** Six letter marks that its answers lead to. */
  letters: string;
  more: Partial<BriefDetails>;
};

export type BriefDetails = {
  /** Came in so many minutes ago. */
  arrivedMinutesAgo: number;
  /** The open callback at the end is due so many minutes from now, moved into the lead's window. */
  dueInMinutes: number;
  /** Or on so many working days from today, at some time of the lead's window. */
  dueInWorkdays: number;
  isSharedCallback: boolean;
  promise: string;
  lastSaid: string;
  /** Working days between calls; drawn where not given. */
  gaps: readonly number[];
  revisitInDays: number;
  /** Its first call is planned for so many working days from today, as there were too many at once. */
  plannedInWorkdays: number;
  /** Had the lead before the owner; the first so many calls are theirs. */
  formerRepId: string;
  formerCalls: number;
  hasNoNextAction: boolean;
  handoff: HandoffBrief;
  exactCalls: readonly ExactCall[];
  touches: readonly TouchBrief[];
};

export type HandoffBrief = {
  salespersonId: string;
  routing: readonly string[];
  promise: string;
  answer: 'waiting' | 'accepted' | 'rejected';
  /** From handing off to the answer, in minutes. */
  answerMinutes: number;
  rejectReason: string | null;
  answerNote: string;
  outcome: 'open' | 'won' | 'lost';
  /** Working days from the answer to the outcome. */
  outcomeDays: number;
  /** In euros. */
  value: number;
  contractNumber: string;
  lostReason: string | null;
};

/** A call whose time is told, not drawn. `minute` of the day in the home zone. */
export type ExactCall = {
  ago: number;
  minute: number;
  code: string;
  talkMinutes: number;
  note: string | null;
  lastSaid: string;
  answers: readonly SpokenAnswer[];
};

type TouchBrief = {
  kind: 'download' | 'visit' | 'badgeScan' | 'event' | 'mail' | 'inquiry';
  title: string;
  detail: string;
  buyingPhase: 'learning' | 'interest' | 'preference' | null;
  /** Of a visit: how long it took. */
  minutes?: number;
  /** Calendar days ago, and minute of the home day. */
  daysAgo: number;
  minute: number;
};

/** Where a lead's story stands in the end. */
export type Fate =
  | 'fresh'
  | 'untouched'
  | 'visitor'
  | 'trying'
  | 'working'
  | 'nurture'
  | 'keepInformed'
  | 'disqualified'
  | 'qualified'
  | 'handedOff'
  | 'accepted'
  | 'rejected'
  | 'won'
  | 'lost'
  | 'merged';
