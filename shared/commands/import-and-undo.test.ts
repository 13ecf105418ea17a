import { describe, expect, it } from 'vitest';
import { aCompany, aLead, aTouch, someSettings } from '../../test/builders/domain.ts';
import { anImportRun } from '../../test/builders/import-run.ts';
import { anImportedRow } from '../../test/builders/imported-row.ts';
import { aCallback, anAttempt, aUser } from '../../test/builders/people.ts';
import type { Callback, Touch } from '../domain/call.ts';
import type { ImportRun } from '../domain/history.ts';
import type { ImportedRow } from '../domain/import/imported-row.ts';
import type { Lead } from '../domain/lead.ts';
import type { Company, User } from '../domain/people.ts';
import type { CommandContext, Outcome, Put } from './command.ts';
import type { LikelyLead } from './import-known.ts';
import { importLeads } from './import-leads.ts';
import { undoImport } from './undo-import.ts';

const now = Date.parse('2026-11-17T09:00:00Z');
const context: CommandContext = {
  commandId: 'import-1.2',
  now,
  userId: 'ruth',
  role: 'teamLead',
  teamId: 'team-1',
  id: (suffix) => `import-1.2.${suffix}`,
};
const running = anImportRun({ state: 'running', rowCount: 3, takenIn: 0, leads: 0, finishedAt: null });

type Here = {
  leads?: Lead[];
  touches?: Touch[];
  owners?: User[];
  companies?: Company[];
  promised?: Callback[];
  likely?: LikelyLead[];
  run?: ImportRun;
};
const take = (
  rows: ImportedRow[],
  { leads = [], touches = [], owners = [], companies = [], promised = [], likely = [], run = running }: Here = {},
): Put[] => {
  const candidates = {
    sameMail: leads.filter((lead) => lead.email !== null),
    sameExternalId: leads.filter((lead) => lead.externalId !== null),
    alike: leads.filter((lead) => likely.some(({ leadId }) => leadId === lead.id)),
  };
  const loaded = {
    run,
    settings: someSettings(),
    ...candidates,
    keepers: [],
    alikeCompanies: companies,
    promised,
    owners,
    sameCompany: [],
    barred: [],
    touches,
  };
  return putsOf(importLeads.apply(loaded, { importId: run.id, rows, refused: [], likely }, context));
};
const putsOf = (outcome: Outcome): Put[] => {
  if ('refused' in outcome) throw new Error(outcome.refused.code);
  return outcome.puts;
};
const rowsOf = <T extends Put['table']>(puts: readonly Put[], table: T) =>
  puts.flatMap((each) => (each.table === table ? [each.row as Extract<Put, { table: T }>['row']] : []));
const runOf = (puts: readonly Put[]) => rowsOf(puts, 'importRuns')[0] as ImportRun;
const countsOf = (puts: readonly Put[]) => {
  const { takenIn, merged, alreadyKnown, refused, leads } = runOf(puts);
  return { takenIn, merged, alreadyKnown, refused, leads };
};

describe('taking rows in', () => {
  it('counts a row that brings a touch as merged, and one that brings nothing as already known', () => {
    const known = aLead({ email: 'ana@nordhaus.example' });
    const first = take([anImportedRow({ row: 2 })], { leads: [known] });
    expect(countsOf(first)).toEqual({ takenIn: 0, merged: 1, alreadyKnown: 0, refused: 0, leads: 0 });
    const again = take([anImportedRow({ row: 2 })], { leads: [known], touches: rowsOf(first, 'touches') });
    expect(countsOf(again)).toEqual({ takenIn: 0, merged: 0, alreadyKnown: 1, refused: 0, leads: 0 });
    expect(again).toHaveLength(1);
  });

  describe('about somebody who is here', () => {
    const phone = { kind: 'mobile' as const, number: '+491715550142', extension: null, asWritten: '0171 5550142' };
    const known = aLead({ id: 'known', email: 'ana@nordhaus.example', phones: [], title: '', city: 'Bremen', custom: { Stand: 'B4' } });
    const leadsIn = (puts: readonly Put[]) => rowsOf(puts, 'leads');

    it('fills what the lead does not say yet, adds numbers and fields, and overwrites nothing', () => {
      const row = anImportedRow({
        row: 2,
        email: known.email,
        title: 'CTO',
        phones: [phone],
        city: 'Hamburg',
        custom: { Stand: 'C9', Hall: '7' },
      });
      const puts = take([row], { leads: [known] });
      expect(leadsIn(puts)[0]).toMatchObject({ title: 'CTO', city: 'Bremen', custom: { Stand: 'B4', Hall: '7' } });
      expect(leadsIn(puts)[0]?.phones).toEqual([phone]);
      expect(rowsOf(puts, 'notes')[0]?.body).toContain('Stand: C9');
      expect(rowsOf(puts, 'notes')[0]?.body).toContain('Hamburg');
      const again = take([row], { leads: leadsIn(puts), touches: rowsOf(puts, 'touches') });
      expect(countsOf(again)).toMatchObject({ alreadyKnown: 1 });
      expect(again).toHaveLength(1);
    });

    it('hears that they are not to be called, and calls off what was promised', () => {
      const promised = [aCallback({ id: 'promise', leadId: known.id, state: 'open' })];
      const puts = take([anImportedRow({ row: 2, email: known.email, doNotCall: true })], { leads: [known], promised });
      expect(leadsIn(puts)[0]).toMatchObject({ doNotCall: true, nextActionKind: null });
      expect(rowsOf(puts, 'callbacks')[0]).toMatchObject({ id: 'promise', state: 'cancelled' });
      expect(countsOf(puts)).toMatchObject({ merged: 1 });
    });

    const company = { ...aCompany({ id: 'nordhaus', name: 'Nordhaus Technik GmbH' }) };
    const alike = aLead({
      id: 'alike',
      firstName: 'Anna',
      lastName: 'Kellermann',
      email: null,
      companyId: 'nordhaus',
      phones: [phone],
      externalId: null,
    });
    const row = anImportedRow({
      row: 2,
      firstName: 'Anna',
      lastName: 'Kellerman',
      email: 'anna@private.example',
      companyName: 'Nordhaus Technik',
      phones: [phone],
      externalId: '7',
    });
    const likely = [{ row: 2, person: 0, leadId: 'alike' }];

    it('takes whom the sender takes for one only above the bar of the center, and learns their mail and id', () => {
      const puts = take([row], { leads: [alike], companies: [company], likely });
      expect(countsOf(puts)).toMatchObject({ takenIn: 0, merged: 1 });
      expect(leadsIn(puts)[0]).toMatchObject({ id: 'alike', email: 'anna@private.example', externalId: '7' });
      const other = take([{ ...row, firstName: 'Olaf' }], { leads: [alike], companies: [company], likely });
      expect(countsOf(other)).toMatchObject({ takenIn: 1, merged: 0 });
    });

    it('leaves it to a person where the other system says that they are two', () => {
      const puts = take([row], { leads: [{ ...alike, externalId: '8' }], companies: [company], likely });
      expect(countsOf(puts)).toMatchObject({ takenIn: 1, merged: 0 });
    });
  });

  it('takes a person in again who was taken out of the center', () => {
    const puts = take([anImportedRow({ row: 2 })], { leads: [aLead({ email: 'ana@nordhaus.example', stage: 'purged' })] });
    expect(countsOf(puts)).toMatchObject({ takenIn: 1, leads: 1 });
  });

  it('tells activities of one person as touches of one lead, each with its kind and time', () => {
    const activity = (row: number, touchKind: ImportedRow['touchKind'], arrivedAt: number) =>
      anImportedRow({ row, touchKind, arrivedAt, touchTitle: `Activity ${row}` });
    const puts = take([activity(2, 'download', now - 3000), activity(3, 'visit', now - 2000), activity(4, 'mail', now - 1000)]);
    expect(countsOf(puts)).toEqual({ takenIn: 1, merged: 2, alreadyKnown: 0, refused: 0, leads: 1 });
    expect(rowsOf(puts, 'touches').map(({ kind, happenedAt }) => [kind, happenedAt - now])).toEqual([
      ['download', -3000],
      ['visit', -2000],
      ['mail', -1000],
    ]);
    expect(rowsOf(puts, 'leads').at(-1)?.lastTouchAt).toBe(now - 1000);
  });

  it('counts a row of several people once and their leads each', () => {
    const puts = take([
      anImportedRow({ row: 2, email: 'a@x.example' }),
      anImportedRow({ row: 2, person: 1, lastName: 'Moreau', email: 'b@x.example' }),
    ]);
    expect(countsOf(puts)).toMatchObject({ takenIn: 1, leads: 2 });
    expect(new Set(rowsOf(puts, 'leads').map((lead) => lead.id)).size).toBe(2);
    expect(rowsOf(puts, 'companies')).toHaveLength(1);
  });

  it('gives a lead to its owner when they belong to the team, else to the pool', () => {
    const owners = [
      aUser({ id: 'jo', teamId: 'team-1' }),
      aUser({ id: 'kim', teamId: 'team-2' }),
      aUser({ id: 'old', teamId: 'team-1', isActive: false }),
    ];
    const puts = take(
      owners.map(({ id }, at) => anImportedRow({ row: at + 2, email: `${id}@x.example`, ownerId: id })),
      { owners },
    );
    expect(rowsOf(puts, 'leads').map((lead) => lead.ownerId)).toEqual(['jo', null, null]);
    expect(rowsOf(puts, 'assignments')).toMatchObject([{ fromId: null, toId: 'jo', generation: 1, byId: 'ruth' }]);
  });

  it('enters a lead at the stage its word stands for, with what is to happen next', () => {
    const stages = ['working', 'nurture', 'disqualified', null] as const;
    const puts = take(
      stages.map((stage, at) => anImportedRow({ row: at + 2, email: `${at}@x.example`, stage, source: at === 3 ? 'inquiry' : null })),
    );
    expect(rowsOf(puts, 'leads').map(({ stage, nextActionKind, revisitOn, source }) => [stage, nextActionKind, revisitOn, source])).toEqual(
      [
        ['working', 'firstCall', null, 'import'],
        ['nurture', 'revisit', '2027-02-15', 'import'],
        ['disqualified', null, null, 'import'],
        ['lead', 'firstCall', null, 'inquiry'],
      ],
    );
  });
});

describe('undoing an import', () => {
  const taken = take(
    [
      anImportedRow({ row: 2, email: 'a@x.example', note: 'asked for a price' }),
      anImportedRow({ row: 3, email: 'b@x.example' }),
      anImportedRow({ row: 4, email: 'c@x.example', ownerId: 'jo' }),
    ],
    { owners: [aUser({ id: 'jo', teamId: 'team-1' })] },
  );
  const leads = rowsOf(taken, 'leads');
  const [first, second] = leads as [Lead, Lead];
  const nothing = { attempts: [], answers: [], callbacks: [], stageChanges: [], corrections: [], handoffs: [] };
  const asImported = { ...nothing, notes: rowsOf(taken, 'notes'), touches: rowsOf(taken, 'touches') };
  const undo = (
    work: Partial<typeof asImported> & object = {},
    given: Lead[] = leads,
    who = context,
    run = anImportRun({ takenIn: 3, leads: 3 }),
  ) =>
    undoImport.apply(
      { run, leads: given, ...asImported, ...work } as never,
      { importId: run.id, leadIds: given.map(({ id }) => id), isLast: true },
      who,
    );

  it('takes out what nobody has worked on, also when it was given to a rep', () => {
    const puts = putsOf(undo());
    expect(rowsOf(puts, 'leads').map(({ stage, nextActionAt }) => [stage, nextActionAt])).toEqual([
      ['purged', null],
      ['purged', null],
      ['purged', null],
    ]);
    expect(runOf(puts)).toMatchObject({ state: 'undone', takenOut: 3, stayed: {}, undoneById: 'ruth' });
  });

  it('leaves leads that were called or noted on, and counts why', () => {
    const puts = putsOf(
      undo({
        attempts: [anAttempt({ leadId: first.id })],
        notes: [...asImported.notes, { id: 'own', leadId: second.id, revision: 1 }],
      } as never),
    );
    expect(rowsOf(puts, 'leads').map((lead) => lead.id)).toEqual([leads[2]?.id]);
    expect(runOf(puts)).toMatchObject({ takenOut: 1, stayed: { called: 1, noted: 1 } });
  });

  it('leaves a lead that something came for from elsewhere, and the work of another team', () => {
    const puts = putsOf(
      undo({ touches: [...asImported.touches, aTouch({ id: 'download', leadId: first.id })] } as never, [
        first,
        { ...second, teamId: 'team-2' },
      ]),
    );
    expect(runOf(puts)).toMatchObject({ takenOut: 0, stayed: { touchedSince: 1, otherTeam: 1 } });
  });

  it('counts nothing twice when it is gone on with, and touches no lead of another import', () => {
    const once = putsOf(undo());
    const run = runOf(once);
    const again = putsOf(undo({}, [...rowsOf(once, 'leads'), aLead({ id: 'other', importId: 'import-2' })], context, run));
    expect(rowsOf(again, 'leads')).toEqual([]);
    expect(runOf(again).takenOut).toBe(3);
  });

  it('is not for a team lead of another team', () => {
    expect(undo({}, leads, { ...context, teamId: 'team-2' })).toMatchObject({ refused: { code: 'notFound' } });
  });
});
