import { describe, expect, it } from 'vitest';
import { aCompany, aLead, builtAt, someSettings } from '../../test/builders/domain.ts';
import { aContext, type MemoryRows, memoryRows } from '../../test/support/memory-rows.ts';
import { currentCorrectionId, supersededDetails } from '../domain/correction.ts';
import { correctLead } from './correct-lead.ts';
import { recordCustomField } from './record-custom-field.ts';
import { restoreValue } from './restore-value.ts';
import { stateZone } from './state-zone.ts';

const aBook = (): MemoryRows => {
  const rows = memoryRows();
  rows.put('settings', someSettings());
  rows.put('companies', aCompany());
  rows.put('leads', aLead());
  return rows;
};

const title = (rows: MemoryRows, value: string, over: { commandId: string; now: number; userId?: string }, baseId: string | null = null) =>
  rows.run(
    correctLead,
    { leadId: 'lead-1', changes: [{ field: 'title', value: { title: value }, baseId }], newCompany: null },
    aContext(over),
  );

const leadOf = (rows: MemoryRows) => rows.all('leads')[0];

describe('correcting a lead', () => {
  it('keeps the value the lead came with', () => {
    const rows = aBook();
    title(rows, 'Head of plant', { commandId: 'c1', now: builtAt + 1 });
    expect(leadOf(rows)?.title).toBe('Head of plant');
    const [superseded] = supersededDetails(rows.all('corrections'));
    expect(superseded?.old).toMatchObject({ value: { title: 'Plant manager' }, byId: null, changedAt: builtAt });
    expect(superseded?.by).toMatchObject({ value: { title: 'Head of plant' }, byId: 'rep-1' });
  });

  it('applies a change made on the value that stands, whatever the clocks say', () => {
    const rows = aBook();
    title(rows, 'Head of plant', { commandId: 'c1', now: builtAt + 90_000 });
    const base = currentCorrectionId(rows.all('corrections'), 'title');
    title(rows, 'Works manager', { commandId: 'c2', now: builtAt + 10, userId: 'rep-2' }, base);
    expect(leadOf(rows)?.title).toBe('Works manager');
  });

  it('lets the later of two that saw the same value count, in whichever order they arrive', () => {
    for (const order of [
      ['early', 'late'],
      ['late', 'early'],
    ]) {
      const rows = aBook();
      for (const who of order) title(rows, who, { commandId: who, now: builtAt + (who === 'late' ? 200 : 100) });
      expect(leadOf(rows)?.title).toBe('late');
      expect(supersededDetails(rows.all('corrections')).map(({ old }) => old.value.title)).toEqual(['early', 'Plant manager']);
    }
  });

  it('merges details one by one: two people who correct different ones both count', () => {
    const rows = aBook();
    title(rows, 'Head of plant', { commandId: 'c1', now: builtAt + 200 });
    rows.run(
      correctLead,
      { leadId: 'lead-1', changes: [{ field: 'email', value: { email: 'ana@nordhaus.example' }, baseId: null }], newCompany: null },
      aContext({ commandId: 'c2', now: builtAt + 100, userId: 'rep-2' }),
    );
    expect(leadOf(rows)).toMatchObject({ title: 'Head of plant', email: 'ana@nordhaus.example' });
  });

  it('writes nothing where the lead says so already', () => {
    const rows = aBook();
    title(rows, 'Plant manager', { commandId: 'c1', now: builtAt + 1 });
    expect(rows.all('corrections')).toEqual([]);
    expect(leadOf(rows)?.version).toBe(1);
  });

  it('finds the zone again from a new address, but not against what was stated', () => {
    const rows = aBook();
    const address = { street: '', city: 'Denver', region: 'Colorado', postcode: '80202', country: 'US' };
    const moved = { leadId: 'lead-1', changes: [{ field: 'address' as const, value: address, baseId: null }], newCompany: null };
    rows.run(correctLead, moved, aContext({ commandId: 'c1', now: builtAt + 1 }));
    expect(leadOf(rows)).toMatchObject({ zones: ['America/Denver'], zoneSource: 'postcode' });
    rows.run(stateZone, { leadId: 'lead-1', zone: 'America/New_York', baseId: null }, aContext({ commandId: 'c2', now: builtAt + 2 }));
    const back = {
      ...moved,
      changes: [{ field: 'address' as const, value: { ...address, city: 'Munich', country: 'DE' }, baseId: 'c1.address' }],
    };
    rows.run(correctLead, back, aContext({ commandId: 'c3', now: builtAt + 3 }));
    expect(leadOf(rows)).toMatchObject({ zones: ['America/New_York'], zoneSource: 'stated', city: 'Munich' });
  });

  it('merges fields of the center’s own one by one, and keeps what each said before', () => {
    const rows = aBook();
    const say = (commandId: string, now: number, name: string, value: string) =>
      rows.run(recordCustomField, { leadId: 'lead-1', attemptId: null, name, value, baseId: null }, aContext({ commandId, now }));
    say('c1', builtAt + 200, 'Shifts', 'three');
    say('c2', builtAt + 100, 'Shifts', 'two');
    say('c3', builtAt + 50, 'Lines', 'four');
    expect(leadOf(rows)?.custom).toEqual({ Shifts: 'three', Lines: 'four' });
    const shifts = supersededDetails(rows.all('corrections')).filter(({ old }) => old.value.name === 'Shifts');
    expect(shifts.map(({ old }) => old.value.value)).toEqual(['two', '']);
    rows.run(restoreValue, { leadId: 'lead-1', correctionId: 'c2.custom' }, aContext({ commandId: 'c4', now: builtAt + 300 }));
    expect(leadOf(rows)?.custom.Shifts).toBe('two');
  });

  it('enters a new company once, however many enter it', () => {
    const rows = aBook();
    for (const id of ['new-1', 'new-2']) {
      const changes = [{ field: 'company' as const, value: { companyId: id }, baseId: null }];
      const given = { leadId: 'lead-1', changes, newCompany: { id, name: 'Saale Guss GmbH' } };
      rows.run(correctLead, given, aContext({ commandId: id, now: builtAt + 1 }));
    }
    expect(rows.all('companies').map(({ name }) => name)).toEqual(['Nordhaus GmbH', 'Saale Guss GmbH']);
    expect(leadOf(rows)?.companyId).toBe('new-1');
  });

  it('does not take back a do-not-call, nor ask for a call of it', () => {
    const rows = aBook();
    rows.put('leads', aLead({ doNotCall: true, nextActionKind: 'call', nextActionAt: builtAt }));
    title(rows, 'Head of plant', { commandId: 'c1', now: builtAt + 1 });
    expect(leadOf(rows)).toMatchObject({ doNotCall: true, nextActionKind: null });
  });
});

describe('restoring', () => {
  it('puts a superseded value back in one step, and keeps what it replaces', () => {
    const rows = aBook();
    title(rows, 'Head of plant', { commandId: 'c1', now: builtAt + 5 });
    rows.run(
      restoreValue,
      { leadId: 'lead-1', correctionId: 'lead-1.title' },
      aContext({ commandId: 'c2', now: builtAt + 1, userId: 'rep-2' }),
    );
    expect(leadOf(rows)?.title).toBe('Plant manager');
    expect(supersededDetails(rows.all('corrections')).map(({ old, by }) => [old.value.title, by.byId])).toEqual([
      ['Head of plant', 'rep-2'],
    ]);
  });
});
