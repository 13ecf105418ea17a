import type { Lead } from '../../shared/domain/lead.ts';
import { aLead } from '../builders/domain.ts';
import type { Random } from '../simulation/random.ts';

/** Where leads live: one zone mostly, and regions of two, as postcodes leave it open. */
const places: readonly Pick<Lead, 'country' | 'zones' | 'city' | 'region'>[] = [
  { country: 'DE', zones: ['Europe/Berlin'], city: 'Hamburg', region: 'Hamburg' },
  { country: 'GB', zones: ['Europe/London'], city: 'Leeds', region: 'England' },
  { country: 'FR', zones: ['Europe/Paris'], city: 'Lyon', region: '' },
  { country: 'PL', zones: ['Europe/Warsaw'], city: 'Poznań', region: '' },
  { country: 'PT', zones: ['Europe/Lisbon'], city: 'Porto', region: '' },
  { country: 'FI', zones: ['Europe/Helsinki'], city: 'Tampere', region: '' },
  { country: 'US', zones: ['America/New_York'], city: 'Boston', region: 'MA' },
  { country: 'US', zones: ['America/Chicago', 'America/New_York'], city: '', region: 'IN' },
  { country: 'IN', zones: ['Asia/Kolkata'], city: 'Pune', region: '' },
  { country: 'NP', zones: ['Asia/Kathmandu'], city: 'Kathmandu', region: '' },
];

/** Leads of one rep that come in over the run, most of them at its beginning. */
export const leadsOf = (random: Random, repId: string, count: number, { from, days }: { from: number; days: number }): Lead[] =>
  Array.from({ length: count }, (_, index) => {
    const arrivedAt = from + Math.round(random.next() ** 3 * days * 0.8 * 86_400_000);
    const score = random.below(100);
    return aLead({
      ...random.pick(places),
      id: `${repId}-${index}`,
      companyId: null,
      campaignId: null,
      ownerId: repId,
      stage: 'lead',
      arrivedAt,
      nextActionKind: 'firstCall',
      nextActionAt: arrivedAt + 30 * 60_000,
      score,
      band: score >= 70 ? 'hot' : score >= 40 ? 'warm' : 'cold',
    });
  });
