import { noCampaignWeight, type SampleCampaign, sampleCampaigns } from './campaigns.ts';
import type { CompanyProfile } from './companies.ts';
import { fateWeights, lettersFor, outcomesFor, qualifiedFates, timesFor } from './fates.ts';
import type { BriefDetails, Fate, LeadBrief } from './lead-brief.ts';
import { makeHandoff } from './make-handoff.ts';
import { repShares } from './people.ts';
import { inventPerson } from './person.ts';
import type { Random } from './random.ts';

/** Stands only for leads that nobody has worked on yet. */
const poolFates = new Set<Fate>(['fresh', 'untouched', 'visitor']);
const poolShare = 0.68;

const south = new Set(['FR', 'IT', 'ES', 'PT', 'BR']);
const west = new Set(['GB', 'IE', 'US', 'CA']);

/** A lead invented from chance alone. */
export const makeBrief = (random: Random, companyAt: number, company: CompanyProfile, ordinal: number, isFresh: boolean): LeadBrief => {
  const fate = isFresh ? 'fresh' : random.weighted(fateWeights);
  const outcomes = outcomesFor(random, fate);
  const { lastAgo, gaps } = timesFor(random, fate, outcomes);
  const firstAgo = lastAgo + gaps.reduce((sum, gap) => sum + gap, 0);
  const campaign = chooseCampaign(random, fate, firstAgo);
  const country = company.country.code;
  const speaksTurkish = country === 'DE' && random.chance(0.08);
  const person = inventPerson(random, company, ordinal, {
    isSenior: qualifiedFates.has(fate),
    hasNoPhone: fate === 'visitor' || (fate === 'untouched' && random.chance(campaign?.intake ? 0.55 : 0.1)),
    speaksTurkish,
  });
  const teamId = teamFor(random, country);
  const isPooled = poolFates.has(fate) && (fate === 'visitor' || random.chance(poolShare));
  const ownerId = isPooled ? null : speaksTurkish ? 'elif' : random.weighted(repShares[teamId] ?? [['mara', 1]]);
  return {
    companyAt,
    person: fate === 'visitor' ? { ...person, firstName: '', lastName: '', title: '', email: null } : person,
    fate,
    campaignId: campaign?.id ?? null,
    teamId: speaksTurkish && !isPooled ? 'north' : teamId,
    ownerId,
    outcomes,
    lastAgo,
    letters: lettersFor(random, fate),
    more: detailsFor(random, { fate, gaps, outcomes, company, teamId, ownerId }),
  };
};

const teamFor = (random: Random, country: string): string => {
  if (south.has(country)) return random.chance(0.5) ? 'south' : 'north';
  if (west.has(country)) return random.chance(0.6) ? 'west' : 'north';
  return 'north';
};

/** How much the quality of a campaign tells what becomes of its leads, where it is not as for all that were qualified. */
const qualityMatters: Partial<Record<Fate, number>> = { disqualified: -0.6, won: 1.6, lost: 0.4 };

const chooseCampaign = (random: Random, fate: Fate, firstAgo: number): SampleCampaign | null => {
  const isFitting = ({ intake }: SampleCampaign) =>
    intake === null ? true : fate !== 'fresh' && fate !== 'visitor' && firstAgo + 1 < intake.workingDaysAgo;
  const exponent = qualityMatters[fate] ?? (qualifiedFates.has(fate) ? 1 : 0);
  const choices = sampleCampaigns
    .filter(isFitting)
    .map((campaign) => [campaign as SampleCampaign | null, campaign.weight * campaign.quality ** exponent] as const);
  return random.weighted(qualifiedFates.has(fate) || fate === 'fresh' ? choices : [...choices, [null, noCampaignWeight] as const]);
};

type DetailFacts = {
  fate: Fate;
  gaps: readonly number[];
  outcomes: readonly string[];
  company: CompanyProfile;
  teamId: string;
  ownerId: string | null;
};

/** Everything else about it; one field may be there or not, so they are put together one by one. */
const detailsFor = (random: Random, { fate, gaps, outcomes, company, teamId, ownerId }: DetailFacts): Partial<BriefDetails> => {
  const more: Partial<BriefDetails> = { gaps };
  if (fate === 'fresh') more.arrivedMinutesAgo = random.int(2, 24);
  if (outcomes.at(-1) === 'callBack')
    more.dueInWorkdays = random.weighted([
      [0, 40],
      [1, 30],
      [2, 15],
      [3, 10],
      [5, 5],
    ]);
  if ((fate === 'untouched' && random.chance(0.85)) || fate === 'visitor') more.plannedInWorkdays = random.int(0, 9);
  if (fate === 'nurture')
    more.revisitInDays =
      random.weighted([
        [0, 8],
        [1, 4],
        [5, 6],
        [12, 10],
        [30, 22],
        [90, 30],
        [180, 20],
      ]) + (random.chance(0.5) ? 0 : random.int(1, 9));
  if ((fate === 'untouched' || fate === 'working') && random.chance(0.03)) more.hasNoNextAction = true;
  if (outcomes.length > 1 && random.chance(0.07)) {
    const others = (repShares[teamId] ?? []).filter(([id]) => id !== ownerId);
    if (others.length > 0) Object.assign(more, { formerRepId: random.weighted(others), formerCalls: random.int(1, outcomes.length - 1) });
  }
  if (qualifiedFates.has(fate) && fate !== 'qualified') more.handoff = makeHandoff(random, fate, company);
  return more;
};
