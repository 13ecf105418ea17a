import { configure, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { defaultDispositions } from '../../../../shared/domain/default-dispositions.ts';
import { aUser, signedIn } from '../../../../test/builders/people.ts';
import { openTestDesk, renderAtDesk } from '../../../../test/support/desk.tsx';
import { SettingsScreen } from '../settings-screen.tsx';

configure({ asyncUtilTimeout: 5000 });

const ines = aUser({ id: 'ines', name: 'Ines Vogt', role: 'manager', teamId: null });

const open = async (user = ines) => {
  const desk = await openTestDesk({ user: signedIn(user), rows: { users: [user] } });
  const held = async (label: string) => (await desk.db.dispositions.toArray()).find((each) => each.label === label);
  return { desk, held, ...renderAtDesk(<SettingsScreen />, desk, { path: '/settings/dispositions' }) };
};
const edit = async (user: Awaited<ReturnType<typeof open>>['user'], label: string) => {
  await user.click(screen.getByRole('button', { name: `Change “${label}”` }));
  return await screen.findByRole('dialog', { name: `Outcome: ${label}` });
};

describe('the outcomes of a call in settings', () => {
  it('are read by a rep and a team lead, and changed by a manager', async () => {
    for (const role of ['rep', 'teamLead'] as const) {
      const { unmount } = await open(aUser({ role }));
      expect(screen.getByRole('row', { name: /No answer/ })).toBeInTheDocument();
      expect(screen.queryByRole('button', { name: /^Change “/ })).not.toBeInTheDocument();
      expect(screen.getByText(/^Managers change them/)).toBeInTheDocument();
      unmount();
    }
    await open();
    expect(screen.getByRole('button', { name: 'Add an outcome…' })).toBeInTheDocument();
  });

  it('say what a change would do before it is kept, keep it by one key, and take it back', async () => {
    const { user, held } = await open();
    const dialog = await edit(user, 'Busy');
    const delay = within(dialog).getByRole('textbox', { name: 'Try again after' });
    await user.clear(delay);
    await user.type(delay, '45');
    expect(within(dialog).getByText(/^Next try .*attempt 5 of 12/)).toBeInTheDocument();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect((await held('Busy'))?.retryAfterMs).toBe(45 * 60_000));
    await user.click(await screen.findByRole('button', { name: /^Undo/ }));
    await waitFor(async () => expect((await held('Busy'))?.retryAfterMs).toBe(30 * 60_000));
  });

  it('tell at the field what cannot be', async () => {
    const { user, held } = await open();
    const dialog = await edit(user, 'Busy');
    const key = within(dialog).getByRole('textbox', { name: 'Key' });
    await user.clear(key);
    await user.type(key, '1');
    expect(key).toHaveAccessibleDescription('“No answer” has this key.');
    await user.clear(key);
    await user.type(key, 'b');
    expect(key).toHaveAccessibleDescription(/^A digit or one of/);
    const tries = within(dialog).getByRole('textbox', { name: 'Give up into nurture after' });
    await user.clear(tries);
    await user.type(tries, '2');
    expect(tries).toHaveAccessibleDescription(/nobody gives up after two/);
    expect(within(dialog).getByText('Shown once everything above is in order.')).toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: /^Keep/ }));
    expect(dialog).toBeInTheDocument();
    expect((await held('Busy'))?.hotKey).toBe('2');
  });

  it('get a new one, which asks for a number and closes with one of its reasons', async () => {
    const { user, held } = await open();
    await user.click(screen.getByRole('button', { name: 'Add an outcome…' }));
    const dialog = await screen.findByRole('dialog', { name: 'A new outcome' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Name on the button' }), 'Left the company');
    await user.click(within(dialog).getByRole('radio', { name: 'Data and law' }));
    await user.click(within(dialog).getByRole('combobox', { name: 'What it does' }));
    await user.click(await screen.findByRole('option', { name: 'Close with a reason', hidden: true }));
    await user.click(within(dialog).getByRole('button', { name: /^Keep/ }));
    const reasons = within(dialog).getByRole('textbox', { name: 'Reasons, one a line' });
    expect(reasons).toHaveAccessibleDescription(/Write at least one reason/);
    await user.type(reasons, 'Retired{Enter}Changed jobs');
    await user.click(within(dialog).getByRole('checkbox', { name: 'number they gave' }));
    await user.click(within(dialog).getByRole('button', { name: /^Keep/ }));
    await waitFor(async () =>
      expect(await held('Left the company')).toMatchObject({
        group: 'data',
        hotKey: '[',
        raises: 'disqualify',
        needs: ['number', 'reason'],
        reasons: [{ label: 'Retired' }, { label: 'Changed jobs' }],
      }),
    );
    expect(await screen.findByRole('row', { name: /Left the company/ })).toBeInTheDocument();
  });

  it('are switched off and on again, never deleted, and never to the last of a kind', async () => {
    const { user, held, desk } = await open();
    const dialog = await edit(user, 'Competitor');
    await user.click(within(dialog).getByRole('checkbox', { name: 'Offered on the call bar' }));
    await user.click(within(dialog).getByRole('button', { name: /^Keep/ }));
    await waitFor(async () => expect((await held('Competitor'))?.isOff).toBe(true));
    expect(screen.getByText('Switched off: one')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Switch “Competitor” on' }));
    await waitFor(async () => expect((await held('Competitor'))?.isOff).toBe(false));
    const qualified = await edit(user, 'Qualified');
    expect(within(qualified).getByRole('combobox', { name: 'What it does' })).toBeDisabled();
    await user.click(within(qualified).getByRole('checkbox', { name: 'Offered on the call bar' }));
    expect(within(qualified).getByText('No outcome would be left by which a lead is qualified.')).toBeInTheDocument();
    expect(await desk.db.dispositions.count()).toBe(defaultDispositions.length);
  });

  it('change places by keyboard, within their group', async () => {
    const { user, held } = await open();
    screen.getByRole('button', { name: '“Busy” one place up' }).focus();
    await user.keyboard('{Enter}');
    await waitFor(async () => expect([(await held('Busy'))?.order, (await held('No answer'))?.order]).toEqual([1, 2]));
    expect(screen.getByRole('button', { name: '“Busy” one place up' })).toHaveAttribute('aria-disabled', 'true');
  });

  it('tell who keeps theirs second that somebody was first, and let them decide', async () => {
    const { user, held, desk } = await open();
    const dialog = await edit(user, 'Busy');
    await desk.receive({ dispositions: [{ ...defaultDispositions.find(({ id }) => id === 'busy')!, label: 'Engaged' }] });
    const label = within(dialog).getByRole('textbox', { name: 'Name on the button' });
    await user.type(label, ' line');
    await user.click(within(dialog).getByRole('button', { name: /^Keep/ }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(/^Somebody else changed it/);
    expect(await held('Engaged')).toBeDefined();
    await user.click(within(dialog).getByRole('button', { name: /^Keep/ }));
    await waitFor(async () => expect(await held('Busy line')).toBeDefined());
  });

  it('stand beside the time for the wrap-up, which a manager sets', async () => {
    const { user, desk } = await open();
    await user.click(screen.getByRole('combobox', { name: 'Time for the wrap-up' }));
    await user.click(await screen.findByRole('option', { name: '01:30' }));
    await waitFor(async () => expect((await desk.db.settings.get('center'))?.wrapUpLimitMs).toBe(90_000));
  });
});
