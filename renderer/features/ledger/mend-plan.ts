import type { Handoff } from '../../../shared/domain/handoff.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { type Mend, type MendRefusal, planRefusalOf, remindRefusalOf } from '../../../shared/domain/mending.ts';
import type { User } from '../../../shared/domain/people.ts';
import type { SalesReminder } from '../../../shared/domain/sales-reminder.ts';
import { dealLeads, sharesOf } from '../../../shared/domain/split-leads.ts';

/** Who may be mended, and why the others are left as they are. */
export type MendPlan = { able: Lead[]; left: { lead: Lead; why: MendRefusal }[] };

export type MendFacts = {
  users: ReadonlyMap<string, User>;
  leads: Iterable<Lead>;
  handoffs: Iterable<Handoff>;
  reminders: readonly SalesReminder[];
  now: number;
};

/** The same questions that the commands ask, so that what they would refuse is told before. */
export const planMend = (mend: Mend, leads: readonly Lead[], facts: MendFacts): MendPlan => {
  const refusalOf = refusalsOf(mend, facts);
  const plan: MendPlan = { able: [], left: [] };
  for (const lead of leads) {
    const why = refusalOf(lead);
    if (why) plan.left.push({ lead, why });
    else plan.able.push(lead);
  }
  return plan;
};

const refusalsOf = (mend: Mend, facts: MendFacts): ((lead: Lead) => MendRefusal | null) => {
  const people = [...facts.users.values()];
  switch (mend) {
    case 'plan':
      return planRefusalOf;
    case 'assign':
      return (lead) => (receiversFor(lead, people).length === 0 ? 'same' : null);
    case 'handOff':
      return () => (people.some((user) => user.role === 'salesperson' && user.isActive) ? null : 'nobodyInSales');
    case 'remindSales': {
      const newest = newestHandoffs(facts.handoffs);
      return (lead) => {
        const handoff = newest.get(lead.id);
        const times = facts.reminders.filter(({ handoffId }) => handoffId === handoff?.id).map(({ remindedAt }) => remindedAt);
        return remindRefusalOf(handoff, times.length > 0 ? Math.max(...times) : undefined, facts.now);
      };
    }
  }
};

const newestHandoffs = (handoffs: Iterable<Handoff>): Map<string, Handoff> => {
  const newest = new Map<string, Handoff>();
  for (const each of handoffs) {
    const held = newest.get(each.leadId);
    if (!held || each.handedOffAt > held.handedOffAt) newest.set(each.leadId, each);
  }
  return newest;
};

/** Reps of its team, but for who has it; of a team that is no more, all reps. */
const receiversFor = (lead: Lead, people: readonly User[]): User[] => {
  const reps = people.filter((user) => user.role === 'rep' && user.isActive && user.id !== lead.ownerId);
  const own = reps.filter((user) => user.teamId === lead.teamId);
  return people.some((user) => user.teamId === lead.teamId && user.role === 'rep' && user.isActive) ? own : reps;
};

/** Deals the leads to the reps of their teams by the room each has. */
export const dealToReps = (
  leads: readonly Lead[],
  { users, leads: all }: MendFacts,
): { leadId: string; fromId: string | null; toId: string }[] => {
  const people = [...users.values()];
  const load = new Map<string, number>();
  for (const { ownerId } of all) if (ownerId !== null) load.set(ownerId, (load.get(ownerId) ?? 0) + 1);
  const groups = Map.groupBy(leads, (lead) =>
    receiversFor(lead, people)
      .map(({ id }) => id)
      .join(' '),
  );
  return [...groups].flatMap(([ids, group]) => {
    const receivers = ids
      .split(' ')
      .flatMap((id) => users.get(id) ?? [])
      .map((user) => ({ id: user.id, free: user.capacity - (load.get(user.id) ?? 0), languages: user.languages }));
    const dealt = dealLeads(group, receivers, sharesOf(group.length, receivers));
    return group.flatMap(({ id, ownerId }) => {
      const toId = dealt.get(id);
      return toId ? [{ leadId: id, fromId: ownerId, toId }] : [];
    });
  });
};
