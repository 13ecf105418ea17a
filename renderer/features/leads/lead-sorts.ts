import { letters } from '../../../shared/domain/bantfo.ts';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import { stages } from '../../../shared/domain/stage.ts';
import type { ColumnCache } from '../../data/column-cache.ts';

/** What a column is sorted by: a whole number, or a text in the order of the locale. Null and empty stand last. */
export type SortKey = { kind: 'number'; keyOf: (lead: Lead) => number | null } | { kind: 'text'; textOf: (lead: Lead) => string };

type Names = Pick<ColumnCache, 'companies' | 'users' | 'teams' | 'campaigns'>;

/** Seconds: what a person can tell apart, and small enough to be packed with a slot into one number. */
const seconds = (at: number | null): number | null => (at === null ? null : Math.floor(at / 1000));

const favourable = ({ letters: marks }: Lead): number => {
  let sum = 0;
  for (let place = 0; place < letters.length; place += 1) sum += weightOfMark[marks[place] ?? 'u'] ?? 0;
  return sum;
};
const weightOfMark: Record<string, number> = { f: 100, p: 10, x: 1, u: 0 };

const stagePlace = new Map(stages.map((stage, place) => [stage, place]));

/** A lead that has no name at all stands with the nameless, not among the signs. */
const knownName = (lead: Lead): string => (leadName(lead) === '?' ? '' : leadName(lead));

/** By column id. Names are read when asked, so a table of keys lives as long as the cache. */
export const sortKeysOf = (names: Names) =>
  ({
    name: { kind: 'text', textOf: knownName },
    title: { kind: 'text', textOf: (lead) => lead.title },
    company: { kind: 'text', textOf: (lead) => (lead.companyId && names.companies.get(lead.companyId)?.name) || '' },
    city: { kind: 'text', textOf: (lead) => lead.city },
    country: { kind: 'text', textOf: (lead) => lead.country ?? '' },
    stage: { kind: 'number', keyOf: (lead) => stagePlace.get(lead.stage) ?? null },
    score: { kind: 'number', keyOf: (lead) => lead.score },
    letters: { kind: 'number', keyOf: favourable },
    lastTouch: { kind: 'number', keyOf: (lead) => seconds(lead.lastTouchAt) },
    nextAction: { kind: 'number', keyOf: (lead) => seconds(lead.nextActionKind ? lead.nextActionAt : null) },
    owner: { kind: 'text', textOf: (lead) => (lead.ownerId && names.users.get(lead.ownerId)?.name) || '' },
    team: { kind: 'text', textOf: (lead) => names.teams.get(lead.teamId)?.name ?? '' },
    campaign: { kind: 'text', textOf: (lead) => (lead.campaignId && names.campaigns.get(lead.campaignId)?.name) || '' },
    source: { kind: 'text', textOf: (lead) => lead.source },
    arrived: { kind: 'number', keyOf: (lead) => seconds(lead.arrivedAt) },
    tries: { kind: 'number', keyOf: (lead) => lead.attempts },
    email: { kind: 'text', textOf: (lead) => lead.email ?? '' },
  }) satisfies Record<string, SortKey>;

export type SortId = keyof ReturnType<typeof sortKeysOf>;
