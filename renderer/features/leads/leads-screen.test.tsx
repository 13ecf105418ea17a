import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { sumOf } from '../../../shared/domain/reports/figures.ts';
import type { Segment } from '../../../shared/domain/segment.ts';
import { aCompany, aLead, aStageChange, aTouch, builtAt, someSettings } from '../../../test/builders/domain.ts';
import { aCallback, aUser, signedIn } from '../../../test/builders/people.ts';
import { type DeskRows, openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import { useDrillDown } from '../../data/drill-down.ts';
import { useIntents } from '../../data/intents.ts';
import { LeadsScreen } from './leads-screen.tsx';

const ruth = aUser({ id: 'lead-1', name: 'Ruth Albers', role: 'teamLead' });
const mara = aUser();
const tomasz = aUser({ id: 'rep-2', name: 'Tomasz Zieliński' });
const priya = aUser({ id: 'rep-3', name: 'Priya Raman' });

const fourLeads: DeskRows = {
  users: [ruth, mara, tomasz, priya],
  companies: [aCompany(), aCompany({ id: 'company-2', name: 'Saimaa Board', matchKey: 'saimaa' })],
  leads: [
    aLead({ id: 'ana', score: 74, band: 'hot', callbackId: 'callback-1', nextActionKind: 'callback', nextActionAt: builtAt }),
    aLead({
      id: 'aino',
      email: null,
      firstName: 'Aino',
      lastName: 'Lehtonen',
      companyId: 'company-2',
      score: 82,
      stage: 'lead',
      nextActionKind: 'call',
      nextActionAt: builtAt,
    }),
    aLead({
      id: 'luc',
      email: null,
      firstName: 'Luc',
      lastName: 'Perrin',
      score: 52,
      country: 'FR',
      zones: ['Europe/Paris'],
      phones: [{ kind: 'work', number: '+33478555014', extension: null, asWritten: '04 78 55 50 14' }],
    }),
    aLead({
      id: 'olaf',
      email: null,
      firstName: 'Olaf',
      lastName: 'Steen',
      score: 31,
      ownerId: null,
      stage: 'lead',
      nextActionKind: 'firstCall',
      nextActionAt: builtAt,
    }),
  ],
  callbacks: [aCallback({ leadId: 'ana' })],
};

const openAs = async (user = mara, rows = fourLeads) => {
  const desk = await openTestDesk({ user: signedIn(user), rows });
  return { desk, ...renderAtDesk(<LeadsScreen />, desk, { path: '/leads' }) };
};

const names = () =>
  within(screen.getByRole('grid'))
    .getAllByRole('row')
    .slice(1)
    .map((row) => /(Ana Keller|Aino Lehtonen|Luc Perrin|Olaf Steen)/.exec(row.textContent ?? '')?.[1]);

describe('the table of leads', () => {
  it('shows a rep their own open leads, the highest score first, and counts them beside the view', async () => {
    await openAs();
    expect(names()).toEqual(['Aino Lehtonen', 'Ana Keller', 'Luc Perrin']);
    expect(await screen.findByRole('button', { name: 'My open leads 3' })).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByRole('button', { name: 'Pool 1' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'No next action 1' })).toBeInTheDocument();
  });

  it('finds while typing by company, by part of a name and by a phone number written in any way', async () => {
    const { user } = await openAs();
    await user.keyboard('/');
    await user.keyboard('saim');
    expect(names()).toEqual(['Aino Lehtonen']);
    const field = screen.getByRole('searchbox');
    await user.clear(field);
    await user.type(field, '0033 478-55 50');
    expect(names()).toEqual(['Luc Perrin']);
    await user.clear(field);
    await user.type(field, 'keller nordhaus');
    expect(names()).toEqual(['Ana Keller']);
  });

  it('offers to search everywhere when the view holds no match', async () => {
    const { user } = await openAs();
    await user.keyboard('/steen');
    await user.click(screen.getByRole('button', { name: 'Search all leads here' }));
    expect(names()).toEqual(['Olaf Steen']);
  });

  it('filters by a field built with the keyboard, and takes the filter away again', async () => {
    const { user } = await openAs();
    await user.keyboard('f');
    await waitFor(() => expect(screen.getByPlaceholderText('Filter by')).toHaveFocus());
    await user.keyboard('count{ArrowDown}{Enter}');
    await user.keyboard('fra{ArrowDown}{Enter}{Escape}');
    await waitFor(() => expect(names()).toEqual(['Luc Perrin']));
    await user.click(screen.getByRole('button', { name: 'Remove filter Country' }));
    expect(names()).toHaveLength(3);
  });

  it('filters by a segment whose touches it reads, with its size beside it, and follows a touch that comes in', async () => {
    const downloaded: Segment = {
      id: 'downloaded',
      label: 'Downloaded of late',
      rule: { kind: 'touch', touch: 'download', withinDays: 30, atLeast: 1 },
      maxSilenceDays: null,
    };
    const { desk, user } = await openAs(mara, {
      ...fourLeads,
      settings: [someSettings({ segments: [downloaded] })],
      touches: [aTouch({ id: 'fresh', leadId: 'luc' }), aTouch({ id: 'old', leadId: 'ana', happenedAt: builtAt - 31 * 86_400_000 })],
    });
    await user.keyboard('f');
    await waitFor(() => expect(screen.getByPlaceholderText('Filter by')).toHaveFocus());
    await user.keyboard('segm{ArrowDown}{Enter}');
    expect(await screen.findByRole('option', { name: /^Downloaded of late ?1$/ })).toBeInTheDocument();
    await user.keyboard('down{ArrowDown}{Enter}{Escape}');
    await waitFor(() => expect(names()).toEqual(['Luc Perrin']));
    await act(() => desk.receive({ touches: [aTouch({ id: 'new', leadId: 'aino' })] }));
    await waitFor(() => expect(names()).toEqual(['Aino Lehtonen', 'Luc Perrin']));
  });

  it('sorts by a column that is pressed, and turns the order when pressed again', async () => {
    const { user } = await openAs();
    await user.click(screen.getByRole('button', { name: 'Lead' }));
    expect(names()).toEqual(['Aino Lehtonen', 'Ana Keller', 'Luc Perrin']);
    await user.click(screen.getByRole('button', { name: 'Lead' }));
    expect(names()).toEqual(['Luc Perrin', 'Ana Keller', 'Aino Lehtonen']);
  });

  it('keeps a saved view on this machine', async () => {
    const { user, desk, unmount } = await openAs();
    await user.keyboard('/perrin');
    await user.click(screen.getByRole('button', { name: 'Remove filter Owner' }));
    await user.click(screen.getByRole('button', { name: 'Save view' }));
    await user.type(await screen.findByRole('textbox', { name: 'Name of the view' }), 'All open here');
    await user.click(screen.getByRole('button', { name: 'Save as a new view' }));
    expect(await screen.findByRole('button', { name: /^All open here/, pressed: true })).toBeInTheDocument();
    unmount();
    renderAtDesk(<LeadsScreen />, desk);
    expect(await screen.findByRole('button', { name: 'All open here 4' })).toBeInTheDocument();
  });

  it('shows a change of one lead at once, in its new place', async () => {
    const { desk } = await openAs();
    await desk.receive({ leads: [aLead({ id: 'luc', email: null, firstName: 'Luc', lastName: 'Perrin', score: 99 })] });
    await waitFor(() => expect(names()).toEqual(['Luc Perrin', 'Aino Lehtonen', 'Ana Keller']));
    await desk.receive({}, { leads: ['aino'] });
    await waitFor(() => expect(names()).toEqual(['Luc Perrin', 'Ana Keller']));
  });
});

describe('what can be done with selected leads', () => {
  it('lets a team lead split leads evenly among two reps, and take it back', async () => {
    const { user, desk } = await openAs(ruth);
    await user.keyboard('{Control>}a{/Control}');
    await user.keyboard('a');
    const dialog = await screen.findByRole('dialog', { name: 'Assign 4 leads' });
    await user.click(within(dialog).getByRole('checkbox', { name: /Tomasz/ }));
    await user.click(within(dialog).getByRole('checkbox', { name: /Priya/ }));
    expect(dialog).toHaveTextContent('4 leads move, 1 callback goes along.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    const owners = () => desk.db.leads.toArray().then((rows) => rows.map(({ ownerId }) => String(ownerId)).sort());
    await waitFor(async () => expect(await owners()).toEqual(['rep-2', 'rep-2', 'rep-3', 'rep-3']));
    const callback = await desk.db.callbacks.get('callback-1');
    expect(callback?.userId).toBe((await desk.db.leads.get('ana'))?.ownerId);
    await user.click(await screen.findByRole('button', { name: /Undo/ }));
    await waitFor(async () => expect(await owners()).toEqual(['null', 'rep-1', 'rep-1', 'rep-1']));
  });

  it('offers no assigning to a rep', async () => {
    const { user } = await openAs();
    await user.keyboard('j{ }a');
    expect(screen.getByRole('toolbar')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Assign/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('marks do not call only at the second press', async () => {
    const { user, desk } = await openAs();
    await user.keyboard('j{ }0');
    expect(await screen.findByRole('button', { name: /Press again: never call it/ })).toBeInTheDocument();
    expect((await desk.db.leads.get('aino'))?.doNotCall).toBe(false);
    await user.keyboard('0');
    await waitFor(async () => expect((await desk.db.leads.get('aino'))?.doNotCall).toBe(true));
  });

  it('plans a call at a time on each lead’s own clock', async () => {
    const { user, desk } = await openAs();
    await user.keyboard('j{ }j{ }p');
    const dialog = await screen.findByRole('dialog', { name: 'Plan 2 calls' });
    await user.type(within(dialog).getByRole('textbox', { name: /When/ }), 'tomorrow 9');
    await user.keyboard('{Enter}');
    await waitFor(async () => expect(await desk.db.callbacks.where('state').equals('open').count()).toBe(2));
    const planned = await desk.db.callbacks.where('leadId').equals('aino').first();
    expect(planned).toMatchObject({ wall: '2026-11-18T09:00', zone: 'Europe/Berlin', userId: 'rep-1', state: 'open' });
    expect((await desk.db.callbacks.get('callback-1'))?.state).toBe('moved');
  });

  it('changes the stage of those that may and says why others stay', async () => {
    const { user, desk } = await openAs();
    await user.keyboard('j{ }j{ }s');
    const dialog = await screen.findByRole('dialog', { name: 'Change the stage of 2 leads' });
    expect(dialog).toHaveTextContent('1 lead stays as it is: there already.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect((await desk.db.leads.get('aino'))?.stage).toBe('working'));
    const [entry] = await desk.db.outbox.toArray();
    expect(entry).toMatchObject({ name: 'changeStage', args: { leadIds: ['aino'] } });
  });

  it('brings old leads back with the reason, and names who stays and why', async () => {
    const { user, desk } = await openAs();
    await desk.receive({
      leads: [
        aLead({ id: 'old', firstName: 'Olga', lastName: 'Brandt', stage: 'nurture', score: 98, ownerId: 'rep-1' }),
        aLead({ id: 'shut', firstName: 'Piet', lastName: 'Maas', stage: 'nurture', doNotCall: true, score: 97, ownerId: 'rep-1' }),
      ],
    });
    await user.click(await screen.findByRole('checkbox', { name: 'Select Olga Brandt' }));
    await user.click(screen.getByRole('checkbox', { name: 'Select Piet Maas' }));
    await user.keyboard('s');
    const dialog = await screen.findByRole('dialog', { name: 'Change the stage of 2 leads' });
    await user.click(within(dialog).getByRole('radio', { name: /^Bring back to work/ }));
    expect(dialog).toHaveTextContent('1 lead stays as it is: they asked not to be called. Piet Maas.');
    expect(dialog).toHaveTextContent('Say why they come back: it stays in their history.');
    await user.type(within(dialog).getByRole('textbox', { name: 'Why they come back' }), 'New plant is being built');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect((await desk.db.leads.get('old'))?.stage).toBe('working'));
    expect((await desk.db.leads.get('shut'))?.stage).toBe('nurture');
    const [entry] = await desk.db.outbox.toArray();
    expect(entry).toMatchObject({ name: 'recycleLeads', args: { leadIds: ['old'], why: 'New plant is being built' } });
  });

  it('exports the selected leads as a file that no spreadsheet runs', async () => {
    const evil = aLead({
      id: 'evil',
      firstName: '=cmd()',
      lastName: 'Ünal, "Ö"',
      score: 99,
      nextActionKind: 'call',
      nextActionAt: builtAt,
    });
    const { user, desk } = await openAs(mara, { ...fourLeads, leads: [...(fourLeads.leads ?? []), evil] });
    await user.keyboard('j{ }e');
    await waitFor(() => expect(desk.exported).toHaveLength(1));
    const [file] = desk.exported;
    const text = await (file!.data as Blob).text();
    expect(file!.name).toBe('leads-2026-11-17.csv');
    expect(text).toContain("'=cmd()");
    expect(text).toContain('"Ünal, ""Ö"""');
    expect(text.trim().split('\r\n')).toHaveLength(2);
  });
});

describe('one lead beside the table', () => {
  it('opens with Enter, shows its history and leads to its call', async () => {
    const { user, path } = await openAs();
    await user.keyboard('jj{Enter}');
    const drawer = await screen.findByRole('dialog', { name: 'Ana Keller' });
    expect(await within(drawer).findByText(/Callback promised for 17 Nov/)).toBeInTheDocument();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(path()).toBe('/call/ana');
  });

  it('leads from a qualified lead to its handoff', async () => {
    const leads = [aLead({ id: 'ana', stage: 'qualified', nextActionKind: 'handOff', nextActionAt: builtAt })];
    const { user, path } = await openAs(mara, { ...fourLeads, leads });
    await user.keyboard('j{Enter}');
    const drawer = await screen.findByRole('dialog', { name: 'Ana Keller' });
    expect(within(drawer).getByRole('button', { name: /^Hand off/ })).toBeVisible();
    await user.keyboard('h');
    expect(path()).toBe('/handoffs');
    expect(useIntents.getState().handOffLeadId).toBe('ana');
    act(() => useIntents.getState().taken());
  });

  it('says in words why a lead came back by itself from sales', async () => {
    const returned = aStageChange({ leadId: 'ana', fromStage: 'handedOff', event: 'reject', reasonCode: 'noAnswerInTime' });
    const { user } = await openAs(mara, { ...fourLeads, stageChanges: [returned] });
    await user.keyboard('jj{Enter}');
    const drawer = await screen.findByRole('dialog', { name: 'Ana Keller' });
    expect(await within(drawer).findByText(/Nobody in sales answered in time/)).toBeInTheDocument();
  });
});

describe('a table without leads', () => {
  it('tells a team lead to bring a file and opens the import', async () => {
    const { user, path } = await openAs(ruth, { ...fourLeads, leads: [] });
    await user.click(screen.getByRole('button', { name: /Import a file/ }));
    expect(path()).toBe('/import');
  });

  it('says how far the first load has come', async () => {
    const desk = await openTestDesk({ user: signedIn(mara) });
    await desk.db.meta.put({ key: 'snapshot', next: 'x', version: 1, epoch: 'e', view: 'v', done: 40, total: 131 });
    renderAtDesk(<LeadsScreen />, desk);
    expect(await screen.findByRole('progressbar', { name: 'Loading your leads' })).toHaveAttribute('aria-valuetext', '40 of 131');
  });
});

describe('the leads behind a number', () => {
  it('are a list of their own that can be searched and sorted, until it is let go', async () => {
    const { user } = await openAs();
    act(() => useDrillDown.getState().open({ title: 'Taken in from FachPack', leadIds: ['olaf', 'luc', 'gone'] }));
    expect(await screen.findByText('Taken in from FachPack')).toBeInTheDocument();
    expect(names()).toEqual(['Luc Perrin', 'Olaf Steen']);
    await user.keyboard('/ste');
    expect(names()).toEqual(['Olaf Steen']);
    await user.clear(screen.getByRole('searchbox'));
    await user.click(screen.getByRole('button', { name: 'Score' }));
    expect(names()).toEqual(['Olaf Steen', 'Luc Perrin']);
    act(() => useDrillDown.getState().close());
    expect(await screen.findByRole('button', { name: /^My open leads/, pressed: true })).toBeInTheDocument();
    expect(names()).toContain('Ana Keller');
  });

  it('show what each adds where the number is a sum, the most first, and say what those that a search leaves come to', async () => {
    const { user } = await openAs();
    const parts = {
      heading: 'Calls',
      amounts: new Map([
        ['olaf', [7]],
        ['luc', [31]],
      ]),
      say: (of: readonly number[]) => String(sumOf(of)),
      sumUp: (of: readonly number[], leadCount: number) => `${sumOf(of)} calls on ${leadCount} leads`,
    };
    act(() => useDrillDown.getState().open({ title: 'Reps: Mara, calls', leadIds: ['olaf', 'luc'], parts }));
    expect(await screen.findByText('38 calls on 2 leads')).toBeInTheDocument();
    expect(names()).toEqual(['Luc Perrin', 'Olaf Steen']);
    expect(screen.getByRole('row', { name: /Luc Perrin/ })).toHaveTextContent('31');
    await user.click(screen.getByRole('button', { name: 'Calls' }));
    expect(names()).toEqual(['Olaf Steen', 'Luc Perrin']);
    await user.keyboard('/ste');
    expect(screen.getByText('listed here: 7 calls on 1 leads')).toBeInTheDocument();
    act(() => useDrillDown.getState().close());
    expect(await screen.findByRole('button', { name: /^My open leads/, pressed: true })).toBeInTheDocument();
  });
});
