import { configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImportRun } from '../../../shared/domain/history.ts';
import { aCampaign, aLead } from '../../../test/builders/domain.ts';
import { anImportRun } from '../../../test/builders/import-run.ts';
import { aTeam, aUser, signedIn } from '../../../test/builders/people.ts';
import { openTestDesk, renderAtDesk, type TestDesk } from '../../../test/support/desk.tsx';
import { WorkerLost } from '../../data/worker-calls.ts';
import { createFileReader, type ImportReader } from './file-reader.ts';
import { ImportScreen } from './import-screen.tsx';
import { closeReader, importStore } from './import-store.ts';

// A machine that is busy with other things may take its time over reading and Dexie.
configure({ asyncUtilTimeout: 10_000 });

/** The worker's own code, in place. */
const readInPlace = (): ImportReader => ({ ...createFileReader(), close: () => undefined });
const teamLead = aUser({ id: 'lead-of-team', name: 'Ruth Hagemann', role: 'teamLead' });

let desk: TestDesk;
const open = async (rows: Parameters<typeof openTestDesk>[0] = {}) => {
  desk = await openTestDesk({ user: signedIn(teamLead), ...rows });
  return renderAtDesk(<ImportScreen openReader={readInPlace} />, desk, { path: '/import' });
};

beforeEach(() => {
  importStore.setState(importStore.getInitialState(), true);
});
afterEach(() => {
  closeReader();
  desk.close();
});

const fileOf = (text: string | Uint8Array<ArrayBuffer>, name = 'fair-scans.csv'): File => new File([text], name, { type: 'text/csv' });
const picker = () => screen.getByLabelText('Choose a file', { selector: 'input' });
/** Past the browser's own filter by file name, as a dropped file is. */
const choose = (...files: File[]) => fireEvent.change(picker(), { target: { files } });
const next = (name: RegExp) => screen.getByRole('button', { name });

const scans = `Firma;Vorname;Nachname;Tel.;E-Mail;Besuch am
Nordhaus GmbH;Ana;Keller;089 5550100;ana@nordhaus.example;03/11/2026
Tauber Glas;Birgit;Oswald;0931 5550077;b.oswald@tauber.example;05/11/2026
;;;;;04/11/2026
Skagen;Henrik;Dahl;siehe Karte;henrik(at)skagen;07/11/2026`;

describe('the import screen', () => {
  it('takes a file in: columns, the date asked, what will happen, counts that add up to its rows', async () => {
    const { user } = await open();
    choose(fileOf(scans));

    const table = within(await screen.findByRole('table'));
    expect(await table.findByLabelText('Firma becomes', { selector: 'input' })).toHaveValue('Company');
    expect(table.getByLabelText('Besuch am becomes', { selector: 'input' })).toHaveValue('Date of arrival');
    expect(table.getAllByText('2 of 3 valid')).toHaveLength(2);
    expect(screen.getByText('Is 03/11/2026 in November or in March?')).toBeInTheDocument();
    expect(next(/Go on to check/)).toBeDisabled();
    expect(screen.getByText('Answer the question about the dates first')).toBeInTheDocument();

    await user.keyboard('1');
    expect(screen.getByRole('radio', { name: /3 Nov 2026, day first/ })).toBeChecked();
    await user.keyboard('{Control>}{Enter}{/Control}');

    expect(await screen.findByText('3 of 4 rows become leads.')).toBeInTheDocument();
    expect(screen.getByLabelText('Source', { selector: 'input' })).toHaveValue('Trade show');
    await user.click(screen.getByText('Strange, taken in 1'));
    expect(screen.getByText('mail malformed')).toBeInTheDocument();
    expect(screen.getByText('phone cannot be dialled')).toBeInTheDocument();
    await user.click(screen.getByText('Refused 1'));
    expect(screen.getByText('nobody to call: no name, mail, phone or id')).toBeInTheDocument();
    expect(await desk.db.leads.count()).toBe(0);

    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('fair-scans.csv is in')).toBeInTheDocument();
    expect(await screen.findByText('3 + 0 + 0 + 1 = 4')).toBeInTheDocument();
    expect(screen.getByText(/pieces still to be sent/)).toBeInTheDocument();

    const leads = await desk.db.leads.toArray();
    const ana = leads.find((lead) => lead.lastName === 'Keller');
    expect(leads).toHaveLength(3);
    expect(ana).toMatchObject({ teamId: 'team-1', ownerId: null, source: 'tradeShow', importRow: 2, arrivedAt: Date.UTC(2026, 10, 3, 11) });
    expect(await desk.db.campaigns.get(ana?.campaignId ?? '')).toMatchObject({ name: 'fair scans', channel: 'tradeShow' });
  });

  it('shows before anything is taken in whom rows are alike to, here and further up in the file', async () => {
    const phones = [{ kind: 'work' as const, number: '+49895550100', extension: null, asWritten: '089 5550100' }];
    const ana = aLead({
      id: 'ana',
      firstName: 'Anna',
      lastName: 'Keller',
      companyId: null,
      email: null,
      phones,
      city: 'Hamburg',
      teamId: 'team-1',
    });
    const { user } = await open({ rows: { leads: [ana] } });
    choose(
      fileOf('Vorname;Nachname;Tel.;Ort\nAna;Keller;089 5550100;Hamburg\nBirgit;Oswald;0931 5550077;Kiel\nBirgit;Osvald;0931 5550077;Kiel'),
    );
    await screen.findByRole('table');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await user.click(await screen.findByText('Alike 2'));
    expect(screen.getByText('Anna Keller')).toBeInTheDocument();
    expect(screen.getByText(/row 3 of this file$/)).toBeInTheDocument();
    expect(screen.getAllByText(/you are asked|joins it/)).toHaveLength(2);
  });

  it('hands over the refused rows as a file with their reason and the headers', async () => {
    const { user } = await open();
    choose(fileOf(scans));
    await screen.findByText(/Is 03\/11\/2026/);
    await user.keyboard('1{Control>}{Enter}{/Control}');
    await screen.findByText('3 of 4 rows become leads.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Download refused rows' }));
    await waitFor(() => expect(desk.exported).toHaveLength(1));
    expect(desk.exported[0]).toMatchObject({ name: 'fair-scans-refused.csv', mime: 'text/csv;charset=utf-8' });
    expect(desk.exported[0]?.data).toBe(
      '\uFEFFRow,Reason,Firma,Vorname,Nachname,Tel.,E-Mail,Besuch am\r\n4,"nobody to call: no name, mail, phone or id",,,,,,04/11/2026\r\n',
    );

    await user.click(await screen.findByRole('button', { name: /Import another file/ }));
    choose(
      fileOf('Row,Reason,Firma,Vorname,Nachname,Tel.,E-Mail,Besuch am\r\n4,mended,,Ida,Falk,,,04/11/2026\r\n', 'fair-scans-refused.csv'),
    );
    expect(await screen.findAllByText('from the file of refused rows')).toHaveLength(2);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('All 1 row become leads.')).toBeInTheDocument();
    expect(screen.getByLabelText('Campaign', { selector: 'input' })).toHaveValue('fair scans');
    expect(screen.getByLabelText('Source', { selector: 'input' })).toHaveValue('Trade show');
  });

  it('opens the leads of the import', async () => {
    const { user, path } = await open();
    choose(fileOf('Name,Email\nAna Keller,ana@x.example'));
    await screen.findByRole('table');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('All 1 row become leads.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Show the leads' }));
    expect(path()).toBe('/leads');
  });

  it('states what a column proves about its dates and lets a person know better', async () => {
    const { user } = await open();
    choose(fileOf(scans.replace('05/11', '15/11')));
    expect(await screen.findByText(/1 has a day above 12 and fits only day first/)).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: /day first/ })).toBeChecked();
    expect(next(/Go on to check/)).toBeEnabled();
    await user.keyboard('2{Control>}{Enter}{/Control}');
    await user.click(await screen.findByText('Refused 2'));
    expect(screen.getByText('date of arrival cannot be read')).toBeInTheDocument();
  });

  it('lets a person say what a column is, by keys and by list, and remembers it for the next such file', async () => {
    const { user, unmount } = await open();
    const text = 'Name,Where,Stand\nAna,Bonn,A1\nLuc,Lyon,B2';
    choose(fileOf(text));
    const where = await screen.findByLabelText('Where becomes', { selector: 'input' });
    expect(where).toHaveValue('A field of its own');
    await user.click(where);
    await user.click(await screen.findByRole('option', { name: 'City', hidden: true }));
    await waitFor(() => expect(screen.getByLabelText('Where becomes', { selector: 'input' })).toHaveValue('City'));
    screen.getByRole('region', { name: 'Columns' }).focus();
    await user.keyboard('jx');
    await waitFor(() => expect(screen.getByLabelText('Stand becomes', { selector: 'input' })).toHaveValue('Not imported'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('All 2 rows become leads.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('2 + 0 + 0 + 0 = 2');
    expect((await desk.db.leads.toArray()).map((lead) => lead.city)).toEqual(['Bonn', 'Lyon']);
    unmount();

    importStore.setState(importStore.getInitialState(), true);
    renderAtDesk(<ImportScreen openReader={readInPlace} />, desk);
    choose(fileOf(text));
    await waitFor(() => expect(screen.getByLabelText('Columns are read', { selector: 'input' })).toHaveValue('As for fair-scans.csv'));
    expect(await screen.findByLabelText('Where becomes', { selector: 'input' })).toHaveValue('City');
    expect(screen.getByLabelText('Stand becomes', { selector: 'input' })).toHaveValue('Not imported');
  });

  it('reads 38 columns of Latin-1, names the encoding and shows words to judge it by', async () => {
    await open();
    const headers = ['ID', 'NAME', 'BILLINGCITY', 'PHONE', ...Array.from({ length: 34 }, (_, at) => `FIELD_${at}__C`)];
    const cells = ['001x', 'Péage of América', 'Málaga', '+34 952 555 010', ...headers.slice(4).map((_, at) => `v${at}`)];
    const text = [headers, cells].map((line) => line.map((cell) => `"${cell}"`).join(',')).join('\r\n');
    choose(fileOf(Uint8Array.from([...text].map((sign) => sign.charCodeAt(0))), 'accounts.csv'));
    expect(await screen.findByLabelText('Encoding', { selector: 'input' })).toHaveValue('Windows-1252 (Latin-1)');
    expect(screen.getByText('Péage, América, Málaga')).toBeInTheDocument();
    await waitFor(() => expect(screen.getAllByLabelText(/ becomes$/)).toHaveLength(38));
    expect(screen.getByText('cuts the lines into 38 columns')).toBeInTheDocument();
  });

  it.each([
    ['The file is empty', [fileOf('')]],
    ['This kind of workbook is not read', [fileOf('PK\u0003\u0004 mimetype application/vnd.oasis.opendocument.spreadsheet', 'leads.ods')]],
    ['The workbook cannot be read', [fileOf('PK\u0003\u0004 xl/workbook.xml', 'leads.xlsx')]],
    ['This is no text file', [fileOf(Uint8Array.from([137, 80, 78, 71, 0, 0, 0, 13, 1, 2]), 'photo.csv')]],
    ['The file has a header and no rows', [fileOf('First name,Last name\n')]],
    ['No columns of leads found', [fileOf('Once upon a time\nthere was nobody\nto call')]],
    ['One file at a time', [fileOf(scans), fileOf(scans)]],
  ])('says what happened, what is safe and what to do: %s', async (title, files) => {
    await open();
    choose(...files);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(title);
    expect(alert).toHaveTextContent('Nothing was taken in, and the file on your disk is unchanged.');
    expect(alert).toHaveTextContent('To do');
    expect(next(/Go on to columns/)).toBeDisabled();
  });

  it('does not open a file of more than 50 MB', async () => {
    await open();
    const large = fileOf('a,b');
    Object.defineProperty(large, 'size', { value: 50_000_001 });
    choose(large);
    expect(await screen.findByRole('alert')).toHaveTextContent('The file is larger than 50 MB');
  });

  it('takes rows by drop and by paste', async () => {
    const { unmount } = await open();
    fireEvent.drop(screen.getByText('Drop a CSV or Excel file here'), {
      dataTransfer: { files: [fileOf('Name,Email\nAna,a@x.example')], types: ['Files'] },
    });
    expect(await screen.findByLabelText('Name becomes', { selector: 'input' })).toBeInTheDocument();
    unmount();
    importStore.setState(importStore.getInitialState(), true);
    renderAtDesk(<ImportScreen openReader={readInPlace} />, desk);
    fireEvent.paste(document.body, { clipboardData: { files: [], getData: () => 'Name\tCity\nAna\tBonn' } });
    expect(await screen.findByLabelText('City becomes', { selector: 'input' })).toBeInTheDocument();
    expect(screen.getByLabelText('Between cells', { selector: 'input' })).toHaveValue('Tab');
  });

  it('counts leads that are already here as known before and after', async () => {
    const { user } = await open({ user: signedIn(teamLead), rows: { leads: [aLead({ email: 'ana@x.example', ownerId: null })] } });
    choose(fileOf('Name,Email\nAna,ANA@x.example\nLuc,luc@x.example\nLuc,luc@x.example'));
    await screen.findByRole('table');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('1 of 3 rows become leads.')).toBeInTheDocument();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('1 + 1 + 1 + 0 = 3')).toBeInTheDocument();
    expect(await desk.db.leads.count()).toBe(2);
  });

  it('proposes the campaign that has the name of the file, and asks a manager for the team', async () => {
    const manager = aUser({ id: 'manager', role: 'manager', teamId: null });
    const { user } = await open({
      user: signedIn(manager),
      rows: {
        campaigns: [aCampaign({ id: 'fair', name: 'Fair scans' })],
        teams: [aTeam(), aTeam({ id: 'team-2', name: 'Team South' })],
      },
    });
    choose(fileOf('Name,Email\nAna,ana@x.example'));
    await screen.findByRole('table');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('All 1 row become leads.');
    expect(screen.getByLabelText('Campaign', { selector: 'input' })).toHaveValue('Fair scans');
    expect(next(/Take in 1 row/)).toBeDisabled();
    await user.click(screen.getByLabelText('Team', { selector: 'input' }));
    await user.click(await screen.findByRole('option', { name: 'Team South', hidden: true }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('1 + 0 + 0 + 0 = 1');
    expect((await desk.db.leads.toArray())[0]).toMatchObject({ campaignId: 'fair', teamId: 'team-2' });
  });

  it('stops when asked, keeps what is in and says how many rows are not', async () => {
    const { user } = await open();
    const rows = Array.from({ length: 900 }, (_, at) => `Ana,Keller,a${at}@x.example`).join('\n');
    choose(fileOf(`First name,Last name,Email\n${rows}`));
    await screen.findByRole('table');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('All 900 rows become leads.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(await screen.findByText('fair-scans.csv was stopped')).toBeInTheDocument();
    const run = (await desk.db.importRuns.toArray())[0] as ImportRun;
    expect(run.state).toBe('cancelled');
    expect(run.takenIn).toBeLessThan(900);
    expect(await desk.db.leads.count()).toBe(run.takenIn);
    expect(screen.getByText('not taken, stopped before')).toBeInTheDocument();
    expect(screen.getByText(`${run.takenIn} + 0 + 0 + 0 + ${900 - run.takenIn} = 900`)).toBeInTheDocument();
  });

  it('keeps its place while the person looks at another screen', async () => {
    const { unmount } = await open();
    choose(fileOf(scans));
    await screen.findByText(/Is 03\/11\/2026/);
    unmount();
    renderAtDesk(<ImportScreen openReader={readInPlace} />, desk);
    expect(screen.getByText(/Is 03\/11\/2026/)).toBeInTheDocument();
  });

  it('goes back step by step by Alt and the left arrow', async () => {
    const { user } = await open();
    choose(fileOf('Name,Email\nAna,ana@x.example'));
    await screen.findByRole('table');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('All 1 row become leads.');
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(await screen.findByLabelText('Name becomes', { selector: 'input' })).toBeInTheDocument();
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(screen.getByText('Imports so far')).toBeInTheDocument();
    expect(next(/Go on to columns/)).toBeEnabled();
  });

  it('lists the imports so far, and ends one that a closed window left open', async () => {
    const run = anImportRun({
      id: 'run-1',
      fileName: 'spring.csv',
      rowCount: 10,
      takenIn: 4,
      alreadyKnown: 1,
      state: 'running',
      startedById: teamLead.id,
      startedAt: Date.parse('2026-11-17T09:00:00Z'),
      finishedAt: null,
    });
    const { user } = await open({ user: signedIn(teamLead), rows: { importRuns: [run], users: [teamLead] } });
    await user.click(await screen.findByRole('button', { name: 'Result of spring.csv' }));
    expect(await screen.findByText('This import did not end')).toBeInTheDocument();
    expect(screen.getByText('4 + 0 + 1 + 0 + 5 = 10')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'End it here' }));
    expect(await screen.findByText('spring.csv was stopped')).toBeInTheDocument();
    expect(screen.getByText('not taken, stopped before')).toBeInTheDocument();
  });

  it('says so when the reader is lost, and takes the file again with a new one', async () => {
    const lost: ImportReader = {
      ...readInPlace(),
      open: () => Promise.reject(new WorkerLost('out of memory')),
    };
    const readers = [lost, readInPlace()];
    const openReader = vi.fn(() => readers.shift() ?? readInPlace());
    desk = await openTestDesk({ user: signedIn(teamLead) });
    renderAtDesk(<ImportScreen openReader={openReader} />, desk);
    choose(fileOf(scans));
    expect(await screen.findByRole('alert')).toHaveTextContent('Reading stopped');
    choose(fileOf(scans));
    expect(await screen.findByRole('table')).toBeInTheDocument();
  });
});
