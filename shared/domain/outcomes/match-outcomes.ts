import { companyMatchKey } from '../company-match.ts';
import { foldWords } from '../fold-words.ts';
import { type Handoff, readHandoffNumber } from '../handoff.ts';
import { type Lead, leadName } from '../lead.ts';
import type { User } from '../people.ts';
import type { Knows } from './outcome-columns.ts';
import type { FaultyRow, OutcomeRow } from './outcome-rows.ts';

type IndexedLead = Pick<Lead, 'id' | 'externalId' | 'email' | 'companyId' | 'firstName' | 'lastName' | 'stage' | 'mergedIntoId'>;
export type IndexedHandoff = Pick<
  Handoff,
  | 'id'
  | 'leadId'
  | 'number'
  | 'answer'
  | 'outcome'
  | 'closedOn'
  | 'closedAt'
  | 'value'
  | 'currency'
  | 'lostReason'
  | 'contractNumber'
  | 'handedOffAt'
  | 'opportunityStage'
  | 'expectedCloseOn'
  | 'salespersonId'
>;

/** The leads and handoffs that rows may be about, by what rows say of them. */
export type OutcomeIndex = {
  leads: ReadonlyMap<string, IndexedLead>;
  byExternalId: ReadonlyMap<string, readonly string[]>;
  byMail: ReadonlyMap<string, readonly string[]>;
  byName: ReadonlyMap<string, readonly string[]>;
  byNumber: ReadonlyMap<string, readonly IndexedHandoff[]>;
  handoffsOf: ReadonlyMap<string, readonly IndexedHandoff[]>;
  /** Salespeople by what a CRM may call them: name, mail, id. */
  salespeople: ReadonlyMap<string, string>;
};

type Held = {
  leads: Iterable<IndexedLead>;
  companies: { get: (id: string) => { matchKey: string } | undefined };
  handoffs: Iterable<IndexedHandoff>;
  users: Iterable<Pick<User, 'id' | 'name' | 'email' | 'role'>>;
};

const nameKey = (matchKey: string, name: string): string => `${matchKey}\n${foldWords(name)}`;

/** Leads that were merged count as the one that carries them on; those taken out of the center as nobody. */
export const outcomeIndex = ({ leads, companies, handoffs, users }: Held): OutcomeIndex => {
  const held = new Map<string, IndexedLead>();
  for (const lead of leads) held.set(lead.id, lead);
  const lists = { byExternalId: new Map<string, string[]>(), byMail: new Map<string, string[]>(), byName: new Map<string, string[]>() };
  const note = (list: Map<string, string[]>, key: string | null, leadId: string) => {
    if (!key) return;
    const known = list.get(key);
    if (!known) list.set(key, [leadId]);
    else if (!known.includes(leadId)) known.push(leadId);
  };
  for (const lead of held.values()) {
    if (lead.stage === 'purged') continue;
    const kept = keeperOf(held, lead.id);
    note(lists.byExternalId, lead.externalId, kept);
    note(lists.byMail, lead.email, kept);
    const company = lead.companyId ? companies.get(lead.companyId) : undefined;
    const name = leadName({ ...lead, email: null, externalId: null });
    if (company && name !== '?') note(lists.byName, nameKey(company.matchKey, name), kept);
  }
  const all = [...handoffs];
  return {
    leads: held,
    ...lists,
    byNumber: Map.groupBy(all, (each) => each.number),
    handoffsOf: Map.groupBy(all, (each) => each.leadId),
    salespeople: new Map(
      [...users]
        .filter((user) => user.role === 'salesperson')
        .flatMap((user) => [user.name, user.email, user.id].map((key) => [foldWords(key), user.id])),
    ),
  };
};

const mostMerges = 5;

const keeperOf = (leads: ReadonlyMap<string, IndexedLead>, id: string): string => {
  let at = id;
  for (let step = 0; step < mostMerges; step += 1) {
    const next = leads.get(at)?.mergedIntoId;
    if (!next) return at;
    at = next;
  }
  return at;
};

/** For columns without a known name: whether a cell is of somebody here. */
export const knownTo =
  (index: OutcomeIndex): Knows =>
  (field, cell) => {
    if (field === 'number') return index.byNumber.has(readHandoffNumber(cell) ?? '');
    return field === 'email' ? index.byMail.has(cell.toLowerCase()) : index.byExternalId.has(cell);
  };

/** What taking a row in does: `new` writes an outcome where none stood, `change` another one than stands, `same` nothing. */
export type OutcomeEffect = 'new' | 'change' | 'same';

export type MatchedOutcome = {
  of: OutcomeRow;
  leadId: string;
  /** The handoff it is about; null: the lead was never handed off here, or sales sent it back, and gets one marked as from outside. */
  handoff: IndexedHandoff | null;
  by: 'number' | 'externalId' | 'email' | 'name';
  salespersonId: string | null;
  effect: OutcomeEffect;
};

export type MatchedFile = { matched: MatchedOutcome[]; faults: FaultyRow[] };

/**
 * Finds whom each row is about: by handoff number, then the id in the other system, then mail, then company and name. A key that fits nobody
 * gives way to the next; one that fits several people is ambiguous, unless one of them alone is with sales. Two rows about one lead are two
 * deals when their deal numbers differ; else the one that was closed later counts and the other is `double`.
 */
export const matchOutcomes = (rows: readonly OutcomeRow[], index: OutcomeIndex): MatchedFile => {
  const faults: FaultyRow[] = [];
  const found: MatchedOutcome[] = [];
  for (const row of rows) {
    const match = findLead(row, index);
    if (typeof match === 'string') faults.push({ row: row.row, reason: match });
    else found.push(withHandoff(row, match, index));
  }
  const matched = withoutDoubles(found, faults);
  return { matched: apart(matched), faults: faults.sort((a, b) => a.row - b.row) };
};

type Match = { leadId: string; by: MatchedOutcome['by']; handoff?: IndexedHandoff };

const findLead = (row: OutcomeRow, index: OutcomeIndex): Match | 'unknown' | 'ambiguous' => {
  const number = row.number ? readHandoffNumber(row.number) : null;
  const [handoff, another] = (number && index.byNumber.get(number)) || [];
  if (another) return 'ambiguous';
  if (handoff) return { leadId: handoff.leadId, by: 'number', handoff };
  const asked = [
    ['externalId', index.byExternalId.get(row.externalId)],
    ['email', index.byMail.get(row.email)],
    ['name', row.companyName && row.name ? index.byName.get(nameKey(companyMatchKey(row.companyName), row.name)) : undefined],
  ] as const;
  for (const [by, ids] of asked) {
    const [leadId, second] = ids ?? [];
    if (leadId && !second) return { leadId, by };
    if (!ids || ids.length === 0) continue;
    const withSales = ids.filter((id) => index.handoffsOf.get(id)?.some((each) => each.answer !== 'rejected'));
    return withSales.length === 1 && withSales[0] ? { leadId: withSales[0], by } : 'ambiguous';
  }
  return 'unknown';
};

/** The handoff of a lead that an outcome is of: the same deal number, else the newest that sales has not sent back. */
const handoffFor = (row: OutcomeRow, handoffs: readonly IndexedHandoff[]): IndexedHandoff | null => {
  const sameDeal = row.dealNumber ? handoffs.find((each) => each.contractNumber === row.dealNumber) : undefined;
  if (sameDeal) return sameDeal;
  const standing = handoffs.filter((each) => each.answer !== 'rejected' && !isOtherDeal(row, each));
  return standing.reduce<IndexedHandoff | null>((best, each) => (!best || each.handedOffAt >= best.handedOffAt ? each : best), null);
};

const isOtherDeal = (row: OutcomeRow, handoff: IndexedHandoff): boolean =>
  row.dealNumber !== '' && handoff.contractNumber !== '' && handoff.contractNumber !== row.dealNumber && handoff.outcome !== 'open';

const withHandoff = (row: OutcomeRow, { leadId, by, handoff }: Match, index: OutcomeIndex): MatchedOutcome => {
  const about = handoff ?? handoffFor(row, index.handoffsOf.get(leadId) ?? []);
  const salespersonId = index.salespeople.get(foldWords(row.salesperson)) ?? null;
  return { of: row, leadId, handoff: about, by, salespersonId, effect: effectOf(row, about) };
};

/** Whether a handoff holds the outcome of a row already. The second of the closing counts only where the file is the first to say it. */
export const effectOf = (row: OutcomeRow, handoff: IndexedHandoff | null): OutcomeEffect => {
  if (!handoff) return 'new';
  if (row.outcome === 'open') return openEffect(row, handoff);
  if (handoff.outcome === 'open') return 'new';
  const isSame =
    handoff.outcome === row.outcome &&
    handoff.closedOn === row.closedOn &&
    (row.outcome === 'lost'
      ? row.lostReason === '' || handoff.lostReason === row.lostReason
      : handoff.value === row.value && handoff.currency === row.currency);
  return isSame && (row.dealNumber === '' || handoff.contractNumber === row.dealNumber) ? 'same' : 'change';
};

const openEffect = (row: OutcomeRow, handoff: IndexedHandoff): OutcomeEffect => {
  if (handoff.outcome !== 'open') return 'same';
  const isSame =
    handoff.answer === 'accepted' &&
    (row.status === '' || handoff.opportunityStage === row.status) &&
    (row.value === null || (handoff.value === row.value && handoff.currency === row.currency)) &&
    (row.expectedCloseOn === null || handoff.expectedCloseOn === row.expectedCloseOn);
  return isSame ? 'same' : handoff.answer === 'waiting' ? 'new' : 'change';
};

const withoutDoubles = (found: readonly MatchedOutcome[], faults: FaultyRow[]): MatchedOutcome[] => {
  const byDeal = Map.groupBy(found, ({ leadId, handoff, of }) =>
    of.dealNumber ? `${leadId}\n${of.dealNumber}` : `${leadId}\n${handoff?.id ?? ''}`,
  );
  const kept: MatchedOutcome[] = [];
  for (const same of byDeal.values()) {
    const latest = same.reduce((best, each) => ((each.of.closedAt ?? 0) >= (best.of.closedAt ?? 0) ? each : best));
    kept.push(latest);
    for (const each of same) if (each !== latest) faults.push({ row: each.of.row, reason: 'double' });
  }
  return kept.sort((a, b) => a.of.row - b.of.row);
};

/** Several deals of one lead in one file: the first keeps the standing handoff, each further one gets its own. */
const apart = (matched: readonly MatchedOutcome[]): MatchedOutcome[] => {
  const taken = new Set<string>();
  return matched.map((each) => {
    if (!each.handoff) return each;
    if (taken.has(each.handoff.id)) return { ...each, handoff: null, effect: 'new' };
    taken.add(each.handoff.id);
    return each;
  });
};
