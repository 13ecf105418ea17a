import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { builtAt } from '../../../test/builders/domain.ts';
import { aTeam, aUser, signedIn } from '../../../test/builders/people.ts';
import { type DeskRows, openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import type { Api } from '../../data/api.ts';
import { createPaletteRegistry, PaletteContext } from '../../ui/palette-source.tsx';
import { PresenceSource } from './presence-source.tsx';
import { SettingsScreen } from './settings-screen.tsx';

const mara = aUser();
const ruth = aUser({ id: 'ruth', name: 'Ruth Hagemann', role: 'teamLead' });
const gone = aUser({ id: 'gone', name: 'Nils Berg', isActive: false, territory: 'North Sea' });
const rows: DeskRows = { users: [mara, ruth, gone], teams: [aTeam()] };

const day = 86_400_000;
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

/** A server that keeps sign-ins and tokens in memory and answers as the real one does. */
const aServer = () => {
  const asked: string[] = [];
  const sessions = [
    {
      id: 's1',
      createdAt: builtAt - day,
      lastSeenAt: builtAt,
      expiresAt: builtAt + 29 * day,
      userAgent: 'X11; Linux Chrome/143 Safari/537',
      isThisOne: true,
    },
    {
      id: 's2',
      createdAt: builtAt - 9 * day,
      lastSeenAt: builtAt - day,
      expiresAt: builtAt + 20 * day,
      userAgent: 'Windows Firefox/140',
      isThisOne: false,
    },
  ];
  const tokens: { id: string; name: string; createdAt: number; lastUsedAt: number | null; expiresAt: number | null }[] = [];
  const isUp = { value: true };
  const api: Api = async (path, init = {}) => {
    asked.push(`${init.method ?? 'GET'} ${path}`);
    if (!isUp.value) throw new TypeError('Failed to fetch');
    if (path === '/api/sessions') return json({ sessions });
    if (path.startsWith('/api/sessions/')) {
      sessions.splice(
        sessions.findIndex(({ id }) => path.endsWith(id)),
        1,
      );
      return new Response(null, { status: 204 });
    }
    if (path === '/api/tokens' && init.method === 'POST') {
      const { name, expiresInDays } = JSON.parse(String(init.body)) as { name: string; expiresInDays: number | null };
      const made = {
        id: 't1',
        name,
        createdAt: builtAt,
        lastUsedAt: null,
        expiresAt: expiresInDays === null ? null : builtAt + expiresInDays * day,
      };
      tokens.push(made);
      return json({ ...made, token: 'rf_pat_secret' }, 201);
    }
    if (path === '/api/tokens') return json({ tokens });
    tokens.pop();
    return new Response(null, { status: 204 });
  };
  return { api, asked, isUp };
};

const openAs = async (user = mara, path = '/settings', api?: Api) => {
  const desk = await openTestDesk({ user: signedIn(user), rows, ...(api ? { api } : {}) });
  return { desk, ...renderAtDesk(<SettingsScreen />, desk, { path }) };
};

describe('settings', () => {
  it('opens with oneself and walks the sections by J and K', async () => {
    const { user, path } = await openAs();
    expect(screen.getByRole('heading', { name: 'You' })).toBeInTheDocument();
    expect(screen.getByText('mara@center.example')).toBeInTheDocument();
    await user.keyboard('jj');
    expect(path()).toBe('/settings/stages');
    expect(await screen.findByRole('cell', { name: /^A contact with a sign of interest of their own: they asked/ })).toBeInTheDocument();
    await user.keyboard('k');
    expect(path()).toBe('/settings/access');
  });

  it('shows people to a team lead, with who is not active, and not to a rep', async () => {
    const { unmount } = await openAs(ruth, '/settings/people');
    const row = screen.getByRole('row', { name: /Nils Berg/ });
    expect(within(row).getByText('not active')).toBeInTheDocument();
    expect(within(row).getByText('North Sea')).toBeInTheDocument();
    unmount();
    await openAs(mara, '/settings/people');
    expect(screen.queryByText('Nils Berg')).not.toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'You' })).toBeInTheDocument();
  });

  it('says the retry rule of an outcome in words', async () => {
    await openAs(mara, '/settings/dispositions');
    expect(screen.getByRole('row', { name: /No answer again after 4 h, at another hour, nurture after 12 tries/ })).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /Do not call second press Disqualified never called again/ })).toBeInTheDocument();
  });

  it('shows the windows of a country with their source, once per country', async () => {
    await openAs(mara, '/settings/windows');
    expect(screen.getAllByText('France')).toHaveLength(1);
    expect(screen.getByRole('row', { name: /^France Monday to Friday 10:00–13:00 Décret/ })).toBeInTheDocument();
    expect(screen.getAllByRole('row').at(-1)).toHaveTextContent('Everywhere else');
  });

  it('states the verdict from the policy and the threshold', async () => {
    await openAs(mara, '/settings/bantfo');
    expect(screen.getByText('Budget, Need and Timing favourable, no letter unfavourable, and a score of 60 or more.')).toBeInTheDocument();
  });
});

describe('the state on the floor', () => {
  it('is set by a rep, who gives a reason for an absence', async () => {
    const { desk, user } = await openAs();
    await user.click(screen.getByRole('button', { name: 'On a break' }));
    await waitFor(async () => expect(await desk.db.presences.get(mara.id)).toMatchObject({ state: 'break' }));
    await user.click(screen.getByRole('button', { name: 'Absent…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Why are you absent?' });
    await user.click(within(dialog).getByRole('button', { name: 'Set absent' }));
    expect(within(dialog).getByText('Give a reason, so that your team lead knows.')).toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: 'Training' }));
    await user.click(within(dialog).getByRole('button', { name: 'Set absent' }));
    await waitFor(async () => expect(await desk.db.presences.get(mara.id)).toMatchObject({ state: 'absent', reason: 'Training' }));
    expect(await screen.findByText(/Absent \(Training\) since/)).toBeInTheDocument();
  });

  it('is not offered to a team lead', async () => {
    await openAs(ruth);
    expect(screen.queryByText('State on the floor')).not.toBeInTheDocument();
  });

  it('is in the palette, from anywhere', async () => {
    const palette = createPaletteRegistry();
    const desk = await openTestDesk({ rows });
    renderAtDesk(
      <PaletteContext value={palette}>
        <PresenceSource />
      </PaletteContext>,
      desk,
    );
    expect(palette.find('').map(({ label }) => label)).toEqual(['Ready to call', 'On a break', 'Absent…']);
    palette.find('break')[0]!.run();
    await waitFor(async () => expect(await desk.db.presences.get(mara.id)).toMatchObject({ state: 'break' }));
  });
});

describe('sign-ins and tokens', () => {
  it('ends another sign-in at the second press, never this one', async () => {
    const server = aServer();
    const { user } = await openAs(mara, '/settings/access', server.api);
    const own = await screen.findByRole('row', { name: /Chrome on Linux/ });
    expect(within(own).queryByRole('button')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'End the sign-in of Firefox on Windows' }));
    expect(server.asked).not.toContain('DELETE /api/sessions/s2');
    await user.click(screen.getByRole('button', { name: /Press again to end/ }));
    await waitFor(() => expect(screen.queryByText('Firefox on Windows')).not.toBeInTheDocument());
    expect(server.asked).toContain('DELETE /api/sessions/s2');
  });

  it('shows a new token once, and revokes it', async () => {
    const server = aServer();
    const { user } = await openAs(mara, '/settings/access', server.api);
    await user.click(await screen.findByRole('button', { name: 'Make token' }));
    expect(screen.getByText('Give it a name, so that you know it again.')).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Weekly export{Enter}');
    expect(await screen.findByText('rf_pat_secret')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(await navigator.clipboard.readText()).toBe('rf_pat_secret');
    await user.click(screen.getByRole('button', { name: 'I have it' }));
    expect(screen.queryByText('rf_pat_secret')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Revoke Weekly export' }));
    await user.click(screen.getByRole('button', { name: /Press again to revoke/ }));
    await waitFor(() => expect(screen.queryByText('Weekly export')).not.toBeInTheDocument());
  });

  it('says so when the server cannot be reached, and reads again when asked to', async () => {
    const server = aServer();
    server.isUp.value = false;
    const { user } = await openAs(mara, '/settings/access', server.api);
    expect(await screen.findAllByText('The server cannot be reached')).toHaveLength(2);
    server.isUp.value = true;
    await user.click(screen.getAllByRole('button', { name: 'Try again' })[0]!);
    expect(await screen.findByText('Firefox on Windows')).toBeInTheDocument();
  });

  it('says what is wrong when the sign-in has ended or the server refuses', async () => {
    const refusal = { code: 'userDisabled', message: 'Disabled.', whatToDo: 'Ask an admin.' };
    await openAs(mara, '/settings/access', async (path) => (path === '/api/tokens' ? json(refusal, 403) : json({}, 401)));
    expect(await screen.findByText('This sign-in has ended')).toBeInTheDocument();
    expect(await screen.findByText('Its answer: userDisabled.')).toBeInTheDocument();
  });
});
