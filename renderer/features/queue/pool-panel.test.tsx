import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aCompany, aLead, builtAt } from '../../../test/builders/domain.ts';
import { aCheckout, aLease } from '../../../test/builders/lease.ts';
import { aUser } from '../../../test/builders/people.ts';
import { type DeskRows, openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import type { Desk } from '../../data/desk.ts';
import { PoolActions } from './pool-actions.tsx';
import { usePoolDialog } from './pool-store.ts';
import { TodayScreen } from './today-screen.tsx';

const hour = 3_600_000;
const pool = ['ana', 'eva', 'ida', 'liv'].map((id, index) =>
  aLead({ id, lastName: id, ownerId: null, nextActionKind: 'retry', nextActionAt: builtAt - (index + 1) * hour }),
);
const lease = aLease('eva', 'kim');
const rows: DeskRows = { leads: pool, companies: [aCompany()], users: [aUser(), aUser({ id: 'kim', name: 'Kim Osei' })] };

const openToday = async (more: DeskRows = {}, api?: Desk['api']) => {
  usePoolDialog.setState({ isOpen: false });
  const desk = await openTestDesk({ rows: { ...rows, ...more }, ...(api ? { api } : {}) });
  desk.sync.status.setState({ state: 'idle', fault: null, retryAt: null });
  const shown = renderAtDesk(
    <>
      <TodayScreen />
      <PoolActions />
    </>,
    desk,
  );
  const panel = await screen.findByRole('region', { name: /^Pool/ });
  return { desk, panel, ...shown };
};

describe('the pool on Today', () => {
  it('counts who is free and who is with colleagues, and opens the most urgent by a key', async () => {
    const { panel, user, path } = await openToday({ leases: [lease], checkouts: [aCheckout('ida', { userId: 'kim' })] });
    expect(panel).toHaveTextContent('2 free, 2 with colleagues');
    await user.keyboard('p');
    await waitFor(() => expect(path()).toBe('/call/liv'));
  });

  it('says that a promise waits there for anybody, and offers the pool to who has nobody else to call', async () => {
    const missed = aLead({ id: 'zoe', ownerId: null, nextActionKind: 'callback', nextActionAt: builtAt - hour, callbackIsPersonal: false });
    const mine = aLead({ id: 'later', nextActionKind: 'retry', nextActionAt: builtAt + 90 * hour });
    const { panel, user, path } = await openToday({ leads: [...pool, missed, mine] });
    expect(panel).toHaveTextContent('One promised call is overdue: anybody may keep it.');
    await user.click(await screen.findByRole('button', { name: 'Call the next lead of the pool' }));
    await waitFor(() => expect(path()).toBe('/call/zoe'));
  });

  it('puts what was taken along into the own queue, and gives it back', async () => {
    const { desk, panel, user } = await openToday({ checkouts: [aCheckout('ana'), aCheckout('eva')] });
    expect(await screen.findByRole('region', { name: 'Next lead' })).toHaveTextContent('Ana eva');
    expect(panel).toHaveTextContent('2 with you until 18:05');
    await user.click(within(panel).getByRole('button', { name: 'Give back' }));
    await waitFor(async () => expect(await desk.db.checkouts.get('ana')).toMatchObject({ endedAs: 'returned' }));
    await waitFor(() => expect(panel).toHaveTextContent('4 free'));
  });

  it('takes the most urgent along until the time that is said', async () => {
    const asked: unknown[] = [];
    const api: Desk['api'] = async (_path, init) => {
      const body = JSON.parse(String(init?.body)) as { leadIds: string[]; endsAt: number };
      asked.push(body);
      return new Response(
        JSON.stringify({ granted: body.leadIds.slice(0, 2).map((leadId) => ({ leadId, fence: 1 })), endsAt: body.endsAt }),
      );
    };
    const { user } = await openToday({}, api);
    await user.keyboard('t');
    const dialog = await screen.findByRole('dialog', { name: 'Take leads along' });
    const count = within(dialog).getByLabelText('How many');
    expect(count).toHaveValue('4');
    await user.clear(count);
    await user.type(count, '3');
    await user.click(within(dialog).getByRole('button', { name: /Take 3 leads along/ }));
    expect(await screen.findByText(/2 leads taken along until 18:00\. One was taken by others meanwhile\./)).toBeVisible();
    const endsAt = Date.parse('2026-11-17T17:00:00Z');
    expect(asked).toEqual([{ leadIds: ['liv', 'ida', 'eva', 'ana'], most: 3, endsAt }]);
  });

  it('says when the server was not reached, and keeps the dialog', async () => {
    const { user } = await openToday();
    await user.keyboard('t');
    const dialog = await screen.findByRole('dialog', { name: 'Take leads along' });
    await user.click(within(dialog).getByRole('button', { name: /along/ }));
    expect(await within(dialog).findByText(/The server was not reached/)).toBeVisible();
  });

  it('is shut without a network and says so', async () => {
    const { desk, panel } = await openToday();
    desk.sync.status.setState({ state: 'waiting', fault: { kind: 'unreachable' }, retryAt: null });
    await waitFor(() => expect(panel).toHaveTextContent('Offline: the pool is called online only.'));
    for (const name of ['Next', 'Take along']) expect(within(panel).getByRole('button', { name })).toBeDisabled();
  });
});
