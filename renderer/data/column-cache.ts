import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Disposition } from '../../shared/domain/call.ts';
import type { CampaignCost } from '../../shared/domain/campaign-cost.ts';
import { type CenterSettings, wholeSettings } from '../../shared/domain/center-settings.ts';
import { type DoNotCallIndex, type DoNotCallPart, doNotCallIndex, nobodyBarred } from '../../shared/domain/do-not-call.ts';
import type { Handoff } from '../../shared/domain/handoff.ts';
import { type Lead, leadName } from '../../shared/domain/lead.ts';
import type { Checkout, Lease } from '../../shared/domain/lease.ts';
import type { Campaign, Company, Presence, Team, User } from '../../shared/domain/people.ts';
import type { SalesLoad } from '../../shared/domain/routing.ts';
import type { Script } from '../../shared/domain/script.ts';
import type { TableName } from '../../shared/tables.ts';
import { type CacheChanges, createCacheLog } from './cache-log.ts';
import type { RefineryDb } from './db.ts';
import type { RowChange, RowChanges } from './row-changes.ts';
import { everyRow } from './rows.ts';

/**
 * What tables, search and counts over many leads read: the leads and the small tables in memory. A cache of Dexie, fed by the
 * same changes that go to it, never written by screens, and rebuilt from it at any time.
 */
export type ColumnCache = {
  isLoaded: boolean;
  /** Raised by every change; lists that were computed from an older one are computed again. */
  revision: number;
  leads: ReadonlyMap<string, Lead>;
  companies: ReadonlyMap<string, Company>;
  users: ReadonlyMap<string, User>;
  teams: ReadonlyMap<string, Team>;
  campaigns: ReadonlyMap<string, Campaign>;
  campaignCosts: ReadonlyMap<string, CampaignCost>;
  dispositions: ReadonlyMap<string, Disposition>;
  scripts: ReadonlyMap<string, Script>;
  presences: ReadonlyMap<string, Presence>;
  handoffs: ReadonlyMap<string, Handoff>;
  /** By salesperson, over the whole center. */
  salesLoads: ReadonlyMap<string, SalesLoad & { id: string }>;
  /** By lead. */
  leases: ReadonlyMap<string, Lease>;
  checkouts: ReadonlyMap<string, Checkout>;
  doNotCallParts: ReadonlyMap<string, DoNotCallPart>;
  /** Every number, mail and domain that may not be called; another object with every change of it. */
  doNotCall: DoNotCallIndex;
  settings: CenterSettings | undefined;
  /** Lower-cased name, company, phones and mail per lead, for search as you type. */
  searchTexts: ReadonlyMap<string, string>;
};

const cachedTables = [
  'leads',
  'companies',
  'users',
  'teams',
  'campaigns',
  'campaignCosts',
  'dispositions',
  'scripts',
  'presences',
  'handoffs',
  'salesLoads',
  'leases',
  'checkouts',
  'doNotCallParts',
] as const satisfies TableName[];
type CachedTable = (typeof cachedTables)[number];
type Maps = { [T in CachedTable]: Map<string, { id: string }> };

const isCached = (table: TableName): table is CachedTable => (cachedTables as readonly TableName[]).includes(table);

/** Letters without accents, figures and signs, as most texts are: they need no more than lower case. */
const isPlain = /^[ -~\n]*$/;

/** What a search looks through: accents and case do not count, phone numbers match with and without spaces. */
export const foldText = (text: string): string =>
  (isPlain.test(text) ? text : text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '')).toLowerCase();

const searchTextOf = (lead: Lead, companies: ReadonlyMap<string, { id: string }>): string => {
  const company = lead.companyId ? (companies.get(lead.companyId) as Company | undefined) : undefined;
  const phones = lead.phones.map(({ number, asWritten }) => `${number ?? asWritten.replace(/\D/g, '')} ${asWritten}`);
  return foldText([leadName(lead), company?.name ?? '', lead.email ?? '', lead.externalId ?? '', lead.city, ...phones].join('\n'));
};

const emptyMaps = (): Maps =>
  Object.fromEntries(cachedTables.map((table) => [table, new Map<string, { id: string }>()])) as unknown as Maps;

export type LiveCache = {
  store: StoreApi<ColumnCache>;
  /** What changed after a revision; null when that is too long ago to say, so that all of it is to be looked at again. */
  changesSince: (revision: number) => CacheChanges | null;
  /** Hears every change of any row after it is on disk, for what follows tables that are not held here. */
  onRows: RowChanges['subscribe'];
  /** Reads everything from Dexie; call once when the desk opens. */
  load: () => Promise<void>;
  close: () => void;
};

/** Maps are changed in place and published under a new revision, so that one change of one row costs the same at any size. */
export const createColumnCache = (db: RefineryDb, changes: RowChanges): LiveCache => {
  const maps = emptyMaps();
  const searchTexts = new Map<string, string>();
  let settings: CenterSettings | undefined;
  let doNotCall = nobodyBarred;
  let isLoaded = false;
  const waiting: RowChange[] = [];

  const snapshotOf = (revision: number): ColumnCache =>
    ({ ...(maps as unknown as Omit<ColumnCache, 'isLoaded'>), isLoaded, revision, settings, doNotCall, searchTexts }) as ColumnCache;
  const store = createStore<ColumnCache>(() => snapshotOf(0));
  const log = createCacheLog();
  const publish = (tables: ReadonlySet<TableName>) => {
    const revision = store.getState().revision + 1;
    log.write(revision, tables);
    store.setState(snapshotOf(revision), true);
  };

  const indexLead = (lead: Lead) => searchTexts.set(lead.id, searchTextOf(lead, maps.companies));

  const indexLeadsOf = (companyIds: ReadonlySet<string>) => {
    if (companyIds.size === 0) return;
    for (const lead of maps.leads.values() as MapIterator<Lead>) {
      if (lead.companyId === null || !companyIds.has(lead.companyId)) continue;
      indexLead(lead);
      log.note(lead.id);
    }
  };

  const applyLeads = (puts: RowChange['puts'], deletes: readonly string[]) => {
    for (const row of puts) {
      indexLead(row as Lead);
      log.note(row.id);
    }
    for (const id of deletes) {
      searchTexts.delete(id);
      log.note(id);
    }
  };

  /** Companies already here whose name or standing is another now: their leads are found, sorted and ranked by it. */
  const alteredCompanies = ({ table, puts }: RowChange): ReadonlySet<string> => {
    const altered = new Set<string>();
    if (table !== 'companies') return altered;
    for (const row of puts as readonly Company[]) {
      const known = maps.companies.get(row.id) as Company | undefined;
      if (known && (known.name !== row.name || known.isKeyAccount !== row.isKeyAccount)) altered.add(row.id);
    }
    return altered;
  };

  const followDoNotCall = (table: TableName) => {
    if (table === 'doNotCallParts') doNotCall = doNotCallIndex(maps.doNotCallParts.values() as MapIterator<DoNotCallPart>);
  };

  /** A row that came before a section existed has that section's defaults. */
  const keepSettings = (row: CenterSettings | undefined) => {
    if (row) settings = wholeSettings(row);
  };

  /** Takes a change in; false when the cache does not hold that table. */
  const apply = (change: RowChange): boolean => {
    const { table, puts, deletes } = change;
    if (table === 'settings') keepSettings(puts[0] as CenterSettings | undefined);
    if (!isCached(table)) return table === 'settings';
    const altered = alteredCompanies(change);
    for (const row of puts) maps[table].set(row.id, row);
    for (const id of deletes) maps[table].delete(id);
    if (table === 'leads') applyLeads(puts, deletes);
    // Who may call a lead is part of it wherever leads are ranked and listed.
    if (table === 'leases' || table === 'checkouts') for (const id of [...puts.map((row) => row.id), ...deletes]) log.note(id);
    followDoNotCall(table);
    indexLeadsOf(altered);
    return true;
  };

  const unsubscribe = changes.subscribe((batch) => {
    if (!isLoaded) {
      waiting.push(...batch);
      return;
    }
    // Companies first: the search text of a new lead names its company.
    const ordered = [...batch].sort((a, b) => Number(b.table === 'companies') - Number(a.table === 'companies'));
    const tables = new Set(ordered.filter(apply).map(({ table }) => table));
    if (tables.size > 0) publish(tables);
  });

  return {
    store,
    changesSince: log.since,
    onRows: changes.subscribe,
    close: unsubscribe,
    load: async () => {
      const order = ['companies', ...cachedTables.filter((table) => table !== 'companies')] as CachedTable[];
      for (const table of order) for await (const puts of everyRow(db, table)) apply({ table, puts, deletes: [] });
      keepSettings(await db.settings.get('center'));
      isLoaded = true;
      for (const change of waiting.splice(0)) apply(change);
      log.forget(store.getState().revision + 1);
      publish(new Set());
    },
  };
};
