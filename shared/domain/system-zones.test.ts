import { describe, expect, it } from 'vitest';
import { checkZone, lawsPartFrom } from '../../test/zones/check.ts';
import { changesWithin, readZoneFile, zoneFolder } from '../../test/zones/zone-file.ts';
import { zonesOfCountry } from './lead-zones.ts';
import { wallToInstant } from './zone.ts';

const folder = zoneFolder() ?? '';
const [from, till] = [Date.UTC(2026, 0, 1) / 1000, Date.UTC(2028, 0, 1) / 1000];
const ours = ['US', 'CA', 'GB', 'DE', 'BR', 'AU', 'NZ', 'IN', 'CL', 'MX', 'ZA', 'JP'].flatMap(zonesOfCountry);

/** `npm run zones` does the same for every zone there is and twelve years. Windows has no tables to hold anything against. */
describe.skipIf(folder === '')('clocks, windows and callbacks beside the system’s own zone tables', () => {
  it.each(['America/New_York', 'Europe/London', 'Asia/Kathmandu', 'Australia/Lord_Howe'])('agree in %s', (zone) => {
    const { checks, differences } = checkZone(readZoneFile(folder, zone), from, till);
    expect(differences).toEqual([]);
    expect(checks).toBeGreaterThan(25);
  });

  it('agree in every zone of the larger countries', () => {
    for (const zone of new Set(ours)) {
      const table = readZoneFile(folder, zone);
      expect(checkZone(table, from, lawsPartFrom(table, from, till) ?? till).differences, zone).toEqual([]);
    }
  });

  it('change in New York on the nights everybody knows', () => {
    const changes = changesWithin(readZoneFile(folder, 'America/New_York'), from, Date.UTC(2027, 0, 1) / 1000);
    expect(changes.map(({ at }) => new Date(at * 1000).toISOString())).toEqual(['2026-03-08T07:00:00.000Z', '2026-11-01T06:00:00.000Z']);
    expect(wallToInstant('2026-03-08T02:30', 'America/New_York').kind).toBe('gap');
    expect(wallToInstant('2026-11-01T01:30', 'America/New_York').kind).toBe('twice');
  });
});
