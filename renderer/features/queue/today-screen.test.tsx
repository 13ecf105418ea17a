import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aCompany, aHandoff, aLead, aStageChange, builtAt } from '../../../test/builders/domain.ts';
import { aCheckout } from '../../../test/builders/lease.ts';
import { aDeparture } from '../../../test/builders/parked.ts';
import { aCallback, anAttempt, aUser } from '../../../test/builders/people.ts';
import { type DeskRows, openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import { useIntents } from '../../data/intents.ts';
import { TodayScreen } from './today-screen.tsx';

const minute = 60_000;
const hour = 60 * minute;
const twoOClock = Date.parse('2026-11-17T13:00:00Z');

const day: DeskRows = {
  users: [
    aUser(),
    aUser({ id: 'ruth', name: 'Ruth Albers', role: 'teamLead' }),
    aUser({ id: 'sales-1', name: 'D. Brandt', role: 'salesperson' }),
  ],
  companies: [aCompany({ isKeyAccount: true }), aCompany({ id: 'company-2', name: 'Great Lakes Dairy', matchKey: 'lakes' })],
  leads: [
    aLead({
      id: 'ana',
      nextActionKind: 'callback',
      nextActionAt: twoOClock,
      callbackId: 'callback-1',
      callbackIsPersonal: true,
      lastSaid: 'Call me Tuesday after two.',
      attempts: 3,
    }),
    aLead({
      id: 'henrik',
      firstName: 'Henrik',
      lastName: 'Dahl',
      nextActionKind: 'firstCall',
      nextActionAt: builtAt + 26 * minute,
      country: 'DK',
      zones: ['Europe/Copenhagen'],
    }),
    aLead({ id: 'luc', firstName: 'Luc', lastName: 'Perrin', nextActionKind: 'retry', nextActionAt: builtAt - 25 * minute }),
    aLead({
      id: 'tom',
      firstName: 'Tom',
      lastName: 'Castellano',
      companyId: 'company-2',
      city: 'Denver',
      country: 'US',
      zones: ['America/Denver'],
      nextActionKind: 'retry',
      nextActionAt: builtAt - hour,
    }),
    aLead({ id: 'other', ownerId: 'rep-2', nextActionKind: 'call', nextActionAt: builtAt - hour }),
  ],
  callbacks: [
    aCallback({ leadId: 'ana' }),
    aCallback({ id: 'kept', leadId: 'luc', state: 'kept', dueAt: builtAt - 3 * hour, closedAt: builtAt - 2 * hour }),
  ],
  attempts: [
    anAttempt({ id: 'a1', leadId: 'luc', startedAt: builtAt - 2 * hour, isConnect: true, dispositionCode: 'keepWorking' }),
    anAttempt({ id: 'a2', leadId: 'luc', startedAt: builtAt - hour }),
    anAttempt({ id: 'yesterday', startedAt: builtAt - 24 * hour }),
  ],
  handoffs: [aHandoff({ answer: 'accepted', answeredAt: builtAt - hour })],
};

const openToday = async (rows: DeskRows = day) => {
  const desk = await openTestDesk({ rows });
  return { desk, ...renderAtDesk(<TodayScreen />, desk) };
};

const next = () => screen.findByRole('region', { name: 'Next lead' });
const queueRows = () =>
  within(screen.getByRole('grid', { name: 'Queue' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);

describe('Today', () => {
  it('puts the promised call first and says why it is next', async () => {
    await openToday();
    const card = await next();
    expect(within(card).getByRole('heading', { name: 'Ana Keller' })).toBeInTheDocument();
    expect(card).toHaveTextContent('Personal callback, due 14:00');
    expect(card).toHaveTextContent('“Call me Tuesday after two.”');
    expect(card).toHaveTextContent(/Munich 14:05\s*callable until 18:00/);
    expect(card).toHaveTextContent('You promised 14:00. Turns shared at 14:30.');
  });

  it('dates their last words by the call that reached them, not by one since that did not', async () => {
    const reached = anAttempt({ id: 'b1', leadId: 'ana', startedAt: builtAt - 7 * 24 * hour, isConnect: true });
    const missed = anAttempt({ id: 'b2', leadId: 'ana', startedAt: builtAt - hour });
    await openToday({ ...day, attempts: [reached, missed] });
    expect(await within(await next()).findByText('10 Nov')).toBeVisible();
  });

  it('shows the rest in order, each with its reason, and below who opens later', async () => {
    await openToday();
    await next();
    expect(queueRows()).toEqual([
      expect.stringContaining('Henrik DahlNordhaus GmbHNew leadcall by 14:31Munich 14:05till 17:00'),
      expect.stringContaining('Luc PerrinNordhaus GmbHRetrysince 13:40'),
      expect.stringMatching(/Opens later.one lead/),
      expect.stringContaining('Denver 06:05opens 08:00'),
    ]);
  });

  it('says of who came back what brought them, with the facts of the history, as long as nobody has called', async () => {
    const back = { stage: 'working', stageSinceAt: builtAt - minute, reasonCode: 'returnTouch', attempts: 2 } as const;
    const sanne = aLead({ id: 'sanne', firstName: 'Sanne', nextActionKind: 'firstCall', nextActionAt: builtAt + 29 * minute, ...back });
    const change = aStageChange({ leadId: 'sanne', reasonCode: 'returnTouch', note: 'Asks for prices', changedAt: back.stageSinceAt });
    await openToday({ users: [aUser()], companies: [aCompany()], leads: [sanne], stageChanges: [change] });
    const card = await next();
    expect(card).toHaveTextContent('Back by touch, call by 14:34');
    await waitFor(() => expect(card).toHaveTextContent('Came back: did something of their own. Asks for prices. Call by 14:34.'));
  });

  it('dials from the card, opens from the queue by keys, and finds by typing', async () => {
    const { user, path } = await openToday();
    await next();
    await user.keyboard('j{Enter}');
    expect(path()).toBe('/call/luc');
    await user.keyboard('f');
    await user.keyboard('lakes');
    expect(queueRows().at(-1)).toContain('Tom Castellano');
    await user.keyboard('{Enter}{Enter}');
    expect(path()).toBe('/call/tom');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(path()).toBe('/call/ana');
    expect(useIntents.getState().dialLeadId).toBe('ana');
  });

  it('puts a lead off, but leads to Callbacks for one that was promised', async () => {
    const { user, path, desk } = await openToday();
    await next();
    await user.keyboard('l');
    expect(path()).toBe('/callbacks');
    expect(useIntents.getState().callbackId).toBe('callback-1');
    await desk.receive({ leads: [aLead({ id: 'ana', ownerId: 'rep-2' })] });
    await screen.findByRole('heading', { name: 'Henrik Dahl' });
    await user.keyboard('l');
    await screen.findByRole('heading', { name: 'Luc Perrin' });
    expect(await desk.db.leads.get('henrik')).toMatchObject({ nextActionKind: 'retry', nextActionAt: builtAt + 2 * hour });
    await user.keyboard('{Control>}z{/Control}');
    await screen.findByRole('heading', { name: 'Henrik Dahl' });
    expect(await desk.db.leads.get('henrik')).toMatchObject({ nextActionKind: 'firstCall' });
  });

  it('offers the mail that is planned where the pulse asks for one, and the call beside it', async () => {
    const quiet = { attempts: 2, lastAttemptAt: builtAt - 20 * 24 * hour, lastTouchAt: null, nextActionKind: null, nextActionAt: null };
    const consent = { phone: 'granted', mail: 'granted', recordedAt: null } as const;
    const lena = aLead({ id: 'lena', firstName: 'Lena', email: 'lena@nordhaus.example', consent, score: 2, ...quiet });
    const asked = aLead({ ...lena, id: 'nora', firstName: 'Nora', consent: { ...consent, mail: 'refused' }, score: 1 });
    const { user, path } = await openToday({ ...day, leads: [lena, asked], callbacks: [] });
    const card = await next();
    await within(card).findByText('Best now: write a mail.');
    expect(card).toHaveTextContent('Pulse, mail, 20 days quiet');
    expect(queueRows()).toEqual([expect.stringMatching(/^Nora.*Pulse20 days quiet/)]);
    await user.keyboard('m');
    expect(await screen.findByRole('dialog', { name: /^Mail to Lena/ })).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(path()).toBe('/call/lena');
  });

  it('skips a lead with a reason that stands among its notes', async () => {
    const { user, desk } = await openToday({ ...day, leads: day.leads!.filter(({ id }) => id !== 'ana'), callbacks: [] });
    await screen.findByRole('heading', { name: 'Henrik Dahl' });
    await user.keyboard('s');
    const dialog = await screen.findByRole('dialog', { name: 'Skip Henrik Dahl' });
    expect(within(dialog).getByRole('button', { name: /^Skip/ })).toBeDisabled();
    await user.keyboard('2');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('heading', { name: 'Luc Perrin' });
    expect(await desk.db.notes.toArray()).toMatchObject([
      {
        leadId: 'henrik',
        body: expect.stringMatching(/^Skipped until \w{3} \d+ November, 08:00: I want to prepare first$/),
        authorId: 'rep-1',
      },
    ]);
    expect(await desk.db.leads.get('henrik')).toMatchObject({ nextActionAt: Date.parse('2026-11-18T07:00:00Z') });
  });

  it('pins a lead to the top, behind a promise, and lets it go again', async () => {
    const { user } = await openToday({ ...day, leads: day.leads!.filter(({ id }) => id !== 'henrik') });
    await next();
    await user.keyboard('ji');
    expect(await screen.findByLabelText('Pinned')).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Ana Keller' })).toBeInTheDocument();
    await user.keyboard('i');
    await waitFor(() => expect(screen.queryByLabelText('Pinned')).not.toBeInTheDocument());
  });

  it('keeps to one language, says how many that keeps back, and shows all again', async () => {
    const leads = day.leads!.map((lead) => (lead.id === 'henrik' ? { ...lead, language: 'da' } : lead));
    const { user } = await openToday({ ...day, leads });
    await user.click(await screen.findByRole('combobox', { name: 'Language of the queue' }));
    await user.click(await screen.findByRole('option', { name: 'Danish', hidden: true }));
    expect(await screen.findByText(/kept back by this filter/)).toBeInTheDocument();
    expect(queueRows().join()).not.toContain('Luc Perrin');
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    await waitFor(() => expect(queueRows().join()).toContain('Luc Perrin'));
  });

  it('counts the day: calls of today, who was reached, promises kept', async () => {
    await openToday();
    const panel = await screen.findByRole('region', { name: 'My day' });
    await waitFor(() => expect(panel).toHaveTextContent('Calls2of 90 planned'));
    expect(panel).toHaveTextContent('Reached150% of calls');
    expect(panel).toHaveTextContent('Callbacks kept1of 2 due');
    expect(within(panel).getByRole('img', { name: 'Calls and reached by hour: 12: 1, 1 reached; 13: 1, 0 reached' })).toBeInTheDocument();
  });

  it('closes the loop: what sales did with a QSO', async () => {
    await openToday();
    const panel = await screen.findByRole('region', { name: /Your QSOs/ });
    expect(panel).toHaveTextContent('Ana Keller, Nordhaus GmbHAccepted by D. Brandt13:05');
  });

  it('says in one line who moved leads here and which went away, until it was seen', async () => {
    const { desk, user } = await openToday();
    await next();
    await desk.receive({ leads: [aLead({ id: 'new', assignedById: 'ruth', assignedAt: builtAt })] });
    expect(await screen.findByText(/Ruth Albers moved one lead to you\./)).toBeInTheDocument();
    await desk.receive({}, { leads: ['luc'] });
    expect(await screen.findByText(/One of your leads was moved to somebody else: Luc Perrin\./)).toBeInTheDocument();
    desk.clock.advance(minute);
    await user.click(screen.getByRole('button', { name: 'Seen' }));
    await waitFor(() => expect(screen.queryByText(/moved/)).not.toBeInTheDocument());
  });

  it('proposes nobody with whom a colleague talks at this moment, and says who does', async () => {
    const { desk } = await openToday({ ...day, users: [...day.users!, aUser({ id: 'kim', name: 'Kim Berg' })] });
    expect(await next()).toHaveTextContent('Ana Keller');
    const running = anAttempt({
      id: 'theirs',
      leadId: 'ana',
      userId: 'kim',
      startedAt: builtAt - minute,
      dispositionCode: null,
      endedAt: null,
    });
    await desk.receive({ attempts: [running] });
    await waitFor(async () => expect(await next()).not.toHaveTextContent('Ana Keller'));
    const row = await screen.findByRole('row', { name: /Ana Keller/ });
    expect(row).toHaveTextContent('In a callwith Kim Berg since 14:04');
    await desk.receive({ attempts: [{ ...running, dispositionCode: 'keepWorking', endedAt: builtAt }] });
    await waitFor(async () => expect(await next()).toHaveTextContent('Ana Keller'));
  });

  it('says who moved a lead away and to whom, and that what was taken along was taken back', async () => {
    const { desk } = await openToday({ ...day, users: [...day.users!, aUser({ id: 'kim', name: 'Kim Berg' })] });
    await next();
    await desk.receive({ departures: [aDeparture({ userId: 'rep-1', leadId: 'luc', byId: 'ruth', toId: 'kim' })] }, { leads: ['luc'] });
    expect(await screen.findByText(/Ruth Albers moved one of your leads to Kim Berg: Luc Perrin\./)).toBeInTheDocument();
    await desk.receive({ checkouts: [aCheckout('henrik', { userId: 'rep-1', endedAt: builtAt, endedAs: 'confirmed' })] });
    expect(await screen.findByText(/One lead that you had taken along was taken back\./)).toBeInTheDocument();
  });

  it('says that a call was commented on, until the comment was read', async () => {
    const { desk, user, path } = await openToday();
    await next();
    const comment = {
      id: 'c1',
      userId: 'rep-1',
      attemptId: 'a1',
      leadId: 'luc',
      byId: 'ruth',
      body: 'Ask for the date as well.',
      writtenAt: builtAt,
      seenAt: null,
    };
    await desk.receive({ callComments: [comment] });
    expect(await screen.findByText('There is a new comment on a call of yours.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Read it' }));
    expect(path()).toBe('/mine');
    await desk.receive({ callComments: [{ ...comment, seenAt: builtAt }] });
    await waitFor(() => expect(screen.queryByText(/new comment/)).not.toBeInTheDocument());
  });

  it('leads back to a call that has no outcome yet', async () => {
    const { desk, user, path } = await openToday();
    await desk.db.callDrafts.put({
      leadId: 'luc',
      attemptId: 'a3',
      phase: 'wrapUp',
      number: '+49',
      startedAt: builtAt,
      endedAt: null,
      scriptId: null,
      stepId: null,
      path: [],
      noteId: 'n',
      note: '',
      noteRevision: 0,
      updatedAt: builtAt,
    } as never);
    await user.click(await screen.findByRole('button', { name: 'Finish it' }));
    expect(path()).toBe('/call/luc');
  });
});

describe('Today without anybody to call', () => {
  it('says who opens next and when, and lets the rep prepare', async () => {
    const { user, path } = await openToday({ ...day, leads: day.leads!.filter(({ id }) => id === 'tom'), callbacks: [] });
    const card = await next();
    expect(card).toHaveTextContent('Tom Castellano opens today 16:00.');
    await user.click(within(card).getByRole('button', { name: 'Prepare Tom Castellano' }));
    expect(path()).toBe('/call/tom');
  });

  it('tells a new rep where leads come from', async () => {
    await openToday({ ...day, leads: [], callbacks: [] });
    expect(await screen.findByText('No leads are yours yet')).toBeInTheDocument();
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  });

  it('shows how far the first load has come', async () => {
    const desk = await openTestDesk();
    await desk.db.meta.put({ key: 'snapshot', next: 'x', version: 1, epoch: 'e', view: 'v', done: 40, total: 131 });
    renderAtDesk(<TodayScreen />, desk);
    await waitFor(() => expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuetext', '40 of 131'));
  });
});
