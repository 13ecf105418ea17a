import { configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportRun } from '../../../shared/domain/history.ts';
import { aUser, signedIn } from '../../../test/builders/people.ts';
import { aWorkbook } from '../../../test/builders/workbook.ts';
import { openTestDesk, renderAtDesk, type TestDesk } from '../../../test/support/desk.tsx';
import { allRows } from '../../data/rows.ts';
import { createFileReader, type ImportReader } from './file-reader.ts';
import { ImportScreen } from './import-screen.tsx';
import { closeReader, importStore } from './import-store.ts';
import { resumeInterrupted } from './run-import.ts';

configure({ asyncUtilTimeout: 10_000 });

/** The worker's own code, in place. */
const readInPlace = (): ImportReader => ({ ...createFileReader(), close: () => undefined });
const teamLead = aUser({ id: 'lead-of-team', name: 'Ruth Hagemann', role: 'teamLead' });
const rep = aUser({ id: 'jo', name: 'Jo Brandt', email: 'jo@center.example' });

let desk: TestDesk;
const open = async (openReader = readInPlace) => {
  desk = await openTestDesk({ user: signedIn(teamLead), rows: { users: [teamLead, rep] } });
  return renderAtDesk(<ImportScreen openReader={openReader} />, desk, { path: '/import' });
};
beforeEach(() => {
  importStore.setState(importStore.getInitialState(), true);
});
afterEach(() => {
  closeReader();
  desk.close();
});

const choose = (data: BlobPart, name: string) =>
  fireEvent.change(screen.getByLabelText('Choose a file', { selector: 'input' }), { target: { files: [new File([data], name)] } });
const toCheck = async (user: Awaited<ReturnType<typeof open>>['user']) => {
  await screen.findByRole('table');
  await user.keyboard('{Control>}{Enter}{/Control}');
};
const manyRows = `First name,Last name,Email\n${Array.from({ length: 500 }, (_, at) => `Ana,Keller,a${at}@x.example`).join('\n')}`;
const theRun = async () => (await desk.db.importRuns.toArray())[0] as ImportRun;

describe('an import under way', () => {
  it('waits when it is paused, and goes on where it was, each row once', async () => {
    const { user } = await open();
    choose(manyRows, 'many.csv');
    await toCheck(user);
    await screen.findByText('All 500 rows become leads.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    fireEvent.click(await screen.findByRole('button', { name: 'Pause' }));
    expect(await screen.findByText('This import is paused')).toBeInTheDocument();
    const paused = await theRun();
    expect(paused.state).toBe('running');
    expect(paused.takenIn).toBeLessThan(500);

    fireEvent.click(screen.getByRole('button', { name: 'Go on' }));
    expect(await screen.findByText('many.csv is in')).toBeInTheDocument();
    expect(await theRun()).toMatchObject({ state: 'finished', takenIn: 500, alreadyKnown: 0, merged: 0, leads: 500 });
    expect((await allRows(desk.db, 'leads')).length).toBe(500);
    expect(await desk.db.importJobs.count()).toBe(0);
    expect(await desk.db.importFiles.count()).toBe(0);
  });

  it('goes on by itself after a crash, from what is in the outbox', async () => {
    let pieces = 0;
    const crashing = (): ImportReader => {
      const reader = readInPlace();
      return {
        ...reader,
        nextPiece: async (now) => {
          pieces += 1;
          // The piece is saved, and the window is gone before it hears of it.
          const piece = await reader.nextPiece(now);
          if (pieces === 2) throw new Error('the window closed');
          return piece;
        },
      };
    };
    const { user } = await open(crashing);
    choose(manyRows, 'many.csv');
    await toCheck(user);
    await screen.findByText('All 500 rows become leads.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('The import stopped')).toBeInTheDocument();
    expect((await theRun()).takenIn).toBe(400);

    importStore.setState(importStore.getInitialState(), true);
    await resumeInterrupted({ desk, openReader: readInPlace });
    expect(await theRun()).toMatchObject({ state: 'finished', takenIn: 500, alreadyKnown: 0, merged: 0 });
    const rows = (await allRows(desk.db, 'leads')).map((lead) => lead.importRow);
    expect(new Set(rows).size).toBe(500);
  });

  it('is taken out again whole, but for who was worked on, and can come in anew', async () => {
    const { user } = await open();
    choose('Name,Email\nAna Keller,ana@x.example\nLuc Moreau,luc@x.example\nEva Bo,eva@x.example', 'fair.csv');
    await toCheck(user);
    await screen.findByText('All 3 rows become leads.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('fair.csv is in');
    const ana = (await allRows(desk.db, 'leads')).find((lead) => lead.lastName === 'Keller');
    await desk.receive({ leads: [{ ...(ana as NonNullable<typeof ana>), attempts: 1 }] });

    await user.click(screen.getByRole('button', { name: 'Undo this import…' }));
    expect(await screen.findByText('2 leads that nobody has worked on go.')).toBeInTheDocument();
    expect(screen.getByText('1 called')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Take out 2 leads' }));
    expect(await screen.findByText(/^2 leads taken out by Ruth Hagemann/)).toBeInTheDocument();
    expect((await allRows(desk.db, 'leads')).map((lead) => lead.stage).sort()).toEqual(['contact', 'purged', 'purged']);
    expect(await theRun()).toMatchObject({ state: 'undone', takenOut: 2, stayed: { called: 1 } });
  });
});

describe('what a file says beside people', () => {
  it('takes the words of owners and stages for ours, keeps what it does not know, and remembers it under a name', async () => {
    const { user } = await open();
    const text =
      'Name,Email,Lead Owner,Lead Status\nAna,a@x.example,Jo Brandt,Open\nLuc,l@x.example,Kim,Nurturing\nEva,e@x.example,jo@center.example,Customer';
    choose(text, 'crm.csv');
    const owner = await screen.findByLabelText('Lead Owner becomes', { selector: 'input' });
    expect(owner).toHaveValue('Owner');
    await user.click(owner.closest('tr') as HTMLElement);
    expect(await screen.findByLabelText('“Jo Brandt” means', { selector: 'input' })).toHaveValue('Jo Brandt');
    expect(screen.getByLabelText('“Kim” means', { selector: 'input' })).toHaveValue('The pool');
    await user.click(screen.getByLabelText('Lead Status becomes', { selector: 'input' }).closest('tr') as HTMLElement);
    await user.click(await screen.findByLabelText('“Customer” means', { selector: 'input' }));
    await user.click(await screen.findByRole('option', { name: 'Keep informed', hidden: true }));

    await user.click(screen.getByRole('button', { name: 'Save mapping' }));
    await user.type(await screen.findByLabelText('Name'), 'Our CRM{Enter}');
    await waitFor(() => expect(screen.getByLabelText('Columns are read', { selector: 'input' })).toHaveValue('Saved: Our CRM'));

    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('All 3 rows become leads.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('crm.csv is in');
    const leads = (await allRows(desk.db, 'leads')).sort((a, b) => (a.importRow ?? 0) - (b.importRow ?? 0));
    expect(leads.map(({ ownerId, stage, custom }) => [ownerId, stage, custom])).toEqual([
      ['jo', 'lead', { 'Lead Status': 'Open' }],
      [null, 'nurture', { 'Lead Owner': 'Kim', 'Lead Status': 'Nurturing' }],
      ['jo', 'keepInformed', { 'Lead Status': 'Customer' }],
    ]);

    await user.click(await screen.findByRole('button', { name: /Import another file/ }));
    choose(text, 'crm-again.csv');
    await waitFor(() => expect(screen.getByLabelText('Columns are read', { selector: 'input' })).toHaveValue('Saved: Our CRM'));
  });

  it('reads a sheet of a workbook, and another when told', async () => {
    const { user } = await open();
    const book = aWorkbook({
      Scans: [
        ['Name', 'Email', 'Scanned Date'],
        ['Ana Keller', 'ana@x.example', { serial: 43_193 }],
        ['Luc Moreau', 'luc@x.example', { serial: 43_203 }],
      ],
      Other: [
        ['Name', 'Email'],
        ['Eva Bo', 'eva@x.example'],
      ],
    });
    choose(book, 'fair.xlsx');
    expect(await screen.findByLabelText('Sheet', { selector: 'input' })).toHaveValue('Scans (3 rows)');
    expect(screen.queryByText(/Is .* in .* or in /)).not.toBeInTheDocument();
    await user.click(screen.getByLabelText('Sheet', { selector: 'input' }));
    await user.click(await screen.findByRole('option', { name: 'Other (2 rows)', hidden: true }));
    await waitFor(() => expect(screen.getByLabelText('Sheet', { selector: 'input' })).toHaveValue('Other (2 rows)'));
    await toCheck(user);
    expect(await screen.findByText('All 1 row become leads.')).toBeInTheDocument();
  });

  it('takes a mended file of refused rows as what it was', async () => {
    const { user } = await open();
    choose('Name,Where,Email\nAna,Bonn,a@x.example\n,Ulm,', 'list.csv');
    await user.click(await screen.findByLabelText('Where becomes', { selector: 'input' }));
    await user.click(await screen.findByRole('option', { name: 'City', hidden: true }));
    await waitFor(() => expect(screen.getByLabelText('Where becomes', { selector: 'input' })).toHaveValue('City'));
    await toCheck(user);
    await screen.findByText('1 of 2 rows become leads.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Download refused rows' }));
    await waitFor(() => expect(desk.exported).toHaveLength(1));
    const mended = String(desk.exported[0]?.data).replace(',Ulm,', 'Luc,Ulm,luc@x.example');

    await user.click(await screen.findByRole('button', { name: /Import another file/ }));
    choose(mended, 'list-refused.csv');
    expect(await screen.findByLabelText('Where becomes', { selector: 'input' })).toHaveValue('City');
    expect(screen.getByLabelText('Reason becomes', { selector: 'input' })).toHaveValue('Not imported');
    await toCheck(user);
    await screen.findByText('All 1 row become leads.');
  });
});
