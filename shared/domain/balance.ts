import type { Lead } from './lead.ts';
import type { User } from './people.ts';
import { worksAt } from './working-times.ts';

/** A rep and what is on them now. */
export type BalanceRep = Pick<User, 'id' | 'capacity' | 'languages' | 'skills' | 'hours' | 'zone'> & {
  isHere: boolean;
  leads: readonly BalanceLead[];
};
export type BalanceLead = Pick<Lead, 'id' | 'language' | 'companyId' | 'nextActionKind' | 'nextActionAt' | 'callbackIsPersonal'>;
/** Ids of companies that are key accounts. */
type KeyAccounts = ReadonlySet<string>;

export type BalanceReason = 'overloaded' | 'waitsForFirstCall' | 'callbackOutsideHours' | 'languageUnspoken' | 'keyAccount';
/** A move that would help, and why. */
export type Suggestion = { key: string; reason: BalanceReason; fromId: string; toId: string; leadIds: string[] };

/** Whether all of its leads are where they were when it was found; one that was just applied is not. */
export const stillHolds = ({ leadIds, fromId }: Suggestion, ownerOf: (leadId: string) => string | null | undefined): boolean =>
  leadIds.every((leadId) => ownerOf(leadId) === fromId);

/** Fewer leads than this are not worth a word. */
const worthMoving = 3;
const mostAtOnce = 50;
const fewestWorth = (reason: BalanceReason): number => (reason === 'callbackOutsideHours' || reason === 'keyAccount' ? 1 : worthMoving);

type Counted = { rep: BalanceRep; load: number };

/**
 * Moves that would help now: who carries more than agreed, new leads that wait with somebody who is not here, promises at hours when
 * their rep does not work, leads whose language their rep does not speak, key accounts that a senior could take. Each lead is in one
 * suggestion at most, and nobody gets more than they can carry.
 */
export const suggestBalance = (reps: readonly BalanceRep[], now: number, keyAccounts: KeyAccounts): Suggestion[] => {
  const steps = balanceSteps(reps, now, keyAccounts);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
};

/** The same in small steps, a rep's leads or one receiver each, for who has something else to do in between. */
export function* balanceSteps(reps: readonly BalanceRep[], now: number, keyAccounts: KeyAccounts): Generator<void, Suggestion[]> {
  const counted = new Map(reps.map((rep) => [rep.id, { rep, load: rep.leads.length }]));
  const taken = new Set<string>();
  const suggestions: Suggestion[] = [];
  for (const { reason, wants, suits } of kinds(now, keyAccounts)) {
    for (const from of reps) {
      yield;
      const load = counted.get(from.id)?.load ?? 0;
      const leads = from.leads.filter((lead) => !taken.has(lead.id) && wants(lead, from));
      const found = reason === 'overloaded' ? leads.slice(0, Math.max(0, load - from.capacity)) : leads;
      for (const [toId, some] of yield* matched(found, from, counted, suits)) {
        if (some.length < fewestWorth(reason)) continue;
        for (const { id } of some) taken.add(id);
        shift(counted, from.id, toId, some.length);
        const leadIds = some.map(({ id }) => id);
        suggestions.push({ key: `${reason}/${from.id}/${toId}`, reason, fromId: from.id, toId, leadIds });
      }
    }
  }
  return suggestions;
}

type Kind = {
  reason: BalanceReason;
  /** Whether this lead would be better off elsewhere. */
  wants: (lead: BalanceLead, of: BalanceRep) => boolean;
  /** Whether it would be with this one. */
  suits: (lead: BalanceLead, to: BalanceRep) => boolean;
};

const speaks = (lead: BalanceLead, { languages }: BalanceRep): boolean => lead.language === null || languages.includes(lead.language);
export const isSenior = ({ skills }: Pick<User, 'skills'>): boolean => skills.some((each) => each.toLowerCase() === 'senior');
const isPromise = (lead: BalanceLead): boolean => lead.nextActionKind === 'callback';

/** Gravest first: a lead is counted under the first that fits. */
const kinds = (now: number, keyAccounts: KeyAccounts): Kind[] => [
  {
    reason: 'waitsForFirstCall',
    wants: (lead, of) => !of.isHere && lead.nextActionKind === 'firstCall',
    suits: speaks,
  },
  {
    reason: 'callbackOutsideHours',
    wants: (lead, of) =>
      isPromise(lead) && lead.nextActionAt !== null && lead.nextActionAt > now && worksAt(of, lead.nextActionAt) === false,
    suits: (lead, to) => speaks(lead, to) && worksAt(to, lead.nextActionAt ?? now) === true,
  },
  {
    reason: 'languageUnspoken',
    wants: (lead, of) => !speaks(lead, of),
    suits: speaks,
  },
  {
    reason: 'keyAccount',
    wants: (lead, of) => lead.companyId !== null && keyAccounts.has(lead.companyId) && !isSenior(of),
    suits: (lead, to) => isSenior(to) && speaks(lead, to),
  },
  {
    // Promises stay with whoever made them as long as anything else can go.
    reason: 'overloaded',
    wants: (lead, of) => of.leads.length > of.capacity && of.capacity > 0 && !(isPromise(lead) && lead.callbackIsPersonal),
    suits: speaks,
  },
];

/** Leads by who would take them: those who are here and have room, the emptiest first. */
function* matched(
  leads: readonly BalanceLead[],
  from: BalanceRep,
  counted: ReadonlyMap<string, Counted>,
  suits: Kind['suits'],
): Generator<void, Map<string, BalanceLead[]>> {
  const dealt = new Map<string, BalanceLead[]>();
  if (leads.length === 0) return dealt;
  const withRoom = [...counted].filter(([id, { rep, load }]) => rep.isHere && id !== from.id && rep.capacity > load);
  const room = new Map(withRoom.map(([id, { rep, load }]) => [id, rep.capacity - load]));
  for (const lead of leads.slice(0, mostAtOnce)) {
    yield;
    let best: string | undefined;
    for (const [id, free] of room) {
      const rep = counted.get(id)?.rep;
      if (rep && free > 0 && free > (best === undefined ? 0 : (room.get(best) ?? 0)) && suits(lead, rep)) best = id;
    }
    if (best === undefined) continue;
    room.set(best, (room.get(best) ?? 0) - 1);
    dealt.set(best, [...(dealt.get(best) ?? []), lead]);
  }
  return dealt;
}

const shift = (counted: Map<string, Counted>, fromId: string, toId: string, count: number): void => {
  const [from, to] = [counted.get(fromId), counted.get(toId)];
  if (from) from.load -= count;
  if (to) to.load += count;
};
