import type { Segment } from '../../../shared/domain/segment.ts';
import type { ColumnCache } from '../../data/column-cache.ts';
import type { Words } from '../../words/en.ts';
import {
  type FilterContext,
  type FilterField,
  filterValuesOf,
  fixedChoices,
  type LeadFilter,
  openStages,
  ownerIsMe,
  ownerIsPool,
  teamIsMine,
  testOf,
  workStages,
} from './lead-filters.ts';
import type { LeadSlots } from './lead-slots.ts';

export type Choice = { value: string; label: string };
export type ChoiceContext = {
  words: Words;
  cache: Pick<ColumnCache, 'users' | 'teams' | 'campaigns' | 'leads'>;
  segments: readonly Pick<Segment, 'id' | 'label'>[];
  countryName: (code: string) => string;
  compare: (a: string, b: string) => number;
  userId: string;
  teamId: string | null;
};

type Named = { id: string; name: string };

const named = (rows: Iterable<Named>, compare: ChoiceContext['compare']): Choice[] =>
  [...rows].sort((a, b) => compare(a.name, b.name)).map(({ id, name }) => ({ value: id, label: name }));

const ownerChoices = ({ words, cache, compare, userId }: ChoiceContext): Choice[] => {
  const reps = [...cache.users.values()].filter((user) => user.role !== 'salesperson' && user.id !== userId);
  return [
    { value: ownerIsMe, label: words.leads.filter.me },
    { value: ownerIsPool, label: words.leads.filter.pool },
    ...named(reps, compare),
  ];
};

const teamChoices = ({ words, cache, compare, teamId }: ChoiceContext): Choice[] => {
  const all = named(cache.teams.values(), compare);
  return teamId === null ? all : [{ value: teamIsMine, label: words.leads.filter.myTeam }, ...all];
};

const countryChoices = ({ words, cache, countryName, compare }: ChoiceContext): Choice[] => {
  const codes = new Set<string>();
  for (const lead of cache.leads.values()) if (lead.country) codes.add(lead.country);
  const countries = [...codes].map((code) => ({ id: code, name: countryName(code) }));
  return [...named(countries, compare), { value: 'none', label: words.leads.filter.none }];
};

/** What a filter on a field can be set to. */
export const choicesOf = (field: FilterField, context: ChoiceContext): Choice[] => {
  const { words, cache, compare } = context;
  if (field === 'owner') return ownerChoices(context);
  if (field === 'team') return teamChoices(context);
  if (field === 'country') return countryChoices(context);
  if (field === 'segment') return context.segments.map(({ id, label }) => ({ value: id, label }));
  if (field === 'campaign') return [...named(cache.campaigns.values(), compare), { value: 'none', label: words.leads.filter.none }];
  return fixedChoices[field].map((value) => ({ value, label: labelOf(field, value, words) }));
};

const labelOf = (field: keyof typeof fixedChoices, value: string, words: Words): string => {
  const { filter, sources } = words.leads;
  const names: Record<keyof typeof fixedChoices, Record<string, string>> = {
    stage: words.states.stage,
    source: sources,
    band: words.states.band,
    consent: filter.consent,
    window: filter.window,
    next: filter.next,
    tries: filter.tries,
    account: filter.account,
  };
  return names[field][value] ?? value;
};

const isSameSet = (values: readonly string[], set: readonly string[]): boolean =>
  values.length === set.length && set.every((each) => values.includes(each));

/** The values of a filter in a few words for its chip: "Lead, Working", "all open stages". */
export const filterSummary = ({ field, values }: LeadFilter, context: ChoiceContext): string => {
  const { filter } = context.words.leads;
  if (field === 'stage' && isSameSet(values, openStages)) return filter.open;
  if (field === 'stage' && isSameSet(values, workStages)) return filter.work;
  const labels = new Map(choicesOf(field, context).map(({ value, label }) => [value, label]));
  const shown = values.map((value) => labels.get(value) ?? filter.none);
  if (shown.length === 0) return filter.any;
  return shown.length > 3 ? filter.more(shown[0] ?? '', shown.length - 1) : shown.join(', ');
};

/** How many leads each choice would let through, the other filters as they are. */
export const countChoices = (
  field: FilterField,
  filters: readonly LeadFilter[],
  slots: LeadSlots,
  context: FilterContext,
): ReadonlyMap<string, number> => {
  const test = testOf(
    filters.filter((each) => each.field !== field),
    context,
  );
  const counts = new Map<string, number>();
  for (const lead of slots.leads) {
    if (!lead || !test(lead)) continue;
    for (const value of filterValuesOf(field, lead, context)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const alias = { [ownerIsMe]: context.userId, [teamIsMine]: context.teamId };
  for (const [value, id] of Object.entries(alias)) if (id) counts.set(value, counts.get(id) ?? 0);
  return counts;
};
