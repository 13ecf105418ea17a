import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ListedRequests } from '../../../../shared/protocol/data-rights.ts';
import { builtAt } from '../../../../test/builders/domain.ts';
import { aUser, signedIn } from '../../../../test/builders/people.ts';
import { openTestDesk, renderAtDesk } from '../../../../test/support/desk.tsx';
import type { Api } from '../../../data/api.ts';
import { SettingsScreen } from '../settings-screen.tsx';

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const ines = aUser({ id: 'ines', name: 'Ines Prado', role: 'manager' });

/** A server that knows one person and answers as the real one does. */
const aServer = () => {
  const asked: string[] = [];
  const requests: ListedRequests['requests'] = [];
  let isErased = false;
  const note = (kind: ListedRequests['requests'][number]['kind'], reason = '') =>
    requests.unshift({ id: `r${requests.length}`, kind, leads: 1, reason, byId: 'ines', at: builtAt });
  const api: Api = async (path, init = {}) => {
    asked.push(path);
    if (path === '/api/data-rights/requests') return json({ requests, returned: [] });
    const { who, reason } = JSON.parse(String(init.body)) as { who: string; reason?: string };
    if (!who.includes('@')) return json({ code: 'invalidRequest', message: 'Not so.', whatToDo: 'Otherwise.' }, 400);
    const isKnown = who === 'ana@nordhaus.example' && !isErased;
    if (path === '/api/data-rights/find') {
      note('found');
      const consent = { phone: 'refused', mail: 'granted', recordedAt: builtAt, source: 'Web form' };
      const lead = { id: 'l1', name: 'Ana Keller', stage: 'working', campaignId: null, arrivedAt: builtAt, consent };
      return json({ leads: isKnown ? [lead] : [] });
    }
    note('erased', reason);
    isErased = true;
    return json({ leadIds: ['l1'] });
  };
  return { api, asked };
};

const open = async (api: Api) => {
  const desk = await openTestDesk({ user: signedIn(ines), rows: { users: [ines] }, api });
  return renderAtDesk(<SettingsScreen />, desk, { path: '/settings/dataRights' });
};

describe('data rights', () => {
  it('find a person, and erase them once the address was typed again and a reason given', async () => {
    const { api, asked } = aServer();
    const { user } = await open(api);
    await screen.findByText('Nobody has asked yet.');
    await user.type(screen.getByLabelText('Mail address or telephone number'), 'ana@nordhaus.example');
    await user.click(screen.getByRole('button', { name: 'Find' }));
    expect(await screen.findByRole('row', { name: /Ana Keller.*calls refused, mail granted .*by Web form/ })).toBeVisible();
    expect(await screen.findByRole('row', { name: /Looked for.*Ines Prado/ })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Erase…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Erase ana@nordhaus.example' });
    const erase = within(dialog).getByRole('button', { name: 'Erase one lead' });
    await user.type(within(dialog).getByLabelText('Reason'), 'asked by mail');
    expect(erase).toBeDisabled();
    await user.type(within(dialog).getByLabelText(/once more$/), 'ANA@nordhaus.example');
    await user.click(erase);
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(asked).toContain('/api/data-rights/erase');
    expect(await screen.findByRole('row', { name: /Erased.*asked by mail/ })).toBeVisible();
  });

  it('say when nothing is kept, and when what was typed is neither address nor number', async () => {
    const { user } = await open(aServer().api);
    const who = screen.getByLabelText('Mail address or telephone number');
    await user.type(who, 'nobody@x.example{Enter}');
    expect(await screen.findByText('Nothing is kept of a person with this address or number.')).toBeVisible();
    await user.clear(who);
    await user.type(who, 'Keller{Enter}');
    expect(await screen.findByText(/^That is neither a mail address nor a telephone number/)).toBeVisible();
  });

  it('say that the server is needed while it cannot be reached', async () => {
    await open(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await screen.findByText('The server cannot be reached')).toBeVisible();
  });
});
