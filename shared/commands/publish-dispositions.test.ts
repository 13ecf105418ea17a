import { describe, expect, it } from 'vitest';
import { aContext, memoryRows } from '../../test/support/memory-rows.ts';
import type { Disposition } from '../domain/call.ts';
import { defaultDispositions } from '../domain/default-dispositions.ts';
import { outcomesOfVersion } from '../domain/outcome-versions.ts';
import { publishDispositions } from './publish-dispositions.ts';

const named = (id: string) => defaultDispositions.find((each) => each.id === id)!;
const aCenter = () => {
  const rows = memoryRows();
  rows.put('dispositions', ...defaultDispositions);
  const publish = (next: readonly Disposition[], seen: readonly Disposition[]) =>
    rows.run(publishDispositions, { next: [...next], seen: [...seen] }, aContext({ commandId: 'p', role: 'manager' }));
  const held = (id: string) => rows.all('dispositions').find((each) => each.id === id);
  return { rows, publish, held };
};

describe('changing the outcomes of a call', () => {
  it('changes one, adds one and switches one off, and deletes none', () => {
    const { publish, held, rows } = aCenter();
    const busy = { ...named('busy'), label: 'Engaged', isOff: true };
    const fresh: Disposition = { ...named('voicemail'), id: 'assistant', label: 'Assistant', hotKey: '[', order: 20 };
    expect(publish([busy, fresh], [named('busy')])).toMatchObject({
      puts: [{ row: busy }, { row: fresh }, { row: { id: 'dispositions.1' } }, { row: { id: 'dispositions.2' } }],
    });
    expect(held('busy')).toMatchObject({ label: 'Engaged', isOff: true });
    expect(rows.all('dispositions')).toHaveLength(defaultDispositions.length + 1);
  });

  it('tells who comes second that somebody was first, unless both say the same', () => {
    const { publish, held } = aCenter();
    const engaged = { ...named('busy'), label: 'Engaged' };
    publish([engaged], [named('busy')]);
    expect(publish([{ ...named('busy'), label: 'On the line' }], [named('busy')])).toEqual({
      refused: { code: 'publishedMeanwhile', detail: { outcomes: 'On the line' } },
    });
    expect(publish([engaged], [named('busy')])).toEqual({ puts: [] });
    expect(held('busy')?.label).toBe('Engaged');
  });

  it('keeps what stood and each change as a version of its own, which brings them back', () => {
    const { publish, rows, held } = aCenter();
    const fresh: Disposition = { ...named('voicemail'), id: 'assistant', label: 'Assistant', hotKey: '[', order: 20 };
    publish([{ ...named('busy'), label: 'Engaged' }, fresh], [named('busy')]);
    publish([{ ...named('busy'), label: 'On the line' }], [{ ...named('busy'), label: 'Engaged' }]);
    const versions = rows.all('agreements').filter(({ section }) => section === 'dispositions');
    expect(versions.map(({ version, publishedById }) => [version, publishedById === null])).toEqual([
      [1, true],
      [2, false],
      [3, false],
    ]);
    const back = outcomesOfVersion(versions[0]?.value, rows.all('dispositions')) ?? [];
    expect(back.map(({ id, label, isOff }) => [id, label, isOff])).toEqual([
      ['busy', 'Busy', false],
      ['assistant', 'Assistant', true],
    ]);
    const seen = back.flatMap(({ id }) => held(id) ?? []);
    expect(publish(back, seen)).toMatchObject({ puts: expect.arrayContaining([expect.objectContaining({ table: 'agreements' })]) });
    expect(held('busy')?.label).toBe('Busy');
    expect(outcomesOfVersion({ queue: {} }, [])).toBeNull();
  });

  it('lets two people change different ones at once', () => {
    const { publish, held } = aCenter();
    publish([{ ...named('busy'), label: 'Engaged' }], [named('busy')]);
    publish([{ ...named('voicemail'), retryAfterMs: 7_200_000 }], [named('voicemail')]);
    expect(held('busy')?.label).toBe('Engaged');
    expect(held('voicemail')?.retryAfterMs).toBe(7_200_000);
  });

  it('refuses a key that somebody else gave away meanwhile, and says of which outcome', () => {
    const { publish } = aCenter();
    publish([{ ...named('voicemail'), id: 'assistant', label: 'Assistant', hotKey: '[', order: 20 }], []);
    expect(publish([{ ...named('busy'), hotKey: '[' }], [named('busy')])).toEqual({
      refused: { code: 'outcomeFaulty', detail: { fault: 'keyTaken', outcome: 'Busy' } },
    });
  });

  it('lets two outcomes exchange their keys in one step', () => {
    const { publish, held } = aCenter();
    const [one, two] = [named('noAnswer'), named('busy')];
    publish(
      [
        { ...one, hotKey: '2', order: 2 },
        { ...two, hotKey: '1', order: 1 },
      ],
      [one, two],
    );
    expect([held('noAnswer')?.hotKey, held('busy')?.hotKey]).toEqual(['2', '1']);
  });

  it('keeps what calls of the past are counted by', () => {
    const { publish } = aCenter();
    const turned = { ...named('keepWorking'), raises: 'qualify' as const };
    expect(publish([turned], [named('keepWorking')])).toMatchObject({ refused: { detail: { fault: 'kindLasts' } } });
  });

  it('reads rows of before as outcomes that are on', () => {
    const { rows, publish } = aCenter();
    const { isOff: _off, marksWrongNumber: _wrong, ...old } = named('busy');
    rows.put('dispositions', old as Disposition);
    expect(publish([{ ...named('busy'), label: 'Engaged' }], [old as Disposition])).toHaveProperty('puts.0.row.label', 'Engaged');
  });

  it('belongs to managers and admins', () => {
    expect(publishDispositions.roles).toEqual(['manager', 'admin']);
  });
});
