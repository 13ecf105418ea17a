import { describe, expect, it } from 'vitest';
import { aLead, builtAt } from '../../test/builders/domain.ts';
import { aContext, type MemoryRows, memoryRows } from '../../test/support/memory-rows.ts';
import { restoreValue } from './restore-value.ts';
import { writeNote } from './write-note.ts';

const aBook = (): MemoryRows => {
  const rows = memoryRows();
  rows.put('leads', aLead());
  return rows;
};

type Typed = { id: string; body: string; base?: string | null; revision?: number; at: number };
const type = (rows: MemoryRows, { id, body, base, revision = 1, at }: Typed) => {
  const given = {
    noteId: 'note-1',
    leadId: 'lead-1',
    attemptId: null,
    body,
    revision,
    ...(base === undefined ? {} : { baseEditId: base }),
  };
  return rows.run(writeNote, given, aContext({ commandId: id, now: builtAt + at }));
};
const texts = (rows: MemoryRows) => [rows.all('notes')[0]?.body, ...rows.all('corrections').map((each) => each.value.body)];

describe('writing a note', () => {
  it('types on without keeping every key press', () => {
    const rows = aBook();
    type(rows, { id: 'a', body: 'Wants', base: null, at: 1 });
    type(rows, { id: 'b', body: 'Wants two pages', base: 'a', revision: 2, at: 2 });
    type(rows, { id: 'c', body: 'Wants two', base: 'b', revision: 3, at: 3 });
    expect(texts(rows)).toEqual(['Wants two']);
  });

  it('keeps both texts of two windows that type on from the same one, whichever arrives first', () => {
    for (const order of [
      ['b', 'c'],
      ['c', 'b'],
    ]) {
      const rows = aBook();
      type(rows, { id: 'a', body: 'Wants', base: null, at: 1 });
      for (const id of order) type(rows, { id, body: `Wants ${id}`, base: 'a', revision: 2, at: id === 'c' ? 30 : 20 });
      expect(texts(rows)).toEqual(['Wants c', 'Wants b']);
    }
  });

  it('keeps one text of a window that goes on typing after it has lost', () => {
    const rows = aBook();
    type(rows, { id: 'a', body: 'Wants', base: null, at: 1 });
    type(rows, { id: 'late', body: 'Wants the guide', base: 'a', revision: 2, at: 90 });
    type(rows, { id: 'b', body: 'Wants two', base: 'a', revision: 2, at: 20 });
    type(rows, { id: 'c', body: 'Wants two pages', base: 'b', revision: 3, at: 30 });
    expect(texts(rows)).toEqual(['Wants the guide', 'Wants two pages']);
  });

  it('takes in desktops that do not name a base, and loses none of their words either', () => {
    const rows = aBook();
    type(rows, { id: 'a', body: 'one', at: 1 });
    type(rows, { id: 'b', body: 'one two', revision: 2, at: 2 });
    type(rows, { id: 'c', body: 'one three', revision: 2, at: 3 });
    expect(texts(rows)).toEqual(['one three', 'one two']);
  });

  it('is its author’s alone', () => {
    const rows = aBook();
    type(rows, { id: 'a', body: 'mine', base: null, at: 1 });
    const given = { noteId: 'note-1', leadId: 'lead-1', attemptId: null, body: 'theirs', revision: 2, baseEditId: 'a' };
    expect(rows.run(writeNote, given, aContext({ commandId: 'b', userId: 'rep-2', now: builtAt + 9 }))).toEqual({
      refused: { code: 'notYourNote', detail: {} },
    });
  });

  it('joins a text that lost to the note again when it is restored', () => {
    const rows = aBook();
    type(rows, { id: 'a', body: 'Wants', base: null, at: 1 });
    type(rows, { id: 'b', body: 'Ask the CFO', base: 'a', revision: 2, at: 20 });
    type(rows, { id: 'c', body: 'Wants two pages', base: 'a', revision: 2, at: 30 });
    const [kept] = rows.all('corrections');
    rows.run(restoreValue, { leadId: 'lead-1', correctionId: kept?.id ?? '' }, aContext({ commandId: 'r', now: builtAt + 40 }));
    expect(rows.all('notes')[0]?.body).toBe('Wants two pages\n\nAsk the CFO');
  });
});
