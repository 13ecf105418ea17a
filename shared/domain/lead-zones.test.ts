import { getAllCountries } from 'countries-and-timezones';
import { describe, expect, it } from 'vitest';
import { deriveZones, type Whereabouts, zonesOfCountry } from './lead-zones.ts';
import { isKnownZone } from './zone.ts';
import { areaCodeZones, cityZones, countryZones, postcodeZones, regionZones } from './zone-tables.ts';

const phone = (number: string) => ({ kind: 'work' as const, number, extension: null, asWritten: number });
const zonesFor = (over: Partial<Whereabouts>) => deriveZones({ postcode: '', city: '', region: '', country: null, phones: [], ...over });

describe('the zones of a lead', () => {
  it('are what somebody said, whatever else is known', () => {
    expect(zonesFor({ stated: 'America/Denver', country: 'DE', city: 'Munich' })).toEqual({ zones: ['America/Denver'], source: 'stated' });
  });

  it('are not what somebody said when no such zone exists', () => {
    expect(zonesFor({ stated: 'Mars/Olympus', country: 'DE' })).toEqual({ zones: ['Europe/Berlin'], source: 'country' });
  });

  it('come from the postcode, also after a spreadsheet took its leading zero', () => {
    expect(zonesFor({ country: 'US', postcode: '80202', region: 'CO' })).toEqual({ zones: ['America/Denver'], source: 'postcode' });
    expect(zonesFor({ country: 'US', postcode: '2138' }).zones).toEqual(['America/New_York']);
    expect(zonesFor({ country: 'US', postcode: '79901-1234' }).zones).toEqual(['America/Denver']);
    expect(zonesFor({ country: 'CA', postcode: 'v5k 0a1' }).zones).toEqual(['America/Vancouver']);
    expect(zonesFor({ country: 'ES', postcode: '35001' }).zones).toEqual(['Atlantic/Canary']);
  });

  it('come from a city, and of namesakes the region picks', () => {
    expect(zonesFor({ country: 'US', city: 'Chicago' })).toEqual({ zones: ['America/Chicago'], source: 'city' });
    expect(zonesFor({ country: 'US', city: 'Portland' }).zones).toEqual(['America/Los_Angeles', 'America/New_York']);
    expect(zonesFor({ country: 'US', city: 'Portland', region: 'Oregon' })).toEqual({ zones: ['America/Los_Angeles'], source: 'city' });
    expect(zonesFor({ country: 'BR', city: 'São Paulo' }).zones).toEqual(['America/Sao_Paulo']);
  });

  it('do not come from a city that its region contradicts', () => {
    expect(zonesFor({ country: 'US', city: 'Denver', region: 'NC' })).toEqual({ zones: ['America/New_York'], source: 'region' });
  });

  it('are both where a region straddles', () => {
    expect(zonesFor({ country: 'US', region: 'Tennessee' }).zones).toEqual(['America/Chicago', 'America/New_York']);
    expect(zonesFor({ country: 'US', region: 'tn' }).source).toBe('region');
  });

  it('come from the area code before the country', () => {
    expect(zonesFor({ country: 'US', phones: [phone('+13125550100')] })).toEqual({ zones: ['America/Chicago'], source: 'areaCode' });
    expect(zonesFor({ phones: [phone('+498955500142')] })).toEqual({ zones: ['Europe/Berlin'], source: 'areaCode' });
    expect(zonesFor({ country: 'US', phones: [phone('+18005550100')] }).source).toBe('country');
  });

  it('are those of number and country where the two disagree', () => {
    expect(zonesFor({ country: 'DE', phones: [phone('+12125550100')] }).zones.sort()).toEqual(['America/New_York', 'Europe/Berlin']);
    expect(zonesFor({ country: 'DE', city: 'Munich', phones: [phone('+12125550100')] }).zones).toEqual(['Europe/Berlin']);
  });

  it('are unknown when nothing is known', () => {
    expect(zonesFor({})).toEqual({ zones: [], source: 'unknown' });
    expect(zonesFor({ country: 'ZZ', city: 'Nowhere' })).toEqual({ zones: [], source: 'unknown' });
    expect(zonesFor({ city: 'Chicago' })).toEqual({ zones: [], source: 'unknown' });
  });

  it('fit the row for every country of the world', () => {
    for (const { id } of Object.values(getAllCountries())) expect(zonesOfCountry(id).length, id).toBeLessThanOrEqual(40);
    expect(zonesFor({ country: 'US' }).zones).toHaveLength(7);
  });
});

describe('the tables of zones', () => {
  const rows = [regionZones, cityZones, postcodeZones, areaCodeZones].flatMap((table) => Object.values(table).flat());
  const named = [...Object.values(countryZones).flat(), ...rows.flatMap((row) => row.filter((each) => each.includes('/')))];

  it('name only zones that exist', () => {
    expect([...new Set(named)].filter((zone) => !isKnownZone(zone))).toEqual([]);
  });

  it('name no region, city or area code twice', () => {
    for (const table of [regionZones, cityZones]) {
      for (const [country, list] of Object.entries(table))
        expect(doubles(list.flatMap(([names]) => names.split('|'))), country).toEqual([]);
    }
    for (const [code, list] of Object.entries(areaCodeZones))
      expect(doubles(list.flatMap(([codes]) => codes.split(' '))), code).toEqual([]);
  });

  it('know all fifty states and the capital', () => {
    const states = regionZones.US!.map(([names]) => names.split('|')[0]);
    expect(states).toHaveLength(50 + 1 + 5);
  });
});

const doubles = (names: string[]): string[] => names.filter((name, at) => names.indexOf(name) !== at);
