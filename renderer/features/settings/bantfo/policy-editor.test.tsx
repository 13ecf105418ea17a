import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aLead, anAnswer, someSettings } from '../../../../test/builders/domain.ts';
import { aUser, signedIn } from '../../../../test/builders/people.ts';
import { type DeskRows, openTestDesk, renderAtDesk } from '../../../../test/support/desk.tsx';
import { useDrillDown } from '../../../data/drill-down.ts';
import { SettingsScreen } from '../settings-screen.tsx';

const manager = aUser({ id: 'vera', name: 'Vera Sommer', role: 'manager' });
const inMonths = (leadId: string, horizonMonths: number) =>
  anAnswer({ id: `t-${leadId}`, leadId, letter: 'T', state: 'partly', value: { horizonMonths } });
const rows: DeskRows = {
  users: [manager],
  leads: ['near', 'between', 'far'].map((id) => aLead({ id, lastName: id })),
  answers: [inMonths('near', 6), inMonths('between', 11), inMonths('far', 24)],
};

const openPolicy = async (desk?: Awaited<ReturnType<typeof openTestDesk>>) => {
  const own = desk ?? (await openTestDesk({ user: signedIn(manager), rows }));
  const rendered = renderAtDesk(<SettingsScreen />, own, { path: '/settings/bantfo' });
  return { desk: own, ...rendered, horizon: () => screen.findByRole('textbox', { name: 'Horizon' }) };
};
const retype = async (user: Awaited<ReturnType<typeof openPolicy>>['user'], field: HTMLElement, text: string) => {
  await user.clear(field);
  await user.type(field, text);
};
const standing = (desk: Awaited<ReturnType<typeof openTestDesk>>) => desk.db.settings.get('center').then((settings) => settings?.bantfo);

describe('the policy under a manager’s pen', () => {
  it('counts who would move before anything is published, and opens them', async () => {
    const { desk, user, horizon, path } = await openPolicy();
    await retype(user, await horizon(), '9');
    const move = await screen.findByRole('button', { name: /one lead\s*from Keep working to Nurture/ });
    expect(screen.getByText('One lead changes its verdict')).toBeInTheDocument();
    expect(screen.getByRole('row', { name: 'Nurture until 1 2' })).toBeInTheDocument();
    expect((await standing(desk))?.horizonMonths).toBe(12);
    await user.click(move);
    expect(path()).toBe('/leads');
    expect(useDrillDown.getState().current).toMatchObject({ leadIds: ['between'] });
  });

  it('keeps the draft through a reload, and lets it go when it is published', async () => {
    const { desk, user, horizon, unmount } = await openPolicy();
    await retype(user, await horizon(), '9');
    await user.type(screen.getByRole('textbox', { name: 'Why it changes' }), 'Projects are shorter');
    await waitFor(async () =>
      expect(await desk.db.preferences.get('settings.bantfo.draft')).toMatchObject({
        value: { draft: { horizon: '9' }, why: 'Projects are shorter' },
      }),
    );
    unmount();
    const again = await openPolicy(desk);
    expect(await again.horizon()).toHaveValue('9');
    expect(screen.getByText('draft, not published')).toBeInTheDocument();
    await again.user.click(screen.getByRole('button', { name: 'Publish' }));
    await waitFor(async () => expect((await standing(desk))?.horizonMonths).toBe(9));
    await waitFor(async () => expect((await desk.db.preferences.get('settings.bantfo.draft'))?.value).toBeNull());
    expect(await desk.db.agreements.where('section').equals('bantfo').sortBy('version')).toMatchObject([
      { version: 1 },
      { version: 2, why: 'Projects are shorter', value: { bantfo: { horizonMonths: 9 } } },
    ]);
  });

  it('does not publish what is not sound, and says why', async () => {
    const { user, horizon } = await openPolicy();
    await retype(user, await horizon(), 'soon');
    expect(screen.getByText('A whole number of months, from 1 to 60.')).toBeInTheDocument();
    for (const letter of ['Budget', 'Need', 'Timing']) await user.click(screen.getByRole('checkbox', { name: `${letter} is required` }));
    expect(screen.getByText(/At least one letter must be required/)).toBeInTheDocument();
    await retype(user, screen.getByRole('textbox', { name: 'Budget: asked again after, in days' }), '0');
    expect(screen.getByText(/A whole number of days/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Publish' })).toBeDisabled();
    expect(screen.getByText('Not yet: something here is wrong, and says so where it stands.')).toBeVisible();
  });

  it('says when somebody else published meanwhile, and goes on over what stands now', async () => {
    const { desk, user, horizon } = await openPolicy();
    await retype(user, await horizon(), '9');
    const settings = someSettings();
    await desk.receive({ settings: [{ ...settings, bantfo: { ...settings.bantfo, required: ['B', 'N'] } }] });
    const notice = await screen.findByText('Somebody published meanwhile');
    expect(screen.getByRole('button', { name: 'Publish' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Go on with my draft' }));
    expect(notice).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Publish' }));
    await waitFor(async () => expect(await standing(desk)).toMatchObject({ horizonMonths: 9, required: ['B', 'N', 'T'] }));
  });

  it('shows reps what holds, with nothing to change', async () => {
    const desk = await openTestDesk({ rows });
    renderAtDesk(<SettingsScreen />, desk, { path: '/settings/bantfo' });
    const budget = screen.getByRole('row', { name: /Budget/ });
    expect(within(budget).getByText('180 days')).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });
});
