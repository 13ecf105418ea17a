import { foldWords } from './fold-words.ts';
import type { RoutingRule } from './handoff-agreements.ts';
import type { Lead } from './lead.ts';
import type { Campaign, Company, User } from './people.ts';
import { localClock } from './zone.ts';

/** Why a salesperson is proposed. */
export type RoutingReason =
  | { code: 'companyOwner' }
  | { code: 'keyAccount' }
  | { code: 'territory'; territory: string }
  | { code: 'product'; product: string }
  | { code: 'language'; language: string }
  | { code: 'only' }
  /** Whose turn it is: days since the last handoff, null when there was none; `weight` turns for one of the others. */
  | { code: 'turn'; waitedDays: number | null; weight: number; open: number };

/** Why somebody who would come into question does not. */
export type LeftOut = { salespersonId: string; why: 'absent' | 'full' | 'noTurns'; till: string | null };

/** `reasons`: each rule that narrowed the choice, in order. Further routes are those who come next, for a choice by hand. */
export type Route = { salespersonId: string; reasons: RoutingReason[] };
export type Routed = { routes: Route[]; leftOut: LeftOut[] };

/** What a salesperson has on hand and when they got the last ones, newest first, of the whole center (see `salesLoads`). */
export type SalesLoad = { open: number; lastGiven: readonly number[] };

type Salesperson = Pick<User, 'id' | 'role' | 'isActive' | 'territory' | 'languages' | 'capacity' | 'absences'>;

export type RoutingFacts = {
  lead: Pick<Lead, 'country' | 'language' | 'custom'>;
  company: Pick<Company, 'salespersonId' | 'isKeyAccount' | 'industry'> | undefined;
  campaign: Pick<Campaign, 'name'> | undefined;
  salespeople: readonly Salesperson[];
  loads: ReadonlyMap<string, SalesLoad>;
  rules: readonly RoutingRule[];
  weights: Readonly<Record<string, number>>;
  now: number;
  zone: string;
};

const noLoad: SalesLoad = { open: 0, lastGiven: [] };
const dayMs = 86_400_000;

/** A territory is written as country codes: `DE, AT, CH`. */
const countriesOf = (territory: string): string[] => territory.toUpperCase().split(/[^A-Z]+/);

/** The absence of a person on a day, if any. */
export const absenceOn = ({ absences }: Pick<User, 'absences'>, day: string): { from: string; till: string } | undefined =>
  (absences ?? []).find(({ from, till }) => from <= day && day <= till);

/**
 * Salespeople for a lead, the one the rules choose first. Rules are taken in order; each narrows those who come into question to whom it
 * fits, and is passed over when it fits none of them. Among those left it is the turn of who has waited longest, weighed (`turnSince`): no counter
 * is kept, so nobody who was away gets a heap on return. Who is away or full does not come into question; when nobody is left, routes are empty.
 */
export const routeLead = (facts: RoutingFacts): Routed => {
  const { now, zone, weights, loads } = facts;
  const today = localClock(now, zone).day;
  const leftOut: LeftOut[] = [];
  const present = facts.salespeople.filter((person) => {
    if (person.role !== 'salesperson' || !person.isActive) return false;
    const absence = absenceOn(person, today);
    const isFull = person.capacity > 0 && (loads.get(person.id) ?? noLoad).open >= person.capacity;
    const why = absence ? 'absent' : isFull ? 'full' : weights[person.id] === 0 ? 'noTurns' : null;
    if (why) leftOut.push({ salespersonId: person.id, why, till: absence?.till ?? null });
    return why === null;
  });
  let left: readonly Salesperson[] = present;
  const reasons: RoutingReason[] = [];
  for (const rule of facts.rules) {
    const narrowed = rule.isOn && left.length > 1 ? narrow(rule, left, facts) : null;
    if (!narrowed || narrowed.people.length === 0) continue;
    left = narrowed.people;
    reasons.push(narrowed.reason);
  }
  const chosen = byTurn(left, facts).map((person) => ({
    salespersonId: person.id,
    reasons: [...reasons, left.length === 1 && reasons.length > 0 ? null : turnOf(person, facts)].filter((each) => each !== null),
  }));
  const others = byTurn(
    present.filter((person) => !left.includes(person)),
    facts,
  ).map((person) => ({ salespersonId: person.id, reasons: [turnOf(person, facts)] }));
  return { routes: [...chosen, ...others], leftOut };
};

type Narrowed = { people: readonly Salesperson[]; reason: RoutingReason };

const narrow = (rule: RoutingRule, left: readonly Salesperson[], facts: RoutingFacts): Narrowed | null => {
  const { lead, company } = facts;
  const named = rule.salespersonIds.length > 0 ? left.filter(({ id }) => rule.salespersonIds.includes(id)) : left;
  switch (rule.kind) {
    case 'companyOwner':
      return { people: named.filter(({ id }) => id === company?.salespersonId), reason: { code: 'companyOwner' } };
    case 'keyAccount':
      return company?.isKeyAccount && rule.salespersonIds.length > 0 ? { people: named, reason: { code: 'keyAccount' } } : null;
    case 'territory':
      return territoryRule(rule, named, lead.country);
    case 'product': {
      const product = rule.salespersonIds.length > 0 ? productIn(rule, facts) : null;
      return product === null ? null : { people: named, reason: { code: 'product', product } };
    }
    case 'language': {
      const { language } = lead;
      if (language === null) return null;
      return { people: named.filter(({ languages }) => languages.includes(language)), reason: { code: 'language', language } };
    }
    case 'roundRobin':
      // People of its own narrow; without, turns decide anyway.
      return rule.salespersonIds.length > 0 ? { people: named, reason: { code: 'only' } } : null;
  }
};

/** With countries and people of its own the rule says who has which; without, the people's own territories do. */
const territoryRule = (rule: RoutingRule, people: readonly Salesperson[], country: string | null): Narrowed | null => {
  if (country === null) return null;
  const reason = { code: 'territory' as const, territory: country };
  if (rule.words.length > 0) return rule.words.some((word) => countriesOf(word).includes(country)) ? { people, reason } : null;
  return { people: people.filter(({ territory }) => countriesOf(territory).includes(country)), reason };
};

const productIn = (rule: RoutingRule, { lead, company, campaign }: RoutingFacts): string | null => {
  const told = foldWords([campaign?.name ?? '', company?.industry ?? '', ...Object.values(lead.custom)].join(' '));
  return rule.words.find((word) => foldWords(word) !== '' && ` ${told} `.includes(` ${foldWords(word)} `)) ?? null;
};

const weightOf = ({ id }: Salesperson, { weights }: RoutingFacts): number => Math.max(1, weights[id] ?? 1);

/** With a weight of three it is one's turn again once the third last handoff is the oldest of its kind: three turns for one of the others. */
const turnSince = (person: Salesperson, facts: RoutingFacts): number =>
  (facts.loads.get(person.id) ?? noLoad).lastGiven[weightOf(person, facts) - 1] ?? Number.NEGATIVE_INFINITY;

const byTurn = (people: readonly Salesperson[], facts: RoutingFacts): Salesperson[] => {
  const share = (person: Salesperson) => (facts.loads.get(person.id) ?? noLoad).open / Math.max(1, person.capacity);
  const placed = people.map((person) => ({ person, since: turnSince(person, facts), share: share(person) }));
  placed.sort((a, b) => (a.since === b.since ? 0 : a.since - b.since) || a.share - b.share || (a.person.id < b.person.id ? -1 : 1));
  return placed.map(({ person }) => person);
};

const turnOf = (person: Salesperson, facts: RoutingFacts): RoutingReason => {
  const { open, lastGiven } = facts.loads.get(person.id) ?? noLoad;
  const [lastGivenAt] = lastGiven;
  const waitedDays = lastGivenAt === undefined ? null : Math.floor(Math.max(0, facts.now - lastGivenAt) / dayMs);
  return { code: 'turn', waitedDays, weight: weightOf(person, facts), open };
};

/** Why a handoff went to its salesperson, with the words of who chose by hand. */
export const whyRouted = ({ routing, choiceReason }: { routing: readonly string[]; choiceReason: string | null }): string[] =>
  choiceReason ? [`${routing.join(', ')}: ${choiceReason}`] : [...routing];

/** How a reason is kept on the handoff: short, readable in the log and the file. */
export const routingLine = (reason: RoutingReason): string => {
  switch (reason.code) {
    case 'companyOwner':
      return 'company owner';
    case 'keyAccount':
      return 'key account';
    case 'territory':
      return `territory ${reason.territory}`;
    case 'product':
      return `product ${reason.product}`;
    case 'language':
      return `language ${reason.language}`;
    case 'only':
      return 'named by the rule';
    case 'turn':
      return `next in turn, ${reason.open} open`;
  }
};
