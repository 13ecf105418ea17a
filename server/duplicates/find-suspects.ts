import { blockingKeys } from '../../shared/domain/duplicates/blocking-keys.ts';
import { type Commonness, createCommonness } from '../../shared/domain/duplicates/commonness.ts';
import { matchFrom, type PersonMatch } from '../../shared/domain/duplicates/compare-people.ts';
import { factsOfLead, type PersonFacts } from '../../shared/domain/duplicates/person-facts.ts';
import { type PersonProfile, profileOf } from '../../shared/domain/duplicates/person-profile.ts';
import { type Suspect, suspectRows } from '../../shared/domain/duplicates/suspect.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { Sql } from '../db/database.ts';
import { writeRows } from '../db/rows.ts';

/** Leads looked at in one transaction: little enough that no desktop waits for its rows. */
const leadsAtOnce = 50;
/** Of those the newest that came alone, by hand or over HTTP: they do not wait behind a long list, and a list goes on meanwhile. */
const aloneAtOnce = 25;
/** How far among the newest that wait those are looked for. */
const newestLookedAt = 1000;
/** More leads than this under one key, and the key tells nothing; as in the index of desktops. */
const mostPerKey = 80;
/** Keys that too many leads have, as they were found; not asked for again as long as they are remembered. */
export type CrowdedKeys = Set<number>;

/** Leads that say how common names and places are in a center. */
export const sampleSize = 3000;

export type FoundSuspects = {
  /** Leads taken from the queue; 0 when nobody waits. */
  looked: number;
  written: number;
};

/**
 * Compares the next leads of a center that wait for it with all others that share a key with them, and writes down whom they may be the
 * same as. What somebody has decided stays. Call it in a transaction of its own; two servers never look at the same leads.
 */
export const findSuspects = async (
  sql: Sql,
  centerId: string,
  { commonness, crowded }: { commonness: Commonness; crowded: CrowdedKeys },
  now: number,
): Promise<FoundSuspects> => {
  const waiting = await takeWaiting(sql, centerId);
  if (waiting.length === 0) return { looked: 0, written: 0 };
  const from = await suspectBar(sql, centerId);
  const people = (await readPeople(sql, centerId, waiting)).map(profileOf);
  const keysOf = new Map(people.map((profile) => [profile.id, blockingKeys(profile)]));
  await keepKeys(sql, centerId, waiting, keysOf);
  const candidates = await readCandidates(sql, centerId, keysOf, crowded);
  const others = await readProfiles(sql, centerId, people, candidates);
  const matches = people.flatMap((profile) => matchesOf(profile, candidates, others, from, commonness));
  const written = await writeSuspects(sql, centerId, waiting, matches, now);
  return { looked: waiting.length, written };
};

const takeWaiting = async (sql: Sql, centerId: string): Promise<string[]> => {
  const alone = await sql.query<{ id: string }>(
    `delete from leads_to_match where center_id = $1 and lead_id in (
       select m.lead_id from leads_to_match m where m.center_id = $1 and m.lead_id in (
         select l.id from (
           select lead_id from leads_to_match where center_id = $1 order by lead_id desc limit ${newestLookedAt}
         ) newest join leads l on l.center_id = $1 and l.id = newest.lead_id
         where l.import_id is null order by l.id desc limit ${aloneAtOnce}
       ) for update skip locked
     ) returning lead_id as id`,
    [centerId],
  );
  const oldest = await sql.query<{ id: string }>(
    `delete from leads_to_match where center_id = $1 and lead_id in (
       select lead_id from leads_to_match where center_id = $1 order by lead_id limit ${leadsAtOnce - alone.length} for update skip locked
     ) returning lead_id as id`,
    [centerId],
  );
  return [...alone, ...oldest].map(({ id }) => id).sort();
};

const suspectBar = async (sql: Sql, centerId: string): Promise<number> => {
  const [found] = await sql.query<{ bar: number }>(
    `select (duplicates->>'suspectFrom')::int as bar from settings where center_id = $1 and id = 'center'`,
    [centerId],
  );
  return found?.bar ?? 101;
};

type LeadRow = Pick<Lead, 'id' | 'firstName' | 'lastName' | 'email' | 'phones' | 'street' | 'postcode' | 'city' | 'region' | 'country'> & {
  companyName: string | null;
  companyDomain: string | null;
};

const leadColumns = `l.id, l.first_name as "firstName", l.last_name as "lastName", l.email, l.phones, l.street, l.postcode, l.city, l.region,
  l.country, c.name as "companyName", c.domain as "companyDomain"`;

/** Leads that still stand for themselves: neither merged nor erased. */
const readPeople = async (sql: Sql, centerId: string, ids: readonly string[]): Promise<PersonFacts[]> => {
  const rows = await sql.query<{ row: LeadRow }>(
    `select row_to_json(found) as row from (
       select ${leadColumns} from leads l left join companies c on c.center_id = l.center_id and c.id = l.company_id
       where l.center_id = $1 and l.id = any($2::text[]) and l.merged_into_id is null and l.stage not in ('merged', 'purged') order by l.id
     ) found`,
    [centerId, ids],
  );
  return rows.map(({ row }) => {
    const { companyName, companyDomain, ...lead } = row;
    return factsOfLead({ ...lead, companyId: null }, companyName === null ? undefined : { name: companyName, domain: companyDomain });
  });
};

/** Writes what the leads are found by from now on; those that have left are found no more. */
const keepKeys = async (sql: Sql, centerId: string, ids: readonly string[], keysOf: ReadonlyMap<string, number[]>): Promise<void> => {
  const gone = ids.filter((id) => !keysOf.has(id));
  await sql.query('delete from lead_match_keys where center_id = $1 and lead_id = any($2::text[])', [centerId, gone]);
  const rows = [...keysOf].map(([id, keys]) => ({ id, keys }));
  await sql.query(
    `insert into lead_match_keys (center_id, lead_id, keys)
     select $1, x.id, array(select jsonb_array_elements_text(x.keys)::int) from jsonb_to_recordset($2::jsonb) as x(id text, keys jsonb)
     on conflict (center_id, lead_id) do update set keys = excluded.keys`,
    [centerId, JSON.stringify(rows)],
  );
};

export type Candidates = ReadonlyMap<number, readonly string[]>;

/** Of people who are compared with each other, at least two of them under one key; of somebody from outside, one is enough. */
const readCandidates = (sql: Sql, centerId: string, keysOf: ReadonlyMap<string, number[]>, crowded: CrowdedKeys): Promise<Candidates> =>
  candidatesOf(sql, centerId, [...new Set([...keysOf.values()].flat())], 2, crowded);

/**
 * By key, the leads that have it; keys that too many have are left out. Those are kept in `crowded`: to find out again and again that
 * half of the center lives in one city was most of what a search cost.
 */
export const candidatesOf = async (
  sql: Sql,
  centerId: string,
  asked: readonly number[],
  least: number,
  crowded: CrowdedKeys = new Set(),
): Promise<Candidates> => {
  const keys = asked.filter((key) => !crowded.has(key));
  const found = await sql.query<{ key: number; ids: string[] | null }>(
    `select key, case when count(*) <= ${mostPerKey} then array_agg(lead_id) end as ids from (
       select k.lead_id, unnest(k.keys) as key from lead_match_keys k where k.center_id = $1 and k.keys && $2::int[]
     ) each_key where key = any($2::int[]) group by key having count(*) >= ${least}`,
    [centerId, keys],
  );
  for (const { key, ids } of found) if (ids === null) crowded.add(key);
  return new Map(found.flatMap(({ key, ids }) => (ids === null ? [] : [[key, ids]])));
};

export const readProfiles = async (
  sql: Sql,
  centerId: string,
  known: readonly PersonProfile[],
  candidates: Candidates,
): Promise<Map<string, PersonProfile>> => {
  const profiles = new Map(known.map((profile) => [profile.id, profile]));
  const missing = [...new Set([...candidates.values()].flat())].filter((id) => !profiles.has(id));
  for (const facts of await readPeople(sql, centerId, missing)) profiles.set(facts.id, profileOf(facts));
  return profiles;
};

/** How common names and places are, by the newest leads: scores of whoever is compared next hang on it, and no more. */
export const sampleCommonness = async (sql: Sql, centerId: string): Promise<Commonness> => {
  const rows = await sql.query<{ row: LeadRow }>(
    `select row_to_json(found) as row from (
       select ${leadColumns} from leads l left join companies c on c.center_id = l.center_id and c.id = l.company_id
       where l.center_id = $1 order by l.id desc limit ${sampleSize}
     ) found`,
    [centerId],
  );
  const commonness = createCommonness();
  for (const { row } of rows) {
    const { companyName, companyDomain, ...lead } = row;
    const company = companyName === null ? undefined : { name: companyName, domain: companyDomain };
    commonness.count(profileOf(factsOfLead({ ...lead, companyId: null }, company)), 1);
  }
  return commonness;
};

type Match = PersonMatch & { aId: string; bId: string };

const matchesOf = (
  profile: PersonProfile,
  candidates: Candidates,
  others: ReadonlyMap<string, PersonProfile>,
  from: number,
  commonness: Commonness,
): Match[] => {
  const ids = new Set(blockingKeys(profile).flatMap((key) => candidates.get(key) ?? []));
  return [...ids].flatMap((id) => {
    const other = id === profile.id ? undefined : others.get(id);
    const match = other && matchFrom(profile, other, from, commonness);
    return match ? [{ aId: profile.id, bId: id, ...match }] : [];
  });
};

/** New suspicions, and those that have changed or passed. */
const writeSuspects = async (
  sql: Sql,
  centerId: string,
  ids: readonly string[],
  matches: readonly Match[],
  now: number,
): Promise<number> => {
  const standing = await readStanding(sql, centerId, ids);
  const found = new Map(
    matches.flatMap(({ aId, bId, score, reasons }) =>
      suspectRows(aId, bId, { score, reasons, state: 'open', foundAt: now, decidedById: null, decidedAt: null }).map((row) => [
        row.id,
        row,
      ]),
    ),
  );
  const fresh = [...found.values()].flatMap((row) => refreshed(row, standing.get(row.id)));
  const past = [...standing.values()].filter(({ id, state }) => state === 'open' && !found.has(id));
  const rows = [...fresh, ...past.map((row): Suspect => ({ ...row, state: 'past' }))].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (rows.length > 0) await writeRows(sql, centerId, 'suspects', rows);
  return rows.length;
};

/** What somebody has decided stays; what is known already is written only when it says something else now. */
const refreshed = (row: Suspect, standing: Suspect | undefined): Suspect[] => {
  if (!standing) return [row];
  if (standing.state === 'apart' || standing.state === 'merged') return [];
  return standing.state === 'open' && standing.score === row.score ? [] : [{ ...row, foundAt: standing.foundAt }];
};

const readStanding = async (sql: Sql, centerId: string, ids: readonly string[]): Promise<Map<string, Suspect>> => {
  const rows = await sql.query<{ row: Suspect }>(
    `select row_to_json(found) as row from (
       select id, lead_id as "leadId", other_id as "otherId", score, reasons, state, found_at as "foundAt", decided_by_id as "decidedById",
         decided_at as "decidedAt"
       from suspects where center_id = $1 and (lead_id = any($2::text[]) or other_id = any($2::text[])) order by id for update
     ) found`,
    [centerId, ids],
  );
  return new Map(rows.map(({ row }) => [row.id, row]));
};
