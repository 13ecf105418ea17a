import { notifications } from '@mantine/notifications';
import { act, screen, waitFor, within } from '@testing-library/react';
import ICAL from 'ical.js';
import { afterEach, describe, expect, it } from 'vitest';
import { aCompany, aLead, builtAt } from '../../../test/builders/domain.ts';
import { aCallback, aUser, signedIn } from '../../../test/builders/people.ts';
import { type DeskRows, openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import { useIntents } from '../../data/intents.ts';
import { CallbackReminders } from './callback-reminders.tsx';
import { CallbacksScreen } from './callbacks-screen.tsx';
import { remindersBetween } from './reminders.ts';

const minute = 60_000;
const berlin = (wall: string) => Date.parse(`${wall}+01:00`);
const tuesday = (time: string) => berlin(`2026-11-17T${time}:00`);

const agenda: DeskRows = {
  users: [aUser(), aUser({ id: 'rep-2', name: 'Tomasz Zieliński' })],
  companies: [aCompany()],
  leads: [
    aLead({ id: 'ewa', firstName: 'Ewa', lastName: 'Zielińska', ownerId: null }),
    aLead({ id: 'ana', callbackId: 'cb-ana' }),
    aLead({
      id: 'tom',
      firstName: 'Tom',
      lastName: 'Castellano',
      city: 'Chicago',
      country: 'US',
      zones: ['America/Chicago'],
      zoneSource: 'stated',
      callbackId: 'cb-tom',
    }),
    aLead({ id: 'fiona', firstName: 'Fiona', lastName: 'Grant', callbackId: 'cb-fiona' }),
  ],
  callbacks: [
    aCallback({ id: 'cb-fiona', leadId: 'fiona', wall: '2026-11-17T15:40', dueAt: tuesday('15:40') }),
    aCallback({
      id: 'cb-tom',
      leadId: 'tom',
      wall: '2026-11-17T08:30',
      zone: 'America/Chicago',
      dueAt: tuesday('15:30'),
      promise: 'first thing',
    }),
    aCallback({ id: 'cb-ewa', leadId: 'ewa', userId: null, wall: '2026-11-17T11:30', dueAt: tuesday('11:30') }),
    aCallback({ id: 'cb-ana', leadId: 'ana' }),
    aCallback({ id: 'cb-kept', leadId: 'ana', state: 'kept' }),
  ],
};

const openCallbacks = async (rows = agenda, user = aUser()) => {
  const desk = await openTestDesk({ rows, user: signedIn(user) });
  const view = renderAtDesk(<CallbacksScreen />, desk, { path: '/callbacks' });
  await screen.findByRole('region', { name: /^Agenda/ });
  return { desk, ...view };
};

const rows = () =>
  within(screen.getByRole('grid', { name: 'Agenda' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);
const openOf = async (desk: Awaited<ReturnType<typeof openTestDesk>>, leadId: string) =>
  (await desk.db.callbacks.where('leadId').equals(leadId).toArray()).find(({ state }) => state === 'open');

// The window's toasts outlive a test.
afterEach(() => act(() => notifications.clean()));

describe('the agenda', () => {
  it('puts missed promises on top, then the days, with both clocks and what speaks against each', async () => {
    await openCallbacks();
    expect(rows()).toEqual([
      'Missed 1',
      expect.stringMatching(/^11:3011:30Munich.*Ewa Zielińska.*2 h 35 late, team lead told$/),
      'Today Tue 17 November',
      expect.stringMatching(/^14:0014:00Munich.*Ana Keller.*due now$/),
      'Now14:05',
      expect.stringMatching(/^15:3008:30Chicago.*Tom Castellano.*first thing/),
      expect.stringMatching(/^15:4015:40Munich.*Fiona Grant.*overlaps by 10 min$/),
    ]);
  });

  it('shows where now is when all of today has come, and when nothing is promised for today', async () => {
    const missed = aCallback({ id: 'cb-ewa', leadId: 'ewa', userId: null, wall: '2026-11-17T11:30', dueAt: tuesday('11:30') });
    const due = aCallback({ id: 'cb-ana', leadId: 'ana' });
    const tomorrow = aCallback({ id: 'cb-tom', leadId: 'tom', dueAt: berlin('2026-11-18T15:30:00') });
    const shown = async (callbacks: DeskRows['callbacks']) => {
      const { unmount } = await openCallbacks({ ...agenda, callbacks: callbacks ?? [] });
      const names = rows().map((row) => /Missed|Today|Now14:05|Tomorrow|Ewa|Ana|Tom/.exec(row ?? '')?.[0]);
      unmount();
      return names;
    };
    expect(await shown([missed, due, tomorrow])).toEqual(['Missed', 'Ewa', 'Today', 'Ana', 'Now14:05', 'Tomorrow', 'Tom']);
    expect(await shown([missed, tomorrow])).toEqual(['Missed', 'Ewa', 'Now14:05', 'Tomorrow', 'Tom']);
    expect(await shown([missed])).toEqual(['Missed', 'Ewa', 'Now14:05']);
  });

  it('parts one’s own from the team’s', async () => {
    const { user } = await openCallbacks();
    await user.click(screen.getByText('Shared 1'));
    expect(rows()).toEqual(['Missed 1', expect.stringContaining('Ewa Zielińska'), 'Now14:05']);
    await user.click(screen.getByText('Mine 3'));
    expect(rows().some((row) => row?.includes('Ewa'))).toBe(false);
  });

  it('names whose promise it is where others’ are seen, as a team lead does', async () => {
    const others = agenda.callbacks!.map((each) => ({ ...each, userId: each.userId && 'rep-2' }));
    await openCallbacks({ ...agenda, callbacks: others }, aUser({ id: 'ruth', role: 'teamLead' }));
    expect(rows().find((row) => row?.includes('Ana Keller'))).toContain('of Tomasz Zieliński');
    expect(screen.queryByText(/^Mine/)).not.toBeInTheDocument();
  });

  it('shows the callback that another screen asked for', async () => {
    useIntents.getState().ask({ callbackId: 'cb-tom' });
    await openCallbacks();
    expect(screen.getByRole('heading', { name: 'Tom Castellano' })).toBeInTheDocument();
    expect(useIntents.getState().callbackId).toBeNull();
  });

  it('says what to do when nothing was promised', async () => {
    const { user, path } = await openCallbacks({ ...agenda, callbacks: [] });
    await user.click(screen.getByRole('button', { name: 'Leads' }));
    expect(path()).toBe('/leads');
  });
});

describe('moving a callback', () => {
  it('reads the time in words, on the lead’s clock, and can be taken back', async () => {
    const { user, desk } = await openCallbacks();
    await user.keyboard('jj');
    await screen.findByRole('heading', { name: 'Tom Castellano' });
    await user.type(screen.getByRole('textbox', { name: 'Move to' }), 'tomorrow 9 his time');
    expect(screen.getByRole('button', { name: /^Move to tomorrow 16:00/ })).toBeEnabled();
    await user.keyboard('{Enter}');
    await waitFor(async () =>
      expect(await openOf(desk, 'tom')).toMatchObject({ wall: '2026-11-18T09:00', zone: 'America/Chicago', promise: 'first thing' }),
    );
    await user.click(await screen.findByRole('button', { name: /Undo/ }));
    await waitFor(async () => expect(await openOf(desk, 'tom')).toMatchObject({ wall: '2026-11-17T08:30', dueAt: tuesday('15:30') }));
  });

  it('offers free times inside the window by number', async () => {
    const { user, desk } = await openCallbacks();
    await user.keyboard('jj1{Enter}');
    await waitFor(async () => expect((await openOf(desk, 'tom'))?.dueAt).not.toBe(tuesday('15:30')));
    const moved = (await openOf(desk, 'tom'))!.dueAt;
    expect(moved).toBeGreaterThanOrEqual(tuesday('15:00'));
    expect(Math.abs(moved - tuesday('15:40'))).toBeGreaterThanOrEqual(20 * minute);
  });

  it('asks when the clocks leave the time out', async () => {
    const { user } = await openCallbacks();
    await user.keyboard('jj');
    await user.type(screen.getByRole('textbox', { name: 'Move to' }), '14 march 2027 2:30am');
    expect(await screen.findByText('The clocks are put forward then. Which do you mean?')).toBeInTheDocument();
    await user.click(
      within(screen.getByRole('radiogroup', { name: /put forward/ }))
        .getAllByRole('radio')
        .at(-1)!,
    );
    expect(screen.getByRole('button', { name: /^Move to 14 Mar/ })).toBeEnabled();
  });

  it('snoozes by a quarter of an hour and closes what was done', async () => {
    const { user, desk } = await openCallbacks();
    await user.keyboard('jz');
    await waitFor(async () => expect((await openOf(desk, 'ana'))?.dueAt).toBe(builtAt + 15 * minute));
    await user.keyboard('d');
    await waitFor(async () => expect(await openOf(desk, 'ana')).toBeUndefined());
    expect(await desk.db.leads.get('ana')).toMatchObject({ nextActionKind: 'call', callbackId: null });
  });
});

describe('the week', () => {
  const week = async () => {
    const opened = await openCallbacks();
    await opened.user.keyboard('w');
    await screen.findByText('Week of Mon 16 November');
    return opened;
  };

  it('shows the promises of each day side by side, with the missed ones above', async () => {
    await week();
    const missed = screen.getByRole('region', { name: 'Missed' });
    expect(within(missed).getByText('Ewa Zielińska')).toBeInTheDocument();
    const today = screen.getByRole('region', { name: 'Tue 17 November' });
    expect(
      within(today)
        .getAllByRole('button')
        .map((each) => each.textContent),
    ).toEqual([
      expect.stringMatching(/^14:00.*Ana Keller/),
      expect.stringMatching(/^15:30.*08:30 Chicago.*Tom Castellano/),
      expect.stringMatching(/^15:40.*Fiona Grant/),
    ]);
    expect(within(screen.getByRole('region', { name: 'Thu 19 November' })).getByText('Nothing promised')).toBeInTheDocument();
  });

  it('is walked by keys and turned by arrows; missed ones stay in sight in every week', async () => {
    const { user } = await week();
    await user.keyboard('jj');
    expect(await screen.findByRole('heading', { name: 'Tom Castellano' })).toBeInTheDocument();
    await user.keyboard('{ArrowRight}');
    expect(await screen.findByText('Week of Mon 23 November')).toBeInTheDocument();
    expect(within(screen.getByRole('region', { name: 'Missed' })).getByText('Ewa Zielińska')).toBeInTheDocument();
    await user.keyboard('{ArrowLeft}w');
    expect(await screen.findByRole('grid', { name: 'Agenda' })).toBeInTheDocument();
  });
});

describe('what is missed', () => {
  it('is never hidden by a filter', async () => {
    const { user } = await openCallbacks();
    await user.click(screen.getByText('Mine 3'));
    await user.click(screen.getByRole('button', { name: /One more is missed and not in this view/ }));
    expect(rows()[1]).toContain('Ewa Zielińska');
  });

  it('names whose it has become', async () => {
    const ruth = aUser({ id: 'ruth', name: 'Ruth Abel', role: 'teamLead' });
    await openCallbacks({ ...agenda, users: [aUser(), ruth] });
    expect(rows().find((row) => row?.includes('Ewa'))).toContain('2 h 35 late, Ruth told');
  });
});

describe('whose a callback is', () => {
  it('can be made the team’s, by key', async () => {
    const { user, desk } = await openCallbacks();
    await user.keyboard('jjs');
    await waitFor(async () => expect(await openOf(desk, 'tom')).toMatchObject({ userId: null, wall: '2026-11-17T08:30' }));
  });

  it('is given to somebody else with the lead by a team lead, who sees that they are busy then, and can be taken back', async () => {
    const tomasz = aUser({ id: 'rep-2', name: 'Tomasz Zieliński' });
    const busy = aCallback({ id: 'cb-busy', leadId: 'fiona', userId: 'rep-2', dueAt: tuesday('15:35') });
    const callbacks = [...agenda.callbacks!.filter(({ id }) => id !== 'cb-fiona'), busy];
    const ruth = aUser({ id: 'ruth', role: 'teamLead' });
    const { user, desk } = await openCallbacks({ ...agenda, users: [aUser(), tomasz, ruth], callbacks }, ruth);
    await user.keyboard('jj');
    await user.click(await screen.findByRole('combobox', { name: 'Give to…' }));
    await user.click(await screen.findByRole('option', { name: 'Tomasz Zieliński, has another then', hidden: true }));
    await waitFor(async () => expect(await desk.db.leads.get('tom')).toMatchObject({ ownerId: 'rep-2' }));
    expect(await openOf(desk, 'tom')).toMatchObject({ userId: 'rep-2' });
    await user.click(await screen.findByRole('button', { name: /Undo/ }));
    await waitFor(async () => expect(await desk.db.leads.get('tom')).toMatchObject({ ownerId: 'rep-1' }));
  });

  it('warns of another promise at the time it is moved to', async () => {
    const { user } = await openCallbacks();
    await user.keyboard('jj');
    await user.type(screen.getByRole('textbox', { name: 'Move to' }), 'today 15:45 my time');
    expect(await screen.findByText(/Fiona Grant is promised 15:40 already/)).toBeInTheDocument();
  });
});

describe('calendar files', () => {
  it('hold one promise, or all that are shown, for any calendar', async () => {
    const { user, desk } = await openCallbacks();
    await user.keyboard('jji');
    await waitFor(() => expect(desk.exported).toHaveLength(1));
    const [one] = desk.exported;
    expect(one).toMatchObject({ name: 'callback Tom Castellano.ics', mime: 'text/calendar' });
    const [event] = new ICAL.Component(ICAL.parse(String(one?.data))).getAllSubcomponents('vevent');
    const read = new ICAL.Event(event!);
    expect(read.startDate.toJSDate().getTime()).toBe(tuesday('15:30'));
    expect(read.summary).toBe('Call Tom Castellano, Nordhaus GmbH');
    expect(read.description).toBe('first thing\n08:30 in Chicago\n+49 89 55500142');
    await user.keyboard('e');
    await waitFor(() => expect(desk.exported).toHaveLength(2));
    expect(new ICAL.Component(ICAL.parse(String(desk.exported[1]?.data))).getAllSubcomponents('vevent')).toHaveLength(4);
  });
});

describe('reminders', () => {
  it('come five minutes before and at the time, and once after an absence', () => {
    const promise = aCallback({ dueAt: builtAt });
    const kinds = (since: number, till: number) => remindersBetween([promise], since, till).map(({ kind }) => kind);
    expect(kinds(builtAt - 6 * minute, builtAt - 5 * minute)).toEqual(['soon']);
    expect(kinds(builtAt - minute, builtAt)).toEqual(['now']);
    expect(kinds(builtAt - 60 * minute, builtAt + minute)).toEqual(['now']);
    expect(kinds(builtAt, builtAt + minute)).toEqual([]);
    expect(remindersBetween([{ ...promise, state: 'moved' }], builtAt - minute, builtAt)).toEqual([]);
  });

  it('say whom to call, in the app', async () => {
    const desk = await openTestDesk({ rows: agenda });
    renderAtDesk(<CallbackReminders />, desk);
    await waitFor(() => new Promise((resolve) => setTimeout(resolve, 50)));
    desk.clock.advance(80 * minute);
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(
      await screen.findByText(/Call Tom Castellano in five minutes\. Promised for 15:30, 08:30 there: first thing/),
    ).toBeInTheDocument();
  });

  it('stay until something is done, can be put off, and come again after a restart', async () => {
    const desk = await openTestDesk({ rows: agenda });
    const first = renderAtDesk(<CallbackReminders />, desk);
    await waitFor(async () => expect(await desk.db.preferences.get('callback-reminders')).toBeDefined());
    desk.clock.advance(80 * minute);
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    await screen.findByText(/Call Tom Castellano in five minutes/);
    await first.user.keyboard('{Control>}.{/Control}');
    await waitFor(() => expect(screen.queryByText(/Call Tom Castellano in five minutes/)).not.toBeInTheDocument());
    first.unmount();
    desk.clock.advance(6 * minute);
    renderAtDesk(<CallbackReminders />, desk);
    expect(await screen.findByText(/Call Tom Castellano now/)).toBeInTheDocument();
    await desk.receive({ callbacks: [{ ...agenda.callbacks![1]!, state: 'kept' }] });
    await waitFor(() => expect(screen.queryByText(/Call Tom Castellano now/)).not.toBeInTheDocument());
  });

  it('tell a team lead of promises that nobody kept', async () => {
    const ruth = aUser({ id: 'ruth', role: 'teamLead' });
    const desk = await openTestDesk({ rows: agenda, user: signedIn(ruth) });
    renderAtDesk(<CallbackReminders />, desk);
    await waitFor(async () => expect(await desk.db.preferences.get('callback-reminders')).toBeDefined());
    desk.clock.advance(116 * minute);
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(await screen.findByText(/Ana Keller waits for a promised call, 2 h 01 late, of Mara Lindqvist/)).toBeInTheDocument();
  });
});
