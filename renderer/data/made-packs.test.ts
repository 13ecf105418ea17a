import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { correctLead } from '../../shared/commands/correct-lead.ts';
import { importLeads } from '../../shared/commands/import-leads.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { Row, TableName } from '../../shared/tables.ts';
import { builtAt, someSettings } from '../../test/builders/domain.ts';
import { anImportRun } from '../../test/builders/import-run.ts';
import { anImportedRow } from '../../test/builders/imported-row.ts';
import { absorb } from '../sync/absorb.ts';
import { openDb, type RefineryDb } from './db.ts';
import { createRowChanges } from './row-changes.ts';
import { allRows, everyRow, leadsOfCompany, rowById, rowsOfLeads, rowsOfRef } from './rows.ts';
import { createRunCommand } from './run-command.ts';

const actor = { userId: 'ruth', role: 'teamLead', teamId: 'team-1' } as const;
const personOf = (row: number) =>
  anImportedRow({ row, lastName: `Keller ${row}`, email: `ana.${row}@nordhaus.example`, note: `Row ${row}` });
const rowsFrom = (first: number, count: number) => Array.from({ length: count }, (_, index) => personOf(first + index));

let db: RefineryDb;
let at = builtAt;
let nextId = '';
const changes = createRowChanges();

/** Runs commands under ids of the test's own. */
const runAs = (id: string) => {
  nextId = id;
  at += 1;
  return createRunCommand({ db, actor, now: () => at, newId: () => nextId, changes, onSaved: () => undefined });
};
const takeIn = (id: string, first: number, count: number) =>
  runAs(id)(importLeads, { importId: 'import-1', rows: rowsFrom(first, count), refused: [] });

beforeEach(async () => {
  db = await openDb(v7());
  await db.meta.put({ key: 'device', deviceId: 'device-1', nextSeq: 1 });
  await db.settings.put(someSettings());
  await db.importRuns.put(anImportRun({ state: 'running', takenIn: 0, leads: 0 }));
});
afterEach(() => db.close());

type Told = Partial<{ [T in TableName]: readonly Row<T>[] }>;
const pull = (told: Told, settleUpTo: number, kind: 'replay' | 'defer' = 'replay') =>
  db.transaction('rw', db.tables, async () => {
    const puts = Object.entries(told).map(([table, rows]) => ({ table: table as TableName, rows: rows as readonly Row<TableName>[] }));
    return absorb(db, actor, { puts, leaves: [] }, { kind, settleUpTo });
  });
const answer = (seq: number) => db.outbox.update(seq, { state: 'acked', ackedAt: at });
const leadId = (row: number, command = 'import-1.2') => `${command}.lead${row}`;
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
const madeHere = async () => ({
  leads: await allRows(db, 'leads'),
  touches: await allRows(db, 'touches'),
  notes: await allRows(db, 'notes'),
  companies: await allRows(db, 'companies'),
});

describe('many leads that one command makes', () => {
  it('lie packed, and are found by all that leads are found by', async () => {
    await takeIn('import-1.2', 2, 30);
    expect(await Promise.all([db.leads.count(), db.touches.count(), db.notes.count(), db.companies.count()])).toEqual([0, 0, 0, 0]);
    const [lead] = (await rowsOfRef(
      db,
      { kind: 'where', table: 'leads', field: 'email', values: ['ana.7@nordhaus.example'] },
      [],
    )) as Lead[];
    expect(lead).toMatchObject({ id: leadId(7), lastName: 'Keller 7', importRow: 7 });
    expect(await rowById(db, 'leads', leadId(7))).toEqual(lead);
    expect((await leadsOfCompany(db, lead?.companyId ?? '')).length).toBe(30);
    expect((await rowsOfLeads(db, 'notes', [leadId(7)])).map((note) => note.body)).toEqual(['Row 7']);
    expect(await db.importRuns.get('import-1')).toMatchObject({ takenIn: 30, leads: 30 });
  });

  it('are found by the rows of the next command, and few leads lie in their table', async () => {
    await takeIn('import-1.2', 2, 30);
    await takeIn('import-1.32', 20, 32);
    expect(await db.importRuns.get('import-1')).toMatchObject({ takenIn: 50, alreadyKnown: 12 });
    await takeIn('import-1.62', 60, 3);
    expect(await db.leads.count()).toBe(3);
    expect((await allRows(db, 'companies')).length).toBe(1);
  });

  it('lie in their tables when the server has told of them, and what it has not told of is gone', async () => {
    await takeIn('import-1.2', 2, 30);
    const { leads, touches, notes, companies } = await madeHere();
    const run = await db.importRuns.get('import-1');
    await answer(1);
    const [told, missed] = [leads.slice(0, 29), leads.slice(29)];
    await pull({ leads: told.slice(0, 10), companies }, 1, 'defer');
    expect((await allRows(db, 'leads')).length).toBe(30);
    const toldIds = new Set(idsOf(told));
    const ofTold = <R extends { leadId: string }>(rows: readonly R[]) => rows.filter((row) => toldIds.has(row.leadId));
    const last = { leads: told.slice(10), touches: ofTold(touches), notes: ofTold(notes), importRuns: run ? [run] : [] };
    const changed = await pull(last, 1);
    expect(await db.packs.count()).toBe(0);
    expect(await db.packKeys.count()).toBe(0);
    expect(await madeHere()).toEqual({ leads: told, touches: ofTold(touches), notes: ofTold(notes), companies });
    expect(await db.leads.count()).toBe(29);
    expect(changed.find(({ table }) => table === 'leads')?.deletes).toEqual(idsOf(missed));
    expect(await db.serverRows.count()).toBe(0);
  });

  it('are gone when the command is parked, with what was changed on top', async () => {
    await takeIn('import-1.2', 2, 30);
    const change = { field: 'title', value: { title: 'Director' }, baseId: null } as const;
    await runAs('correction')(correctLead, { leadId: leadId(9), changes: [change], newCompany: null });
    expect((await rowById(db, 'leads', leadId(9)))?.title).toBe('Director');
    await answer(1);
    await answer(2);
    await pull({}, 2);
    expect(await madeHere()).toEqual({ leads: [], touches: [], notes: [], companies: [] });
    expect(await db.importRuns.get('import-1')).toMatchObject({ takenIn: 0, leads: 0 });
    expect(await db.serverRows.count()).toBe(0);
  });

  it('come back as their command runs again while it is not answered, under what was done on them', async () => {
    await takeIn('import-1.2', 2, 30);
    const before = await madeHere();
    const change = { field: 'title', value: { title: 'Director' }, baseId: null } as const;
    await runAs('correction')(correctLead, { leadId: leadId(9), changes: [change], newCompany: null });
    const changed = await pull({ importRuns: [anImportRun({ id: 'another', state: 'finished' })] }, 0);
    const after = await madeHere();
    expect(idsOf(after.leads)).toEqual(idsOf(before.leads));
    expect(after.leads.filter(({ title }) => title === 'Director').map(({ id }) => id)).toEqual([leadId(9)]);
    expect(idsOf((await db.leads.toArray()) as Lead[])).toEqual([leadId(9)]);
    expect(changed.find(({ table }) => table === 'leads')?.deletes).toEqual([]);
  });

  it('are each met once by who walks over all while they come to lie in their tables', async () => {
    await takeIn('import-1.2', 2, 30);
    const { leads } = await madeHere();
    await takeIn('import-1.40', 40, 3);
    await answer(1);
    await answer(2);
    const met: string[] = [];
    let isTold = false;
    for await (const some of everyRow(db, 'leads')) {
      met.push(...idsOf(some));
      if (!isTold) await pull({ leads: [...leads, ...((await db.leads.toArray()) as Lead[])] }, 2);
      isTold = true;
    }
    expect(met.length).toBe(33);
    expect(new Set(met).size).toBe(33);
  });

  it('do not hide what the server has told of one of them meanwhile', async () => {
    await takeIn('import-1.2', 2, 30);
    const lead = (await rowById(db, 'leads', leadId(5))) as Lead;
    // The answer is still on its way when what the command has done is.
    await pull({ leads: [{ ...lead, city: 'Cork' }] }, 0);
    expect((await rowById(db, 'leads', leadId(5)))?.city).toBe('Cork');
    await answer(1);
    await pull({}, 1);
    expect(await allRows(db, 'leads')).toEqual([{ ...lead, city: 'Cork' }]);
  });
});
