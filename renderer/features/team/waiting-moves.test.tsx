import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Checkout } from '../../../shared/domain/lease.ts';
import { aLead, builtAt } from '../../../test/builders/domain.ts';
import { aCheckout, aLease } from '../../../test/builders/lease.ts';
import { aTeam, aUser, signedIn } from '../../../test/builders/people.ts';
import { openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import { FloorScreen } from './floor-screen.tsx';
import { useFloorStore } from './floor-store.ts';

const hour = 3_600_000;
const ruth = aUser({ id: 'ruth', name: 'Ruth Adler', role: 'teamLead' });
const waiting = { pendingAt: builtAt - 10 * 60_000, pendingToId: 'tomasz', pendingById: 'ruth', pendingMoveId: 'm1' };

const openFloor = async (checkouts: Checkout[]) => {
  useFloorStore.getState().clear();
  const desk = await openTestDesk({
    user: signedIn(ruth),
    rows: {
      teams: [aTeam()],
      users: [aUser(), ruth, aUser({ id: 'tomasz', name: 'Tomasz Wrona' })],
      leads: ['a', 'b', 'c'].map((id) => aLead({ id, ownerId: null, nextActionKind: 'retry', nextActionAt: builtAt })),
      leases: [aLease('c', 'tomasz')],
      checkouts,
      presences: [{ id: 'rep-1', state: 'absent', stateSinceAt: builtAt, isConnected: false, lastSeenAt: builtAt - hour, reason: '' }],
    },
  });
  return { desk, ...renderAtDesk(<FloorScreen />, desk, { path: '/floor' }) };
};

describe('the pool on the floor', () => {
  it('shows who is on its leads and who has some along, and takes them back', async () => {
    const { desk, user } = await openFloor([aCheckout('a'), aCheckout('b')]);
    const pool = await screen.findByRole('region', { name: 'Pool' });
    expect(pool).toHaveTextContent('One held by Tomasz Wrona');
    expect(pool).toHaveTextContent(/Mara Lindqvist took 2 along until 18:05/);
    await user.click(within(pool).getByRole('button', { name: 'Take back 2 leads from Mara Lindqvist' }));
    expect(await screen.findByRole('region', { name: 'Waiting moves' })).toHaveTextContent('2 leads of Mara Lindqvist to the pool');
    expect(await desk.db.checkouts.get('a')).toMatchObject({ pendingAt: builtAt, pendingToId: null, endedAt: null });
  });

  it('says of a move since when it waits and that the desktop is away; two presses force it', async () => {
    const { desk, user } = await openFloor([aCheckout('a', waiting)]);
    const moves = await screen.findByRole('region', { name: 'Waiting moves' });
    expect(moves).toHaveTextContent('one lead of Mara Lindqvist to Tomasz Wrona');
    expect(moves).toHaveTextContent(/since 13:55, Ruth Adler/);
    expect(moves).toHaveTextContent('Mara Lindqvist is offline since');
    await user.click(within(moves).getByRole('button', { name: 'Move now: one lead of Mara Lindqvist' }));
    expect((await desk.db.leads.get('a'))?.ownerId).toBeNull();
    await user.click(within(moves).getByRole('button', { name: /They may have been called/ }));
    await waitFor(async () => expect(await desk.db.leads.get('a')).toMatchObject({ ownerId: 'tomasz', assignedById: 'ruth' }));
    expect(await desk.db.checkouts.get('a')).toMatchObject({ endedAs: 'forced', mayHaveBeenCalled: true, pendingAt: null });
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Waiting moves' })).toBeNull());
  });

  it('leaves them with the rep when the team lead says so', async () => {
    const { desk, user } = await openFloor([aCheckout('a', waiting)]);
    const moves = await screen.findByRole('region', { name: 'Waiting moves' });
    await user.click(within(moves).getByRole('button', { name: 'Leave there: one lead, with Mara Lindqvist' }));
    await waitFor(async () => expect(await desk.db.checkouts.get('a')).toMatchObject({ pendingAt: null, endedAt: null }));
  });

  it('says before a move which leads will wait', async () => {
    const { user } = await openFloor([aCheckout('a')]);
    const pool = await screen.findByRole('region', { name: 'Pool' });
    await user.click(within(pool).getByRole('checkbox', { name: 'Select all leads of Pool' }));
    expect(await screen.findByText('One lead is checked out')).toBeVisible();
  });
});
