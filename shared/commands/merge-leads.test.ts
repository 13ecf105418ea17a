import { describe, expect, it } from 'vitest';
import { aTouch } from '../../test/builders/domain.ts';
import { aCallback, aContact, aMergeCenter, teamLead } from '../../test/builders/merge.ts';
import { ledgerOf } from '../domain/ledger.ts';
import type { Row, TableName } from '../tables.ts';
import { tableNames } from '../tables.ts';
import { isRefused } from './command.ts';
import { importDoNotCall } from './import-do-not-call.ts';
import { liftDoNotCall } from './lift-do-not-call.ts';
import { markDoNotCall } from './mark-do-not-call.ts';
import { mergeLeads } from './merge-leads.ts';
import { settleSuspects } from './settle-suspects.ts';
import { undoMerge } from './undo-merge.ts';

const merging = { keptId: 'kept', mergedId: 'merged', choices: {}, score: 97 };
const undoing = { keptId: 'kept', mergedId: 'merged' };

/** Rows that a merge and its undo leave behind on purpose: what happened, not how things are. */
const historyTables: readonly TableName[] = ['stageChanges', 'leadMerges', 'assignments', 'departures', 'suspects'];

const withoutVersions = (row: Row<TableName>) => ({ ...row, version: 0, updatedAt: 0 });
const everything = (rows: ReturnType<typeof aMergeCenter>) =>
  tableNames.filter((table) => !historyTables.includes(table)).map((table) => [table, rows.all(table).map(withoutVersions)]);

const manager = (commandId: string) => ({ ...teamLead(commandId), role: 'manager' as const });
const barredOf = (rows: ReturnType<typeof aMergeCenter>) => Object.fromEntries(rows.all('leads').map((lead) => [lead.id, lead.doNotCall]));

describe('merging two leads', () => {
  it('keeps every call, note, answer, promise, touch and handoff of both with the kept lead', () => {
    const rows = aMergeCenter();
    rows.run(mergeLeads, merging, teamLead('m1'));
    for (const table of ['touches', 'attempts', 'notes', 'answers', 'callbacks', 'handoffs'] as const) {
      expect(
        rows.all(table).map(({ leadId }) => leadId),
        table,
      ).toEqual(rows.all(table).map(() => 'kept'));
      expect(rows.all(table).length, table).toBeGreaterThan(1);
    }
    const [kept] = rows.all('leads').filter(({ id }) => id === 'kept');
    expect(kept).toMatchObject({ attempts: 5, connects: 1, letters: 'fuuuuu' });
  });

  it('takes along what was said about being called: whoever lifts it lifts it for the kept lead', () => {
    const rows = aMergeCenter();
    rows.run(markDoNotCall, { leadIds: ['merged'], reason: 'asked us' }, teamLead('d1'));
    const [list] = rows.all('doNotCallLists');
    const isBarred = (leadId: string) => rows.all('leads').find(({ id }) => id === leadId)?.doNotCall;
    rows.run(mergeLeads, merging, teamLead('m1'));
    expect(isBarred('kept')).toBe(true);
    rows.run(liftDoNotCall, { listId: list?.id ?? '', reason: 'wrote that we may' }, { ...teamLead('l1'), role: 'manager' });
    expect(isBarred('kept')).toBe(false);
  });

  it('frees the kept lead too when the list that had stopped the other one is lifted, also when they are two again', () => {
    for (const isUndone of [false, true]) {
      const rows = aMergeCenter();
      const listed = { listId: 'list', part: 0, name: 'Robinson', reason: '', refused: 0, values: ['+498955500143'], leadIds: ['merged'] };
      rows.run(importDoNotCall, listed, manager('d1'));
      rows.run(mergeLeads, merging, teamLead('m1'));
      if (isUndone) rows.run(undoMerge, undoing, teamLead('m2'));
      expect(barredOf(rows)).toEqual({ kept: true, merged: true });
      rows.run(liftDoNotCall, { listId: 'list', reason: 'wrong file' }, manager('l1'));
      expect(barredOf(rows)).toEqual({ kept: false, merged: false });
    }
  });

  it('frees both when they are two again and what one had said is lifted, also when it bound no number', () => {
    const rows = aMergeCenter();
    rows.run(markDoNotCall, { leadIds: ['merged'], reason: 'asked us', values: [] }, teamLead('d1'));
    const [list] = rows.all('doNotCallLists');
    rows.run(mergeLeads, merging, teamLead('m1'));
    rows.run(undoMerge, undoing, teamLead('m2'));
    expect(barredOf(rows)).toEqual({ kept: true, merged: true });
    rows.run(liftDoNotCall, { listId: list?.id ?? '', reason: 'wrote that we may' }, manager('l1'));
    expect(barredOf(rows)).toEqual({ kept: false, merged: false });
  });

  it('makes the other lead a pointer in a stage of its own, so that the ledger stays exact', () => {
    const rows = aMergeCenter();
    const before = ledgerOf(rows.all('leads'));
    rows.run(mergeLeads, merging, teamLead('m1'));
    const after = ledgerOf(rows.all('leads'), {
      all: before.all.takenIn,
      byCampaign: new Map(before.byCampaign.map((each) => [each.campaignId, each.takenIn])),
    });
    expect(after.isBalanced).toBe(true);
    expect(after.all.counts.merged).toBe(1);
    expect(rows.all('leads').find(({ id }) => id === 'merged')).toMatchObject({
      mergedIntoId: 'kept',
      stage: 'merged',
      nextActionKind: null,
      ownerId: 'rep-2',
    });
  });

  it('takes what the kept lead does not say from the other, and what a person chooses', () => {
    const rows = aMergeCenter({
      kept: { title: '', email: 'a@nordhaus.example' },
      merged: { title: 'Plant manager', email: 'b@nordhaus.example', city: 'Ulm' },
    });
    rows.run(mergeLeads, { ...merging, choices: { address: 'merged' } }, teamLead('m1'));
    const [kept] = rows.all('leads').filter(({ id }) => id === 'kept');
    expect(kept).toMatchObject({ title: 'Plant manager', email: 'a@nordhaus.example', city: 'Ulm' });
    expect(kept?.phones.map(({ number }) => number)).toEqual(['+498955500142', '+498955500143']);
  });

  it('goes on knowing the person by both mails, whichever was chosen, and gives each its own back when they are two again', () => {
    for (const email of ['kept', 'merged'] as const) {
      const rows = aMergeCenter({ kept: { email: 'ana@one.example' }, merged: { email: 'ana@two.example' } });
      const mails = () => Object.fromEntries(rows.all('leads').map((lead) => [lead.id, lead.email]));
      const before = mails();
      rows.run(mergeLeads, { ...merging, choices: { email } }, teamLead('m1'));
      expect(new Set([mails().kept, mails().merged])).toEqual(new Set([before.kept, before.merged]));
      expect(mails().kept).toBe(before[email]);
      rows.run(undoMerge, undoing, teamLead('m2'));
      expect(mails()).toEqual(before);
    }
  });

  it('stands where the further one stood, and never loses a promise: the first due is next', () => {
    const rows = aMergeCenter({ kept: { stage: 'nurture' }, merged: { stage: 'working' } });
    rows.put(
      'callbacks',
      aCallback({ id: 'later', leadId: 'kept', dueAt: 9000 }),
      aCallback({ id: 'sooner', leadId: 'merged', dueAt: 5000 }),
    );
    rows.run(mergeLeads, merging, teamLead('m1'));
    const [kept] = rows.all('leads').filter(({ id }) => id === 'kept');
    expect(kept).toMatchObject({ stage: 'working', nextActionKind: 'callback', callbackId: 'sooner' });
    expect(
      rows
        .all('callbacks')
        .filter(({ state }) => state === 'open')
        .map(({ id }) => id),
    ).toEqual(['later', 'sooner']);
  });

  it('lets a do-not-call and a refused consent of either hold', () => {
    const rows = aMergeCenter({ merged: { doNotCall: true, consent: { phone: 'refused', mail: 'granted', recordedAt: 3 } } });
    rows.run(mergeLeads, merging, teamLead('m1'));
    expect(rows.all('leads').find(({ id }) => id === 'kept')).toMatchObject({
      doNotCall: true,
      consent: { phone: 'refused', mail: 'granted' },
      nextActionKind: null,
    });
  });

  it('gives a kept lead of the pool to the other’s owner, and tells an owner whose lead went elsewhere', () => {
    const pool = aMergeCenter({ kept: { ownerId: null } });
    pool.run(mergeLeads, merging, teamLead('m1'));
    expect(pool.all('leads').find(({ id }) => id === 'kept')).toMatchObject({ ownerId: 'rep-2', assignmentGeneration: 1 });
    expect(pool.all('departures')).toEqual([]);
    const owned = aMergeCenter();
    owned.run(mergeLeads, merging, teamLead('m1'));
    expect(owned.all('departures')).toMatchObject([{ userId: 'rep-2', leadId: 'merged', toId: 'rep-1' }]);
  });

  it('is refused when both are with sales, or one of them lies in another lead', () => {
    const sales = aMergeCenter({ kept: { stage: 'accepted' }, merged: { stage: 'handedOff' } });
    expect(sales.run(mergeLeads, merging, teamLead('m1'))).toMatchObject({ refused: { code: 'bothWithSales' } });
    const rows = aMergeCenter();
    rows.put('leads', aContact({ id: 'third' }));
    rows.run(mergeLeads, merging, teamLead('m1'));
    expect(rows.run(mergeLeads, { ...merging, keptId: 'third' }, teamLead('m2'))).toMatchObject({ refused: { code: 'mergedAlready' } });
    expect(rows.run(mergeLeads, merging, teamLead('m3'))).toEqual({ puts: [] });
  });

  it('points what was merged into a lead on to where that lead is merged', () => {
    const rows = aMergeCenter();
    rows.put('leads', aContact({ id: 'third' }));
    rows.run(mergeLeads, merging, teamLead('m1'));
    rows.run(mergeLeads, { ...merging, keptId: 'third', mergedId: 'kept' }, teamLead('m2'));
    expect(rows.all('leads').map(({ id, mergedIntoId }) => [id, mergedIntoId])).toEqual([
      ['kept', 'third'],
      ['merged', 'third'],
      ['third', null],
    ]);
    rows.run(undoMerge, { keptId: 'third', mergedId: 'kept' }, teamLead('m3'));
    expect(rows.all('leads').find(({ id }) => id === 'merged')?.mergedIntoId).toBe('kept');
  });
});

describe('taking a merge back', () => {
  it('leaves everything as it was, when nothing has happened since', () => {
    const rows = aMergeCenter({ kept: { stage: 'lead', title: '' }, merged: { stage: 'working', custom: { Shifts: '3' } } });
    const before = everything(rows);
    rows.run(mergeLeads, merging, teamLead('m1'));
    expect(everything(rows)).not.toEqual(before);
    rows.run(undoMerge, undoing, teamLead('m2'));
    expect(everything(rows)).toEqual(before);
  });

  it('leaves with the kept lead what came and what was changed since', () => {
    const rows = aMergeCenter();
    rows.run(mergeLeads, merging, teamLead('m1'));
    const [kept] = rows.all('leads').filter(({ id }) => id === 'kept');
    if (kept) rows.put('leads', { ...kept, attempts: 9, version: kept.version + 1 });
    rows.put('touches', aTouch({ id: 'since', leadId: 'kept', happenedAt: 9_000_000 }));
    rows.run(undoMerge, undoing, teamLead('m2'));
    expect(rows.all('leads').find(({ id }) => id === 'kept')).toMatchObject({ attempts: 9, letters: 'uuuuuu' });
    expect(rows.all('touches').find(({ id }) => id === 'since')?.leadId).toBe('kept');
    expect(rows.all('answers').map(({ leadId }) => leadId)).toEqual(
      rows.all('answers').map(({ id }) => (id === 'answer-1' ? 'merged' : 'kept')),
    );
  });

  it('never takes a do-not-call away', () => {
    const rows = aMergeCenter({ merged: { doNotCall: true } });
    rows.run(mergeLeads, merging, teamLead('m1'));
    rows.run(undoMerge, undoing, teamLead('m2'));
    expect(rows.all('leads').map(({ doNotCall }) => doNotCall)).toEqual([true, true]);
  });

  it('leaves what was said while they were one with both, until it is lifted for both', () => {
    const rows = aMergeCenter();
    rows.run(mergeLeads, merging, teamLead('m1'));
    rows.run(markDoNotCall, { leadIds: ['kept'], reason: 'asked us' }, { ...teamLead('d1'), now: 4_100_000 });
    rows.run(undoMerge, undoing, { ...teamLead('m2'), now: 4_200_000 });
    expect(barredOf(rows)).toEqual({ kept: true, merged: true });
    expect(rows.all('leads').map(({ nextActionKind }) => nextActionKind)).toEqual([null, null]);
    const [list] = rows.all('doNotCallLists');
    rows.run(liftDoNotCall, { listId: list?.id ?? '', reason: 'wrote that we may' }, manager('l1'));
    expect(barredOf(rows)).toEqual({ kept: false, merged: false });
  });

  it('is refused a second time, and while the kept lead lies in another', () => {
    const rows = aMergeCenter();
    rows.put('leads', aContact({ id: 'third' }));
    rows.run(mergeLeads, merging, teamLead('m1'));
    rows.run(mergeLeads, { ...merging, keptId: 'third', mergedId: 'kept' }, teamLead('m2'));
    const early = rows.run(undoMerge, undoing, teamLead('m3'));
    expect(isRefused(early)).toBe(true);
    rows.run(undoMerge, { keptId: 'third', mergedId: 'kept' }, teamLead('m4'));
    rows.run(undoMerge, undoing, teamLead('m5'));
    expect(rows.run(undoMerge, undoing, teamLead('m6'))).toMatchObject({ refused: { code: 'mergeUndone' } });
  });
});

describe('telling two leads apart', () => {
  const pair = { aId: 'kept', bId: 'merged', score: 71, reasons: [] };

  it('is remembered with both, and can be asked again', () => {
    const rows = aMergeCenter();
    rows.run(settleSuspects, { pairs: [pair], as: 'apart' }, teamLead('s1'));
    expect(rows.all('suspects').map(({ leadId, otherId, state }) => [leadId, otherId, state])).toEqual([
      ['kept', 'merged', 'apart'],
      ['merged', 'kept', 'apart'],
    ]);
    rows.run(settleSuspects, { pairs: [pair], as: 'open' }, teamLead('s2'));
    expect(rows.all('suspects').map(({ state }) => state)).toEqual(['open', 'open']);
  });

  it('is what taking a merge back says', () => {
    const rows = aMergeCenter();
    rows.run(settleSuspects, { pairs: [pair], as: 'open' }, teamLead('s1'));
    rows.run(mergeLeads, merging, teamLead('m1'));
    expect(rows.all('suspects').map(({ state }) => state)).toEqual(['merged', 'merged']);
    rows.run(undoMerge, undoing, teamLead('m2'));
    expect(rows.all('suspects').map(({ state }) => state)).toEqual(['apart', 'apart']);
  });

  it('is not said by taking a slip back, and who else the merged lead may be is to be decided again', () => {
    const rows = aMergeCenter();
    const another = { ...pair, aId: 'merged', bId: 'third' };
    rows.run(settleSuspects, { pairs: [pair, another], as: 'open' }, teamLead('s1'));
    rows.run(mergeLeads, merging, teamLead('m1'));
    expect(new Set(rows.all('suspects').map(({ state }) => state))).toEqual(new Set(['merged']));
    rows.run(undoMerge, { ...undoing, pair: 'open' }, teamLead('m2'));
    expect(rows.all('suspects').map(({ state }) => state)).toEqual(['open', 'open', 'open', 'open']);
  });
});
