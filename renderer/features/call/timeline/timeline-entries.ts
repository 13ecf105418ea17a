import type { Letter } from '../../../../shared/domain/bantfo.ts';
import type { Attempt, Touch } from '../../../../shared/domain/call.ts';
import { type Correction, detailChanges, lostTexts, type Superseded } from '../../../../shared/domain/correction.ts';
import type { Stage } from '../../../../shared/domain/stage.ts';
import type { LeadRows } from '../../../data/lead-rows.ts';

/** One thing that happened, as facts for the screen to word. */
export type TimelineEntry = { id: string; at: number } & (
  | { kind: 'touch'; touch: Touch }
  | { kind: 'thisCall'; letters: Letter[] }
  | { kind: 'attempt'; attempt: Attempt; letters: Letter[]; note: string }
  | { kind: 'note'; body: string; authorId: string }
  | { kind: 'answers'; letters: Letter[]; authorId: string }
  | { kind: 'stage'; from: Stage | null; to: Stage; reasonCode: string | null }
  | { kind: 'assignment'; fromId: string | null; toId: string | null; byId: string; reason: string }
  | { kind: 'detail'; change: Superseded }
  | { kind: 'lostText'; text: Correction }
  | { kind: 'handoff'; salespersonId: string; answer: 'waiting' | 'accepted' | 'rejected'; outcome: 'open' | 'won' | 'lost' }
);

/** Answers given outside of any call count as one entry while they lie this close together. */
const togetherMs = 5 * 60_000;

/** The call that runs or waits for its outcome, as the screen knows it from the key press on: its row is written a moment later. */
export type ThisCall = { attemptId: string | null; startedAt: number | null };
const noCall: ThisCall = { attemptId: null, startedAt: null };

/** Everything that happened with a lead, newest first; notes and answers of a call are told with the call. */
export const timelineOf = (rows: LeadRows, now: ThisCall = noCall): TimelineEntry[] =>
  [
    ...rows.touches.map((touch): TimelineEntry => ({ id: touch.id, at: touch.happenedAt, kind: 'touch', touch })),
    ...callsOf(rows, now),
    ...loneNotes(rows, now),
    ...loneAnswers(rows, now),
    ...rows.stageChanges.map(
      (step): TimelineEntry => ({
        id: step.id,
        at: step.changedAt,
        kind: 'stage',
        from: step.fromStage,
        to: step.toStage,
        reasonCode: step.reasonCode,
      }),
    ),
    ...rows.assignments.map((each): TimelineEntry => {
      const { id, assignedAt: at, fromId, toId, byId, reason } = each;
      return { id, at, kind: 'assignment', fromId, toId, byId, reason };
    }),
    ...detailChanges(rows.corrections).map(
      (change): TimelineEntry => ({ id: change.old.id, at: change.by.changedAt, kind: 'detail', change }),
    ),
    ...lostTexts(rows.corrections, rows.notes).map((text): TimelineEntry => ({ id: text.id, at: text.changedAt, kind: 'lostText', text })),
    ...rows.handoffs.map((each): TimelineEntry => {
      const { id, handedOffAt: at, salespersonId, answer, outcome } = each;
      return { id, at, kind: 'handoff', salespersonId, answer, outcome };
    }),
  ].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));

/** Only the calls, newest first. */
export const callsOf = (rows: LeadRows, now: ThisCall = noCall): TimelineEntry[] => [
  ...thisCall(rows, now),
  ...rows.attempts
    .filter(({ id }) => id !== now.attemptId)
    .map((attempt): TimelineEntry => {
      // What was noted in the call, and after it why its outcome was put right: neither hides the other.
      const notes = rows.notes.filter((each) => each.attemptId === attempt.id && each.body.trim() !== '');
      const note = notes.map(({ body }) => body).join(' · ');
      return { id: attempt.id, at: attempt.startedAt, kind: 'attempt', attempt, letters: lettersOf(rows, attempt.id), note };
    })
    .reverse(),
];

const thisCall = (rows: LeadRows, { attemptId, startedAt }: ThisCall): TimelineEntry[] =>
  attemptId === null || startedAt === null ? [] : [{ id: attemptId, at: startedAt, kind: 'thisCall', letters: lettersOf(rows, attemptId) }];

const lettersOf = (rows: LeadRows, attemptId: string): Letter[] =>
  distinctLetters(rows.answers.filter((each) => each.attemptId === attemptId));

const distinctLetters = (answers: readonly { letter: Letter }[]): Letter[] => [...new Set(answers.map(({ letter }) => letter))];

const isOfACall = (rows: LeadRows, now: ThisCall, { attemptId }: { attemptId: string | null }): boolean =>
  attemptId !== null && (attemptId === now.attemptId || rows.attempts.some((each) => each.id === attemptId));

const loneNotes = (rows: LeadRows, now: ThisCall): TimelineEntry[] =>
  rows.notes
    .filter((note) => !isOfACall(rows, now, note) && note.body.trim() !== '')
    .map((note) => ({ id: note.id, at: note.writtenAt, kind: 'note', body: note.body, authorId: note.authorId }));

const loneAnswers = (rows: LeadRows, now: ThisCall): TimelineEntry[] => {
  const groups: { at: number; first: string; authorId: string; letters: Letter[] }[] = [];
  for (const answer of rows.answers.filter((each) => !isOfACall(rows, now, each))) {
    const last = groups.at(-1);
    if (last && last.authorId === answer.authorId && answer.answeredAt - last.at <= togetherMs) {
      last.at = answer.answeredAt;
      last.letters = distinctLetters([...last.letters.map((letter) => ({ letter })), answer]);
    } else groups.push({ at: answer.answeredAt, first: answer.id, authorId: answer.authorId, letters: [answer.letter] });
  }
  return groups.map(({ at, first, authorId, letters }) => ({ id: first, at, kind: 'answers', letters, authorId }));
};

/** Headings of the timeline: a day while it is near, a month when it is far. */
export type TimelineGroup = { key: string; at: number; isMonth: boolean; entries: TimelineEntry[] };

const nearMs = 45 * 24 * 60 * 60 * 1000;

/** `dayOf` and `monthOf` name the day or month of an instant in the reader's zone, the same for all instants in it. */
export const groupEntries = (
  entries: readonly TimelineEntry[],
  now: number,
  dayOf: (at: number) => string,
  monthOf: (at: number) => string,
): TimelineGroup[] => {
  const groups: TimelineGroup[] = [];
  for (const entry of entries) {
    const isMonth = now - entry.at > nearMs;
    const key = isMonth ? monthOf(entry.at) : dayOf(entry.at);
    const last = groups.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else groups.push({ key, at: entry.at, isMonth, entries: [entry] });
  }
  return groups;
};
