import { wholeSettings } from '../../shared/domain/center-settings.ts';
import type { DuplicateBars } from '../../shared/domain/duplicates/bars.ts';
import { createDuplicateIndex, type DuplicateIndex } from '../../shared/domain/duplicates/duplicate-index.ts';
import { factsOfLead, factsOfRow } from '../../shared/domain/duplicates/person-facts.ts';
import type { ImportedRow } from '../../shared/domain/import/imported-row.ts';
import type { Table } from '../../shared/domain/import/read-table.ts';
import { mapRows, type RowPlan } from '../../shared/domain/import/rows.ts';
import { type Lead, leadName } from '../../shared/domain/lead.ts';
import type { Company } from '../../shared/domain/people.ts';
import { openDb, type RefineryDb } from './db.ts';
import { everyRow } from './rows.ts';

/** Somebody whom a row may be about although neither mail nor id say so: a lead that is here, or a row further up in the file. */
export type AlikeRow = { row: ImportedRow; name: string; company: string; otherRow: number | null; score: number; joins: boolean };

/** `looked`: rows of the file that were compared. `joins`: those that join without asking; `asked`: those that a person will be asked about. */
export type Likeness = { looked: number; joins: number; asked: number; rows: AlikeRow[] };

/** The check is there to be looked at before anything is taken in: more rows than these would be waited for. */
const mostLooked = 5000;
const mostShown = 60;

type Known = { name: string; company: string; otherRow: number | null; email: string | null; externalId: string | null };

/** Compares rows of a file with the leads of this machine and with one another, as taking them in will. Reads all leads: for a worker. */
export const findAlikeRows = async (databaseName: string, table: Table, plan: RowPlan): Promise<Likeness> => {
  const db = await openDb(databaseName);
  try {
    const settings = await db.settings.get('center');
    const found: Likeness = { looked: 0, joins: 0, asked: 0, rows: [] };
    if (!settings) return found;
    const people = await knownPeople(db);
    for (const mapped of mapRows(table, plan)) {
      if (found.looked === mostLooked) break;
      found.looked += 1;
      if ('refused' in mapped) continue;
      for (const row of [mapped.row, ...mapped.more]) compareRow(found, people, row, wholeSettings(settings).duplicates);
    }
    return found;
  } finally {
    db.close();
  }
};

type People = { index: DuplicateIndex; known: Map<string, Known> };

const knownPeople = async (db: RefineryDb): Promise<People> => {
  const people: People = { index: createDuplicateIndex(), known: new Map() };
  const companies = new Map<string, Company>();
  for await (const some of everyRow(db, 'companies')) for (const company of some) companies.set(company.id, company);
  for await (const some of everyRow(db, 'leads')) for (const lead of some) addLead(people, lead, companies.get(lead.companyId ?? ''));
  return people;
};

const addLead = ({ index, known }: People, lead: Lead, company: Company | undefined): void => {
  if (lead.stage === 'merged' || lead.stage === 'purged') return;
  index.add(factsOfLead(lead, company));
  const { email, externalId } = lead;
  known.set(lead.id, { name: leadName(lead), company: company?.name ?? '', otherRow: null, email, externalId });
};

const compareRow = (found: Likeness, { index, known }: People, row: ImportedRow, bars: DuplicateBars): void => {
  const id = `row ${row.row}.${row.person}`;
  const facts = factsOfRow(row, id);
  const [likeliest] = index.suspectsOf(facts, bars.suspectFrom);
  const other = likeliest && known.get(likeliest.id);
  if (likeliest && other && !isExact(row, other)) note(found, row, other, likeliest.score, likeliest.score >= bars.automaticFrom);
  index.add(facts);
  const { email, externalId, companyName } = row;
  known.set(id, { name: `${row.firstName} ${row.lastName}`.trim(), company: companyName, otherRow: row.row, email, externalId });
};

/** The same mail or id: counted as known already. */
const isExact = ({ email, externalId }: ImportedRow, other: Known): boolean =>
  (email !== null && email === other.email) || (externalId !== null && externalId === other.externalId);

const note = (found: Likeness, row: ImportedRow, { name, company, otherRow }: Known, score: number, joins: boolean): void => {
  if (joins) found.joins += 1;
  else found.asked += 1;
  if (found.rows.length < mostShown) found.rows.push({ row, name, company, otherRow, score, joins });
};
