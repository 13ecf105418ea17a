import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { defineCommand, one, put } from '../../shared/commands/command.ts';
import type { AnyCommand } from '../../shared/commands/registry.ts';
import type { TableName } from '../../shared/tables.ts';
import { aLead } from '../../test/builders/domain.ts';
import { type CommandStores, createCommandStores } from './command-stores.ts';
import { openDb, type RefineryDb } from './db.ts';
import { rowById } from './rows.ts';

const command = defineCommand({
  name: 'renameLead',
  version: 1,
  roles: ['rep'],
  args: z.object({ leadId: z.string() }),
  leadIds: ({ leadId }) => [leadId],
  load: ({ leadId }) => ({ lead: one('leads', leadId) }),
  apply: ({ lead }) => ({ puts: lead ? [put('leads', { ...lead, firstName: 'New' })] : [] }),
}) as unknown as AnyCommand;
const args = { leadId: 'lead-1' };

let db: RefineryDb;
let stores: CommandStores;
let opened: string[][];
beforeEach(async () => {
  db = await openDb(v7());
  await db.leads.put(aLead({ id: 'lead-1' }));
  opened = [];
  const { transaction } = db;
  db.transaction = ((mode: 'rw', tables: { name: string }[], work: () => Promise<unknown>) => {
    opened.push(tables.map(({ name }) => name));
    return (transaction as (...given: unknown[]) => unknown).call(db, mode, tables, work);
  }) as never;
  stores = createCommandStores(db);
});
afterEach(() => db.close());

const readLead = async (touched: Set<TableName>) => {
  touched.add('leads');
  return (await rowById(db, 'leads', 'lead-1'))?.firstName;
};

it('opens every store the first time, and then those that the command has touched and what it loads', async () => {
  await stores.transaction(command, args, readLead);
  await stores.transaction(command, args, readLead);
  expect(opened.map((names) => names.length === db.tables.length)).toEqual([true, false]);
  expect(opened[1]?.toSorted()).toEqual(['leads', 'meta', 'outbox', 'packKeys', 'packs', 'serverRows', 'voidedIds']);
});

it('runs again over every store when it needs one more, leaves nothing of the first try, and remembers', async () => {
  await stores.transaction(command, args, readLead);
  let tries = 0;
  const moreThanBefore = async (touched: Set<TableName>) => {
    tries += 1;
    touched.add('leads').add('notes');
    await db.leads.put(aLead({ id: 'lead-1', firstName: `try ${tries}` }));
    await db.notes.put({ id: 'n', leadId: 'lead-1', attemptId: null, authorId: 'mara', body: '', revision: 1, editId: null, writtenAt: 1 });
  };
  await stores.transaction(command, args, moreThanBefore);
  expect(tries).toBe(2);
  expect((await db.leads.get('lead-1'))?.firstName).toBe('try 2');
  await stores.transaction(command, args, moreThanBefore);
  expect(tries).toBe(3);
  expect(opened.at(-1)).toContain('notes');
  expect(opened.at(-1)?.length).toBeLessThan(db.tables.length);
});

it('passes other errors on, and undoes what was written', async () => {
  await stores.transaction(command, args, readLead);
  const failing = async () => {
    await db.leads.put(aLead({ id: 'lead-1', firstName: 'Half' }));
    throw new Error('no such thing');
  };
  await expect(stores.transaction(command, args, failing)).rejects.toThrow('no such thing');
  expect((await db.leads.get('lead-1'))?.firstName).not.toBe('Half');
});
