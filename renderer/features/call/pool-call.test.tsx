import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Lead } from '../../../shared/domain/lead.ts';
import { aCompany, aLead, builtAt } from '../../../test/builders/domain.ts';
import { aCheckout, aLease } from '../../../test/builders/lease.ts';
import { anAttempt, aUser } from '../../../test/builders/people.ts';
import { type DeskRows, openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import type { Desk } from '../../data/desk.ts';
import { CallScreen } from './call-screen.tsx';

const ana = aLead({ id: 'ana', ownerId: null });
const people = [
  aUser(),
  aUser({ id: 'kim', name: 'Kim Osei' }),
  aUser({ id: 'ruth', name: 'Ruth Adler', role: 'teamLead' }),
  aUser({ id: 'tomasz', name: 'Tomasz Wrona' }),
];

/** Dialled two minutes ago, the seventh to hold it. */
const called = { fence: 7, fencedBelow: 7, sinceAt: builtAt - 120_000 };

const json = (status: number, body: object) => new Response(JSON.stringify(body), { status });
const granting = (asked: string[] = []): Desk['api'] => {
  return async (_path, init = {}) => {
    asked.push(init.method ?? 'GET');
    if (init.method === 'DELETE') return new Response(null, { status: 204 });
    return json(200, { leadId: 'ana', fence: 7, remainingMs: 90_000, renewEveryMs: 30_000 });
  };
};
const refusing = (over: object): Desk['api'] => {
  const refusal = { code: 'leaseTaken', message: '', whatToDo: '', holderId: 'kim', kind: 'lease', sinceAt: builtAt - 120_000 };
  return async () => json(409, { ...refusal, ...over });
};

type Opened = { lead?: Lead; rows?: DeskRows; api?: Desk['api'] };
const openPoolLead = async ({ lead = ana, rows = {}, api = granting() }: Opened = {}) => {
  const desk = await openTestDesk({ rows: { leads: [lead], companies: [aCompany()], users: people, ...rows }, api });
  const onNextLead = vi.fn();
  const next = { leadId: 'declan', name: 'Declan Murphy', companyName: 'Corrib Foods', at: null };
  const shown = renderAtDesk(
    <CallScreen leadId="ana" next={next} onNextLead={onNextLead} onOpenLead={() => undefined} onOpenToday={() => undefined} />,
    desk,
  );
  await screen.findByLabelText('Note');
  const dialled = async () => (await desk.db.outbox.toArray()).filter((each) => each.name === 'startAttempt');
  return { desk, onNextLead, dialled, ...shown };
};
const callButton = () => screen.getByRole('button', { name: 'Call' });
const isOpen = () => waitFor(() => expect(callButton()).not.toHaveAttribute('aria-disabled'));

describe('a lead of the pool on the call screen', () => {
  it('is held for the rep, and the call says under which lease it is made', async () => {
    const asked: string[] = [];
    const { user, dialled, unmount } = await openPoolLead({ api: granting(asked) });
    expect(await screen.findByText(/held for you until 14:06/)).toBeVisible();
    await isOpen();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect(await dialled()).toMatchObject([{ args: { fence: 7 } }]));
    unmount();
    expect(asked).toEqual(['POST']);
  });

  it('is given back when the screen is left without a call', async () => {
    const asked: string[] = [];
    const { unmount } = await openPoolLead({ api: granting(asked) });
    await isOpen();
    unmount();
    await waitFor(() => expect(asked).toEqual(['POST', 'DELETE']));
  });

  it('that a colleague is on says who and since when, does not dial, and leads to the next one', async () => {
    const { user, onNextLead, dialled } = await openPoolLead({ api: refusing({}), rows: { leases: [aLease('ana', 'kim', called)] } });
    expect(await screen.findByText(/Kim Osei is on this lead since 14:03/)).toBeVisible();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('region', { name: 'Somebody is on it' })).toBeVisible();
    expect(await dialled()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Call Declan Murphy instead' }));
    expect(onNextLead).toHaveBeenCalled();
  });

  it('that a colleague took along says until when', async () => {
    await openPoolLead({ api: refusing({ kind: 'checkout' }), rows: { checkouts: [aCheckout('ana', { userId: 'kim' })] } });
    expect(await screen.findByText(/Checked out by Kim Osei until .*18:05/)).toBeVisible();
    expect(callButton()).toHaveAttribute('aria-disabled', 'true');
  });

  it('is not called without a network, and says what can be called instead', async () => {
    const { user, dialled } = await openPoolLead({ api: () => Promise.reject(new TypeError('no network')) });
    expect(await screen.findByText(/Leads of the pool are called online only/)).toBeVisible();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('region', { name: 'Online only' })).toBeVisible();
    expect(await dialled()).toEqual([]);
  });

  it('is called without a network once it was taken along, under the fence of the checkout', async () => {
    const api = vi.fn(() => Promise.reject(new TypeError('no network')));
    const { user, dialled } = await openPoolLead({ api, rows: { checkouts: [aCheckout('ana')] } });
    expect(await screen.findByText(/taken along until 18:05/)).toBeVisible();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect(await dialled()).toMatchObject([{ args: { fence: 4 } }]));
    expect(api).not.toHaveBeenCalled();
  });

  it('tells of a move that waits for this desktop', async () => {
    const pending = { pendingAt: builtAt, pendingToId: 'tomasz', pendingById: 'ruth', pendingMoveId: 'm' };
    await openPoolLead({ rows: { checkouts: [aCheckout('ana', pending)] } });
    expect(await screen.findByText(/Ruth Adler moves this lead to Tomasz Wrona/)).toBeVisible();
  });
});

describe('a lead that may have been called', () => {
  it('says so to its new owner while the desktop that had it has said nothing', async () => {
    const ended = { userId: 'kim', endedAt: builtAt - 60_000, endedAs: 'forced', mayHaveBeenCalled: true } as const;
    const { desk } = await openPoolLead({ lead: aLead({ id: 'ana' }), rows: { checkouts: [aCheckout('ana', ended)] } });
    expect(await screen.findByText(/May have been called: Kim Osei had taken it along/)).toBeVisible();
    await desk.receive({ leads: [aLead({ id: 'ana', lastAttemptAt: builtAt - 30 * 60_000, attempts: 1, version: 2 })] });
    await waitFor(() => expect(screen.queryByText(/May have been called/)).toBeNull());
  });

  it('says who called after it had gone to somebody else', async () => {
    await openPoolLead({
      lead: aLead({ id: 'ana' }),
      rows: { attempts: [anAttempt({ leadId: 'ana', userId: 'kim', mayBeDouble: true })] },
    });
    expect(await screen.findByText(/May have been called twice: Kim Osei called/)).toBeVisible();
  });
});
