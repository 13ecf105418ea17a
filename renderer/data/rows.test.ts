import 'fake-indexeddb/auto';
import { Dexie, liveQuery } from 'dexie';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { many, one, where } from '../../shared/commands/command.ts';
import { fieldsOf, type PackedTable } from '../../shared/packed-rows.ts';
import type { Row } from '../../shared/tables.ts';
import { aLead } from '../../test/builders/domain.ts';
import { openDb, type RefineryDb } from './db.ts';
import { readPackLine, storePacks, type ToldScope, voidInPacks } from './packs.ts';
import { allRows, everyRow, leadsOfCompany, rowById, rowsById, rowsOfLeads, rowsOfRef } from './rows.ts';

let db: RefineryDb;
beforeEach(async () => {
  db = await openDb(v7());
});
afterEach(() => db.close());

const packed = <T extends PackedTable>(
  table: T,
  rows: readonly Row<T>[],
  after = '',
  last = rows.at(-1)?.id ?? '',
  scope: ToldScope = 'rest',
) => {
  const fields = fieldsOf(table);
  const lists = rows.map((row) => fields.map((field) => (row as unknown as Record<string, unknown>)[field]));
  return readPackLine({ kind: 'pack', table, scope, after, last, fields, rows: bytesOf(JSON.stringify(lists)) });
};

const bytesOf = (text: string) => new TextEncoder().encode(text);

const numbered = (index: number) => `lead-${String(index).padStart(3, '0')}`;
const leadNumber = (index: number, rest: Partial<Row<'leads'>> = {}) =>
  aLead({ id: numbered(index), email: `${index}@x.example`, companyId: `company-${index % 3}`, ...rest });
const noteOf = (leadId: string, id: string, body = 'Kraków “soon”'): Row<'notes'> => ({
  id,
  leadId,
  attemptId: null,
  authorId: 'mara',
  body,
  revision: 1,
  editId: null,
  writtenAt: 1,
});

const even = Array.from({ length: 10 }, (_, index) => leadNumber(index * 2));
/** Two packs of five leads each, with a gap before the first of the second. */
const storeTwoPacks = () =>
  storePacks(db, [
    packed('leads', even.slice(0, 5)),
    packed('leads', even.slice(5), numbered(8)),
    packed('notes', [noteOf(numbered(2), 'n1'), noteOf(numbered(2), 'n2'), noteOf(numbered(8), 'n3')], '', numbered(8)),
    packed('notes', [noteOf(numbered(18), 'n4')], numbered(8), numbered(18)),
  ]);

const idsOf = (rows: readonly { id: string }[]) => rows.map((row) => row.id);

describe('rows read through packs and tables together', () => {
  beforeEach(storeTwoPacks);

  it('finds packed leads by id, whole, and says nothing of ids that fall between them', async () => {
    const [first, between, last, beyond] = await rowsById(db, 'leads', [numbered(0), numbered(7), numbered(18), numbered(99)]);
    expect([first, between, last, beyond]).toEqual([even[0], undefined, even[9], undefined]);
  });

  it('finds what happened with a lead, and a row of it by its id and lead', async () => {
    expect(idsOf(await rowsOfLeads(db, 'notes', [numbered(2), numbered(18)]))).toEqual(['n1', 'n2', 'n4']);
    expect(await rowById(db, 'notes', 'n3', [numbered(8)])).toEqual(noteOf(numbered(8), 'n3'));
    expect(await rowById(db, 'notes', 'n3')).toBeUndefined();
  });

  it('lets the row in the table count instead of the packed one', async () => {
    await db.leads.put(leadNumber(4, { firstName: 'Changed', companyId: 'company-9' }));
    await db.notes.put(noteOf(numbered(2), 'n2', 'changed'));
    expect((await rowById(db, 'leads', numbered(4)))?.firstName).toBe('Changed');
    expect((await rowsOfLeads(db, 'notes', [numbered(2)])).map((note) => note.body)).toEqual(['Kraków “soon”', 'changed']);
    expect(idsOf(await leadsOfCompany(db, 'company-1'))).not.toContain(numbered(4));
    expect(idsOf(await leadsOfCompany(db, 'company-9'))).toEqual([numbered(4)]);
    expect((await allRows(db, 'leads')).length).toBe(10);
  });

  it('shows nothing of a voided lead, of its history neither, and shows it again when it comes back as rows', async () => {
    await voidInPacks(db, [numbered(2)]);
    expect(await rowById(db, 'leads', numbered(2))).toBeUndefined();
    expect(await rowsOfLeads(db, 'notes', [numbered(2)])).toEqual([]);
    expect(idsOf(await allRows(db, 'notes'))).toEqual(['n3', 'n4']);
    expect(idsOf(await allRows(db, 'leads'))).not.toContain(numbered(2));
    await db.leads.put(leadNumber(2));
    await db.notes.put(noteOf(numbered(2), 'n1'));
    expect(await rowById(db, 'leads', numbered(2))).toEqual(leadNumber(2));
    expect(idsOf(await rowsOfLeads(db, 'notes', [numbered(2)]))).toEqual(['n1']);
  });

  it('finds leads by what commands ask for: mail, external id, company', async () => {
    const mails = where('leads', 'email', ['4@x.example', '5@x.example', '18@x.example']);
    expect(idsOf((await rowsOfRef(db, mails, [])) as Row<'leads'>[])).toEqual([numbered(4), numbered(18)]);
    expect(idsOf(await leadsOfCompany(db, 'company-0'))).toEqual([0, 6, 12, 18].map(numbered));
    expect(await rowsOfRef(db, one('leads', numbered(6)), [])).toEqual(leadNumber(6));
    expect(idsOf((await rowsOfRef(db, many('leads', [numbered(6), numbered(7)]), [])) as Row<'leads'>[])).toEqual([numbered(6)]);
  });

  it('lets the later of two packs of one lead count: it moved while the load was under way', async () => {
    await storePacks(db, [packed('leads', [leadNumber(4, { firstName: 'Earlier' })], '', numbered(4), 'own')]);
    expect((await rowById(db, 'leads', numbered(4)))?.firstName).toBe(leadNumber(4).firstName);
    expect((await allRows(db, 'leads')).length).toBe(10);
  });

  it('walks over every row once', async () => {
    await db.leads.put(leadNumber(4, { firstName: 'Changed' }));
    await db.leads.put(leadNumber(5));
    const seen: string[] = [];
    for await (const some of everyRow(db, 'leads')) seen.push(...idsOf(some));
    expect(seen.toSorted()).toEqual(idsOf([...even, leadNumber(5)]).toSorted());
  });

  it('can be asked inside a transaction and in a live query, which hears of changes', async () => {
    await db.transaction('rw', db.tables, async () => {
      const lead = await rowById(db, 'leads', numbered(2));
      await rowsOfLeads(db, 'notes', [numbered(2)]);
      if (lead) await db.leads.put({ ...lead, firstName: 'Inside' });
    });
    const heard: string[] = [];
    const subscription = liveQuery(() => rowById(db, 'leads', numbered(2))).subscribe((lead) => void heard.push(lead?.firstName ?? 'gone'));
    const hears = async (name: string) => {
      for (let waited = 0; heard.at(-1) !== name && waited < 100; waited += 1) await new Promise((resolve) => setTimeout(resolve, 5));
      expect(heard.at(-1)).toBe(name);
    };
    await hears('Inside');
    await db.leads.put(leadNumber(2, { firstName: 'Later' }));
    await hears('Later');
    subscription.unsubscribe();
  });

  it('keeps nothing for a live query that was left while it was reading', async () => {
    await new Promise<void>((resolve) => {
      const subscription = liveQuery(async () => {
        await db.leads.count();
        subscription.unsubscribe();
        await db.packs.toArray();
        resolve();
      }).subscribe(() => undefined);
    });
    const kept = Object.entries(Dexie.cache).filter(([part]) => part.startsWith(`idb://${db.name}/`));
    expect(kept.flatMap(([, { queries }]) => Object.values(queries.query).flat())).toEqual([]);
  });
});

it('refuses a pack that is not shaped as it says', () => {
  const line = { kind: 'pack', table: 'notes', scope: 'rest', after: '', last: 'x', fields: fieldsOf('notes') } as const;
  expect(() => readPackLine({ ...line, fields: ['id'], rows: bytesOf('[]') })).toThrow('without all of its fields');
  const misshapen = readPackLine({ ...line, table: 'leads', fields: fieldsOf('leads'), rows: bytesOf('[["x"]]') });
  expect(misshapen.keys).toThrow('other fields');
  expect(misshapen.rows).toThrow('other fields');
});
