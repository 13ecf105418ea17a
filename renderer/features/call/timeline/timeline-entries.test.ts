import { describe, expect, it } from 'vitest';
import { anAnswer, aStageChange, aTouch, builtAt } from '../../../../test/builders/domain.ts';
import { anAttempt } from '../../../../test/builders/people.ts';
import type { LeadRows } from '../../../data/lead-rows.ts';
import { callsOf, groupEntries, timelineOf } from './timeline-entries.ts';

const minute = 60_000;
const day = 86_400_000;

const rows = (over: Partial<LeadRows>): LeadRows => ({
  leadId: 'lead-1',
  lead: undefined,
  touches: [],
  attempts: [],
  notes: [],
  answers: [],
  callbacks: [],
  stageChanges: [],
  assignments: [],
  corrections: [],
  handoffs: [],
  isWhole: true,
  ...over,
});

const aNote = (over: object) => ({
  id: 'note-1',
  leadId: 'lead-1',
  attemptId: null,
  authorId: 'rep-1',
  body: 'After lunch',
  revision: 1,
  writtenAt: builtAt,
  editId: null,
  ...over,
});

describe('the timeline', () => {
  it('tells what happened, newest first', () => {
    const entries = timelineOf(
      rows({
        touches: [aTouch({ happenedAt: builtAt - 2 * day })],
        attempts: [anAttempt({ startedAt: builtAt - day })],
        stageChanges: [aStageChange({ changedAt: builtAt })],
      }),
    );
    expect(entries.map(({ kind }) => kind)).toEqual(['stage', 'attempt', 'touch']);
  });

  it('tells notes and answers of a call with the call', () => {
    const entries = timelineOf(
      rows({
        attempts: [anAttempt({ id: 'call' })],
        notes: [aNote({ attemptId: 'call' })],
        answers: [
          anAnswer({ id: '1', letter: 'B', attemptId: 'call' }),
          anAnswer({ id: '2', letter: 'N', attemptId: 'call' }),
          anAnswer({ id: '3', letter: 'B', attemptId: 'call' }),
        ],
      }),
    );
    expect(entries).toEqual([expect.objectContaining({ kind: 'attempt', letters: ['B', 'N'], note: 'After lunch' })]);
  });

  it('hides no note of a call behind the reason why its outcome was put right later', () => {
    const attempts = [anAttempt({ id: 'call' })];
    const notes = [aNote({ attemptId: 'call' }), aNote({ id: 'note-2', attemptId: 'call', body: 'It was the machine' })];
    expect(timelineOf(rows({ attempts, notes }))).toMatchObject([{ note: 'After lunch · It was the machine' }]);
  });

  it('takes answers given outside of a call in one go as one', () => {
    const entries = timelineOf(
      rows({
        answers: [
          anAnswer({ id: '1', letter: 'B', answeredAt: builtAt - 30 * minute }),
          anAnswer({ id: '2', letter: 'B', answeredAt: builtAt - minute }),
          anAnswer({ id: '3', letter: 'T', answeredAt: builtAt }),
        ],
      }),
    );
    expect(entries.map((entry) => entry.kind === 'answers' && entry.letters)).toEqual([['B', 'T'], ['B']]);
  });

  it('leaves blank notes out', () => {
    expect(timelineOf(rows({ notes: [aNote({ body: ' \n' })] }))).toEqual([]);
  });

  it('lists calls alone, newest first', () => {
    const calls = callsOf(rows({ attempts: [anAttempt({ id: 'old' }), anAttempt({ id: 'new' })], touches: [aTouch()] }));
    expect(calls.map(({ id }) => id)).toEqual(['new', 'old']);
  });

  it('heads near days one by one and far ones by month', () => {
    const entries = timelineOf(
      rows({ touches: [0, 0, 1, 60, 61].map((ago, index) => aTouch({ id: String(index), happenedAt: builtAt - ago * day - index })) }),
    );
    const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
    const groups = groupEntries(entries, builtAt, dayOf, (at) => dayOf(at).slice(0, 7));
    expect(groups.map(({ key, isMonth, entries: of }) => [key, isMonth, of.length])).toEqual([
      ['2026-11-17', false, 2],
      ['2026-11-16', false, 1],
      ['2026-09', true, 2],
    ]);
  });
});
