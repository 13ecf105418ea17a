import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aLead, anAnswer, builtAt, someSettings } from '../../test/builders/domain.ts';
import { aContext, type MemoryRows, memoryRows } from '../../test/support/memory-rows.ts';
import { currentAnswers, stateOfLetter } from '../domain/bantfo.ts';
import { currentCorrectionId, valuesOf } from '../domain/correction.ts';
import { correctLead } from './correct-lead.ts';
import { recordAnswer } from './record-answer.ts';
import { writeNote } from './write-note.ts';

/** Edits of two or three desktops in any order of doing, sending and fetching; clocks that run at will. */

type Pending = { commandId: string; at: number; userId: string; run: (rows: MemoryRows, now: number) => void };
type Desk = { userId: string; seen: MemoryRows; local: MemoryRows; pending: Pending[]; noteBase: string | null; clock: number };

const step = fc.record({
  desk: fc.nat(2),
  what: fc.constantFrom('title', 'email', 'answer', 'note', 'send', 'fetch', 'sendOne'),
  waits: fc.integer({ min: 0, max: 3 }),
});

const contextOf = ({ commandId, userId }: Pick<Pending, 'commandId' | 'userId'>, now: number) => aContext({ commandId, userId, now });

const edit = (desk: Desk, what: string, commandId: string): Pending | null => {
  const { userId, local } = desk;
  const at = desk.clock;
  const corrections = local.all('corrections');
  if (what === 'title' || what === 'email') {
    const change =
      what === 'title'
        ? { field: 'title' as const, value: { title: commandId }, baseId: currentCorrectionId(corrections, 'title') }
        : { field: 'email' as const, value: { email: commandId }, baseId: currentCorrectionId(corrections, 'email') };
    const given = { leadId: 'lead-1', changes: [change], newCompany: null };
    return { commandId, at, userId, run: (rows, now) => void rows.run(correctLead, given, contextOf({ commandId, userId }, now)) };
  }
  if (what === 'answer') {
    const baseAnswerId = currentAnswers(local.all('answers')).B?.id ?? null;
    const {
      id: _id,
      authorId: _author,
      answeredAt: _at,
      ...said
    } = anAnswer({ words: commandId, state: at % 2 ? 'partly' : 'favourable' });
    const given = { ...said, answerId: `${commandId}.a`, baseAnswerId };
    return { commandId, at, userId, run: (rows, now) => void rows.run(recordAnswer, given, contextOf({ commandId, userId }, now)) };
  }
  if (what !== 'note') return null;
  // All desktops are one person's here: a note has one author.
  const given = { noteId: 'note', leadId: 'lead-1', attemptId: null, body: commandId, revision: 1, baseEditId: desk.noteBase };
  desk.noteBase = commandId;
  return {
    commandId,
    at,
    userId: 'rep-1',
    run: (rows, now) => void rows.run(writeNote, given, contextOf({ commandId, userId: 'rep-1' }, now)),
  };
};

const replay = (desk: Desk): void => {
  desk.local = desk.seen.copy();
  for (const each of desk.pending) each.run(desk.local, each.at);
};

it('converges, and keeps every value ever entered, for any interleaving of edits of three desktops', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 40 }),
      fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 3 }),
      (steps, skews) => {
        const server = memoryRows();
        server.put('settings', someSettings());
        server.put('leads', aLead({ companyId: null }));
        let now = builtAt;
        const desks: Desk[] = skews.map((skew, index) => {
          const seen = server.copy();
          return { userId: `rep-${index}`, seen, local: seen.copy(), pending: [], noteBase: null, clock: builtAt + skew };
        });
        const typed = { title: new Set<string>(), email: new Set<string>(), answer: new Set<string>() };
        const continued = new Set<string>();
        const notes: string[] = [];
        const send = (desk: Desk, count: number) => {
          for (const each of desk.pending.splice(0, count)) each.run(server, Math.min(each.at, now));
        };
        const fetch = (desk: Desk) => {
          desk.seen = server.copy();
          replay(desk);
        };
        steps.forEach(({ desk: index, what, waits }, place) => {
          const desk = desks[index] as Desk;
          now += waits;
          desk.clock += waits;
          if (what === 'send') send(desk, desk.pending.length);
          else if (what === 'sendOne') send(desk, 1);
          else if (what === 'fetch') fetch(desk);
          else {
            if (what === 'note' && desk.noteBase) continued.add(desk.noteBase);
            const made = edit(desk, what, `c${place.toString().padStart(3, '0')}`);
            if (!made) return;
            if (what === 'note') notes.push(made.commandId);
            else typed[what as keyof typeof typed].add(made.commandId);
            desk.pending.push(made);
            made.run(desk.local, made.at);
          }
        });
        for (const desk of desks) send(desk, desk.pending.length);
        for (const desk of desks) fetch(desk);

        for (const desk of desks)
          for (const table of ['leads', 'corrections', 'answers', 'notes'] as const)
            expect(desk.local.all(table)).toEqual(server.all(table));
        const [lead] = server.all('leads');
        const corrections = server.all('corrections');
        for (const field of ['title', 'email'] as const) {
          const values = valuesOf(corrections, field).map((each) => each.value[field]);
          expect(lead?.[field]).toBe(values[0] ?? aLead()[field]);
          for (const value of typed[field]) expect(values).toContain(value);
        }
        const answers = server.all('answers');
        for (const words of typed.answer) expect(answers.map((each) => each.words)).toContain(words);
        expect(stateOfLetter(lead?.letters ?? '', 'B')).toBe(currentAnswers(answers).B?.state ?? 'unknown');
        const texts = [server.all('notes')[0]?.body, ...corrections.filter(({ field }) => field === 'note').map((each) => each.value.body)];
        // What a desktop typed on from is in its own next text.
        for (const text of notes.filter((each) => !continued.has(each))) expect(texts).toContain(text);
      },
    ),
    { numRuns: 400 },
  );
});
