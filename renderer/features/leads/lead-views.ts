import { z } from 'zod';
import type { Role } from '../../../shared/domain/people.ts';
import { type LeadFilter, leadFilter, ownerIsMe, ownerIsPool, teamIsMine, workStages } from './lead-filters.ts';

export const leadSort = z.object({ columnId: z.string().max(40), direction: z.enum(['ascending', 'descending']) });
export type LeadSort = z.infer<typeof leadSort>;

/** What a person sees of the leads: filters that all hold, and the order. */
export const leadView = z.object({
  id: z.string().max(100),
  name: z.string().max(80),
  filters: z.array(leadFilter).max(20),
  sort: leadSort,
});
export type LeadView = z.infer<typeof leadView>;
export const savedViews = z.array(leadView).max(50);

export const builtInIds = ['mine', 'open', 'hot', 'nurture', 'pool', 'leaks', 'all'] as const;
export type BuiltInId = (typeof builtInIds)[number];
/** A built-in view is named by the catalogue, a saved one by who saved it. */
export type BuiltInView = Omit<LeadView, 'id' | 'name'> & { id: BuiltInId };

const byScore: LeadSort = { columnId: 'score', direction: 'descending' };
const byNextAction: LeadSort = { columnId: 'nextAction', direction: 'ascending' };
const byArrival: LeadSort = { columnId: 'arrived', direction: 'descending' };

const is = (field: LeadFilter['field'], ...values: string[]): LeadFilter => ({ field, values });
const atWork = is('stage', ...workStages);

type Views = Record<BuiltInId, BuiltInView>;

/** The same views for everybody, but for whose leads they show. */
const viewsOver = (whose: LeadFilter[]): Views => ({
  mine: { id: 'mine', filters: [atWork, is('owner', ownerIsMe)], sort: byScore },
  open: { id: 'open', filters: [atWork, ...whose], sort: byScore },
  hot: { id: 'hot', filters: [atWork, is('band', 'hot'), is('tries', 'none'), ...whose], sort: byScore },
  nurture: { id: 'nurture', filters: [is('stage', 'nurture'), is('next', 'due', 'today', 'week'), ...whose], sort: byNextAction },
  pool: { id: 'pool', filters: [atWork, is('owner', ownerIsPool)], sort: byArrival },
  leaks: { id: 'leaks', filters: [is('next', 'none'), ...whose], sort: byArrival },
  all: { id: 'all', filters: [], sort: byArrival },
});

const shownTo: Record<Role, { whose: LeadFilter[]; ids: readonly BuiltInId[] }> = {
  rep: { whose: [is('owner', ownerIsMe)], ids: ['mine', 'hot', 'nurture', 'leaks', 'pool'] },
  teamLead: { whose: [is('team', teamIsMine)], ids: ['open', 'pool', 'hot', 'nurture', 'leaks', 'all'] },
  manager: { whose: [], ids: ['open', 'pool', 'hot', 'nurture', 'leaks', 'all'] },
  admin: { whose: [], ids: ['open', 'pool', 'hot', 'nurture', 'leaks', 'all'] },
  salesperson: { whose: [], ids: ['all'] },
};

export const builtInViews = (role: Role): readonly BuiltInView[] => {
  const { whose, ids } = shownTo[role];
  const views = viewsOver(whose);
  return ids.map((id) => views[id]);
};

/** Whether a view is still shown as it was kept. */
export const isSameList = (one: Pick<LeadView, 'filters' | 'sort'>, other: Pick<LeadView, 'filters' | 'sort'>): boolean =>
  JSON.stringify([one.filters, one.sort]) === JSON.stringify([other.filters, other.sort]);
