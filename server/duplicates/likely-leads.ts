import type { LikelyLead } from '../../shared/commands/import-known.ts';
import { blockingKeys } from '../../shared/domain/duplicates/blocking-keys.ts';
import type { Commonness } from '../../shared/domain/duplicates/commonness.ts';
import { matchFrom } from '../../shared/domain/duplicates/compare-people.ts';
import { factsOfRow } from '../../shared/domain/duplicates/person-facts.ts';
import { profileOf } from '../../shared/domain/duplicates/person-profile.ts';
import type { ImportedRow } from '../../shared/domain/import/imported-row.ts';
import type { Sql } from '../db/database.ts';
import { candidatesOf, readProfiles, sampleCommonness } from './find-suspects.ts';

/** Finds whom the center takes rows for without asking. */
export type LikelyLeads = (rows: readonly ImportedRow[]) => Promise<LikelyLead[]>;

/** Above it nobody scores: the center wants to be asked. */
const highestBar = 100;

/** For one file: by the bar, and by how common names are, as they stand when it begins. Nothing is read where the center wants to be asked. */
export const createLikelyLeads = async (sql: Sql, centerId: string): Promise<LikelyLeads> => {
  const bar = await automaticBar(sql, centerId);
  if (bar > highestBar) return async () => [];
  const commonness = await sampleCommonness(sql, centerId);
  return (rows) => likeliestAbove(sql, centerId, rows, bar, commonness);
};

/** The likeliest lead above the bar for each row, by the keys that leads are found by. */
const likeliestAbove = async (
  sql: Sql,
  centerId: string,
  rows: readonly ImportedRow[],
  bar: number,
  commonness: Commonness,
): Promise<LikelyLead[]> => {
  const people = rows.map((row) => ({ row, profile: profileOf(factsOfRow(row, '')) }));
  const keysOf = new Map(people.map(({ row, profile }) => [row, blockingKeys(profile)]));
  const candidates = await candidatesOf(sql, centerId, [...new Set([...keysOf.values()].flat())], 1);
  const others = await readProfiles(sql, centerId, [], candidates);
  return people.flatMap(({ row, profile }) => {
    const ids = new Set(keysOf.get(row)?.flatMap((key) => candidates.get(key) ?? []));
    let best: { leadId: string; score: number } | null = null;
    for (const id of ids) {
      const other = others.get(id);
      const match = other && matchFrom(profile, other, bar, commonness);
      if (match && match.score > (best?.score ?? 0)) best = { leadId: id, score: match.score };
    }
    return best ? [{ row: row.row, person: row.person, leadId: best.leadId }] : [];
  });
};

const automaticBar = async (sql: Sql, centerId: string): Promise<number> => {
  const [found] = await sql.query<{ bar: number }>(
    `select (duplicates->>'automaticFrom')::int as bar from settings where center_id = $1 and id = 'center'`,
    [centerId],
  );
  return found?.bar ?? highestBar + 1;
};
