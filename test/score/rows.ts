import type { HeldFacts } from '../../renderer/features/settings/score/score-work.ts';
import { touchKinds } from '../../shared/domain/call.ts';
import { aCompany } from '../builders/domain.ts';

/** A stream of numbers in [0, 1) that is the same for the same seed (mulberry32). */
const numbersOf = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const titles = ['Plant manager', 'Geschäftsführerin', 'Buyer', 'Werkstudentin', 'Maintenance engineer', '', 'Leiter Einkauf', 'CEO'];
const items = [
  'Retrofit guide',
  'Checklist: counting stops',
  'Comparison: retrofit or new line',
  'Pricing page',
  'Webinar: why lines stop',
];
const phases = [null, 'learning', 'interest', 'preference'] as const;
const dayMs = 86_400_000;

/** Leads with three touches and one call on average, four to a company; some won, some lost. */
export const makeFacts = (leads: number, seed: number, now: number): HeldFacts => {
  const next = numbersOf(seed);
  const pick = <Item>(from: readonly Item[]): Item => from[Math.floor(next() * from.length)] as Item;
  const ago = () => now - Math.floor(next() * 300 * dayMs);
  const held: HeldFacts = { leads: [], companies: new Map(), touches: new Map(), attempts: new Map(), handoffs: [] };
  const companies = Math.max(1, Math.ceil(leads / 4));
  for (let at = 0; at < companies; at += 1) {
    const id = `company-${at}`;
    held.companies.set(id, aCompany({ id, isKeyAccount: next() < 0.1, employees: next() < 0.5 ? Math.floor(next() * 900) : null }));
  }
  for (let at = 0; at < leads; at += 1) {
    const id = `lead-${at}`;
    held.leads.push({
      id,
      title: pick(titles),
      companyId: `company-${Math.floor(next() * companies)}`,
      stage: 'working',
      arrivedAt: ago(),
      source: 'webForm',
      campaignId: null,
      country: 'DE',
      language: 'de',
      attempts: 2,
      connects: 1,
    });
    const touches = Array.from({ length: Math.floor(next() * 7) }, (_, index) => ({
      id: `${id}.t${index}`,
      kind: pick(touchKinds),
      direction: next() < 0.85 ? ('in' as const) : ('out' as const),
      title: pick(items),
      buyingPhase: pick(phases),
      happenedAt: ago(),
      durationMs: next() < 0.4 ? Math.floor(next() * 900_000) : null,
    }));
    if (touches.length > 0) held.touches.set(id, touches);
    const calls = Array.from({ length: Math.floor(next() * 3) }, (_, index) => ({
      id: `${id}.a${index}`,
      isConnect: true,
      startedAt: ago(),
    }));
    if (calls.length > 0) held.attempts.set(id, calls);
    if (at % 20 === 0)
      held.handoffs.push({ id: `h${at}`, leadId: id, outcome: next() < 0.25 ? 'won' : 'lost', handedOffAt: now - 30 * dayMs });
  }
  return held;
};
