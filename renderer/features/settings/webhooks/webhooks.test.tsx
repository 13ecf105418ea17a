import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ListedDelivery, ListedWebhook } from '../../../../shared/protocol/webhooks.ts';
import { builtAt } from '../../../../test/builders/domain.ts';
import { aUser, signedIn } from '../../../../test/builders/people.ts';
import { openTestDesk, renderAtDesk } from '../../../../test/support/desk.tsx';
import type { Api } from '../../../data/api.ts';
import { SettingsScreen } from '../settings-screen.tsx';

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const admin = aUser({ id: 'ada', name: 'Ada Admin', role: 'admin' });

/** A server that keeps webhooks in memory and answers as the real one does. */
const aServer = () => {
  const asked: string[] = [];
  let webhooks: ListedWebhook[] = [];
  const delivery: ListedDelivery = {
    id: 'd1',
    event: 'lead.handedOff',
    state: 'failed',
    attempts: 8,
    createdAt: builtAt,
    nextAt: builtAt,
    status: 503,
    problem: null,
  };
  const api: Api = async (path, init = {}) => {
    asked.push(`${init.method ?? 'GET'} ${path}`);
    if (path.endsWith('/deliveries')) return json({ deliveries: [delivery] });
    if (path.endsWith('/retry')) return new Response(null, { status: 204 });
    if (init.method === 'DELETE') {
      webhooks = [];
      return new Response(null, { status: 204 });
    }
    if (init.method !== 'POST') return json({ webhooks });
    const { url, events } = JSON.parse(String(init.body)) as Pick<ListedWebhook, 'url' | 'events'>;
    if (url.includes('intranet')) return json({ code: 'invalidRequest', message: 'Not so.', whatToDo: 'Otherwise.' }, 400);
    webhooks = [{ id: 'w1', url, events, createdAt: builtAt, waiting: 0, failed: 1, lastStatus: 503 }];
    return json({ id: 'w1', secret: 'whsec_once' }, 201);
  };
  return { api, asked };
};

const open = async (api: Api, user = admin) => {
  const desk = await openTestDesk({ user: signedIn(user), rows: { users: [user] }, api });
  return renderAtDesk(<SettingsScreen />, desk, { path: '/settings/webhooks' });
};

describe('webhooks', () => {
  it('are made with a secret shown once; what was given up is sent again; and they are ended', async () => {
    const { api, asked } = aServer();
    const { user } = await open(api);
    await screen.findByText('No other system is told yet.');
    await user.click(screen.getByRole('button', { name: 'Tell another system…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Tell another system…' });
    expect(within(dialog).getByRole('button', { name: 'Make webhook' })).toBeDisabled();
    await user.type(within(dialog).getByLabelText('Address'), 'https://crm.acme.example/in{Enter}');
    expect(await screen.findByText('whsec_once')).toBeVisible();
    expect(await screen.findByRole('row', { name: /crm\.acme\.example.*one given up, last answer 503/ })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Messages to https://crm.acme.example/in' }));
    await user.click(await screen.findByRole('button', { name: 'Send again: lead handed to sales' }));
    expect(asked).toContain('POST /api/webhooks/deliveries/d1/retry');
    const end = screen.getByRole('button', { name: 'Tell https://crm.acme.example/in no more' });
    await user.click(end);
    await user.click(end);
    expect(await screen.findByText('No other system is told yet.')).toBeVisible();
  });

  it('say at the field when the server cannot call an address', async () => {
    const { user } = await open(aServer().api);
    await user.click(await screen.findByRole('button', { name: 'Tell another system…' }));
    await user.type(await screen.findByLabelText('Address'), 'https://intranet.acme.example/in{Enter}');
    expect(await screen.findByText(/^The server cannot call this address/)).toBeVisible();
  });

  it('are for admins: nobody else finds them', async () => {
    await open(aServer().api, aUser({ id: 'ines', role: 'manager' }));
    expect(screen.queryByRole('link', { name: 'Webhooks' })).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Data rights' })).toBeVisible();
  });
});
