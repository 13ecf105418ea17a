import { configure, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aHandoff, aLead, someSettings } from '../../../../test/builders/domain.ts';
import { aUser, signedIn } from '../../../../test/builders/people.ts';
import { openTestDesk, renderAtDesk } from '../../../../test/support/desk.tsx';
import { SettingsScreen } from '../settings-screen.tsx';

configure({ asyncUtilTimeout: 5000 });

const manager = aUser({ id: 'boss', name: 'Nora Voss', role: 'manager' });
const david = aUser({ id: 'david', name: 'David Brandt', role: 'salesperson' });
const rows = { users: [aUser(), manager, david], leads: [aLead()], handoffs: [aHandoff({ salespersonId: 'david' })] };

const openSection = async () => {
  const desk = await openTestDesk({ rows, user: signedIn(manager) });
  return { desk, open: () => renderAtDesk(<SettingsScreen />, desk, { path: '/settings/handoffs' }) };
};
const answerHours = () => screen.findByRole('textbox', { name: 'Working hours to answer' });

describe('the agreements about handoffs', () => {
  it('are drafted as they are typed, and the draft outlives a reload', async () => {
    const { desk, open } = await openSection();
    const first = open();
    await first.user.clear(await answerHours());
    await first.user.type(await answerHours(), '16');
    await first.user.type(await screen.findByLabelText('Why it changes'), 'Agreed with sales');
    await waitFor(async () =>
      expect((await desk.db.preferences.get('settings.handoffs.draft'))?.value).toMatchObject({ why: 'Agreed with sales' }),
    );
    first.unmount();
    const second = open();
    expect(await answerHours()).toHaveValue('16');
    expect(await screen.findByLabelText('Why it changes')).toHaveValue('Agreed with sales');
    await second.user.click(screen.getByRole('button', { name: 'Publish' }));
    await waitFor(async () => expect(await desk.db.settings.get('center')).toMatchObject({ handoffAnswerHours: 16 }));
    await waitFor(async () => expect((await desk.db.preferences.get('settings.handoffs.draft'))?.value).toBeNull());
  });

  it('ask for a rate of each currency that handoffs are in, and keep it', async () => {
    const won = { ...aHandoff({ salespersonId: 'david' }), currency: 'CHF', value: 100_000 };
    const desk = await openTestDesk({ rows: { ...rows, handoffs: [won] }, user: signedIn(manager) });
    const { user } = renderAtDesk(<SettingsScreen />, desk, { path: '/settings/handoffs' });
    await user.type(await screen.findByRole('textbox', { name: 'One CHF counts as' }), '0.9350');
    await user.type(await screen.findByLabelText('Why it changes'), 'Rates of the year');
    await user.click(screen.getByRole('button', { name: 'Publish' }));
    await waitFor(async () =>
      expect((await desk.db.settings.get('center'))?.handoffs?.compensation).toMatchObject({ rates: { CHF: 9_350 } }),
    );
  });

  it('show what holds again when a draft is discarded', async () => {
    const { user } = (await openSection()).open();
    const standing = String(someSettings().handoffAnswerHours);
    await user.clear(await answerHours());
    await user.type(await answerHours(), '99');
    await user.click(await screen.findByRole('button', { name: 'Discard the draft' }));
    await waitFor(async () => expect(await answerHours()).toHaveValue(standing));
  });

  it('are not published over those of somebody else without saying so', async () => {
    const { desk, open } = await openSection();
    const { user } = open();
    await user.clear(await answerHours());
    await user.type(await answerHours(), '16');
    await desk.receive({ settings: [someSettings({ handoffAnswerHours: 40 })] });
    expect(await screen.findByText('Somebody published meanwhile')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Publish' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Go on with my draft' }));
    await user.click(await screen.findByRole('button', { name: 'Publish' }));
    await waitFor(async () => expect(await desk.db.settings.get('center')).toMatchObject({ handoffAnswerHours: 16 }));
  });
});
