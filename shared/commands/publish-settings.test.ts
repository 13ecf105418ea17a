import { describe, expect, it } from 'vitest';
import { builtAt, someSettings } from '../../test/builders/domain.ts';
import { aContext, type MemoryRows, memoryRows } from '../../test/support/memory-rows.ts';
import { type Agreement, agreementAt } from '../domain/agreement.ts';
import type { CenterSettings } from '../domain/center-settings.ts';
import { publishSettings } from './publish-settings.ts';

const manager = (commandId: string, now = builtAt) => aContext({ commandId, now, role: 'manager', userId: 'boss' });

const aBook = (over: Partial<CenterSettings> = {}): MemoryRows => {
  const rows = memoryRows();
  rows.put('settings', someSettings(over));
  return rows;
};

const inOrder = (rows: MemoryRows): Agreement[] => rows.all('agreements').sort((a, b) => (a.id < b.id ? -1 : 1));

describe('publishing settings', () => {
  const { queue, score } = someSettings();
  const shorter = { ...queue, pulseDays: 10 };

  it('writes one version for each section that changed, and before the first what stood until then', () => {
    const rows = aBook();
    const said = { why: 'Too many forgotten', agreedBy: 'Marketing and sales' };
    rows.run(publishSettings, { next: { queue: shorter, score }, seen: { queue, score }, ...said }, manager('a'));
    expect(inOrder(rows)).toEqual([
      { id: 'queue.1', section: 'queue', version: 1, value: { queue }, why: '', agreedBy: '', publishedById: null, publishedAt: null },
      { id: 'queue.2', section: 'queue', version: 2, value: { queue: shorter }, ...said, publishedById: 'boss', publishedAt: builtAt },
    ]);
  });

  it('takes a change back by publishing what an older version holds, as a version of its own', () => {
    const rows = aBook();
    rows.run(publishSettings, { next: { queue: shorter }, seen: { queue } }, manager('a'));
    const first = inOrder(rows)[0]?.value as { queue: typeof queue };
    rows.run(publishSettings, { next: first, seen: { queue: shorter } }, manager('b', builtAt + 1000));
    expect(rows.all('settings')[0]?.queue).toEqual(queue);
    expect(inOrder(rows).map(({ version, value }) => [version, value.queue])).toEqual([
      [1, queue],
      [2, shorter],
      [3, queue],
    ]);
    expect(agreementAt(rows.all('agreements'), 'queue', builtAt + 999)?.value).toEqual({ queue: shorter });
  });

  it('gives a model of other rules another number, and lets the very same one keep its own', () => {
    const rows = aBook();
    const named = (over: Partial<typeof score>) => ({ ...score, model: '90', ...over });
    rows.run(publishSettings, { next: { score: named({ hotFrom: 70 }) }, seen: { score } }, manager('a'));
    rows.run(publishSettings, { next: { score }, seen: { score: named({ hotFrom: 70 }) } }, manager('b'));
    expect(rows.all('settings')[0]?.score).toEqual(score);
    rows.run(publishSettings, { next: { score: named({ hotFrom: 80 }) }, seen: { score } }, manager('c'));
    expect(rows.all('settings')[0]?.score).toEqual(named({ model: '91', hotFrom: 80 }));
    rows.run(
      publishSettings,
      { next: { score: named({ hotFrom: 70 }) }, seen: { score: named({ model: '91', hotFrom: 80 }) } },
      manager('d'),
    );
    expect(rows.all('settings')[0]?.score).toEqual(named({ hotFrom: 70 }));
  });

  it('writes no version where nothing changes', () => {
    const rows = aBook();
    rows.run(publishSettings, { next: { queue }, seen: { queue } }, manager('a'));
    expect(rows.all('agreements')).toEqual([]);
  });

  it('takes a section that older rows lack for its default', () => {
    const rows = aBook();
    const { duplicates, ...stored } = someSettings();
    rows.put('settings', stored as CenterSettings);
    const next = { duplicates: { ...duplicates, suspectFrom: 50 } };
    expect(rows.run(publishSettings, { next, seen: { duplicates } }, manager('a'))).not.toHaveProperty('refused');
    expect(inOrder(rows).map(({ value }) => value)).toEqual([{ duplicates }, next]);
  });
});
