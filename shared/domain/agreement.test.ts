import { describe, expect, it } from 'vitest';
import { type Agreement, agreementAt, agreementId, agreementSince, newestAgreement } from './agreement.ts';
import { someSections, wholeSettings } from './center-settings.ts';
import { defaultSettings } from './default-settings.ts';

const aVersion = (section: string, version: number, publishedAt: number | null): Agreement => ({
  id: agreementId(section, version),
  section,
  version,
  value: { [section]: version },
  why: '',
  agreedBy: '',
  publishedById: null,
  publishedAt,
});

describe('versions of an agreement', () => {
  const versions = [aVersion('queue', 2, 100), aVersion('queue', 1, null), aVersion('score', 3, 90), aVersion('queue', 3, 200)];
  it('names the newest of a section, whatever the order of the rows', () => {
    expect(newestAgreement(versions, 'queue')?.version).toBe(3);
    expect(newestAgreement(versions, 'bantfo')).toBeUndefined();
  });

  it('tells which one held on a day: the first one before anybody published', () => {
    expect([50, 100, 199, 200].map((at) => agreementAt(versions, 'queue', at)?.version)).toEqual([1, 2, 2, 3]);
  });

  it('tells since which one a part of a section reads as it does now, whatever changed beside it', () => {
    const said = ['new', 'new', 'old', 'new'].map((lead, index) => ({
      ...aVersion('definitions', 4 - index, index),
      value: { definitions: { lead, won: String(index) } },
    }));
    const of = (part: 'lead' | 'won') =>
      agreementSince(said, ({ definitions }) => (definitions as Record<string, string> | undefined)?.[part])?.version;
    expect([of('lead'), of('won')]).toEqual([3, 4]);
    expect(agreementSince([], () => 1)).toBeUndefined();
  });
});

describe('sections of the settings', () => {
  it('that are left out stay left out, also those with a default', () => {
    expect(someSections.parse({ name: 'North' })).toEqual({ name: 'North' });
  });

  it('that did not exist when a row was stored have their defaults where it is read', () => {
    const { duplicates: _later, ...stored } = defaultSettings;
    expect(wholeSettings(stored as typeof defaultSettings)).toEqual(defaultSettings);
    expect(wholeSettings(defaultSettings)).toBe(defaultSettings);
  });
});
