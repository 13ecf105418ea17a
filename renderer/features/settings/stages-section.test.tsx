import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aLead, builtAt, someSettings } from '../../../test/builders/domain.ts';
import { aUser, signedIn } from '../../../test/builders/people.ts';
import { openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import { SettingsScreen } from './settings-screen.tsx';

const boss = aUser({ id: 'boss', name: 'Vera Lind', role: 'manager' });
const openStages = async () => {
  const lost = aLead({ stage: 'lost', stageSinceAt: builtAt - 400 * 86_400_000, nextActionKind: null, nextActionAt: null });
  const desk = await openTestDesk({ user: signedIn(boss), rows: { users: [boss], settings: [someSettings()], leads: [lost] } });
  return { desk, ...renderAtDesk(<SettingsScreen />, desk, { path: '/settings/stages' }) };
};

it('says at the field what a definition lacks, keeps what was typed, and publishes it with who agreed', async () => {
  const { desk, user } = await openStages();
  await user.click(await screen.findByRole('button', { name: 'Change what Working means' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Publish' }));
  expect(dialog.getByText('This is how it reads already.')).toBeInTheDocument();
  const text = dialog.getByRole('textbox', { name: 'Definition' });
  await user.clear(text);
  expect(dialog.getByText('Say what it means.')).toBeInTheDocument();
  await user.type(text, 'We have spoken.');
  expect(dialog.getByText(/^Say who agreed/)).toBeInTheDocument();
  await user.type(dialog.getByRole('textbox', { name: 'Who agreed' }), 'Marketing and sales');
  await user.click(dialog.getByRole('button', { name: 'Publish' }));
  await waitFor(async () => expect((await desk.db.settings.get('center'))?.definitions.working).toBe('We have spoken.'));
  expect(await desk.db.agreements.get('definitions.2')).toMatchObject({ agreedBy: 'Marketing and sales', publishedById: 'boss' });
});

it('says how many leads a rule would bring back before it is added', async () => {
  const { user } = await openStages();
  expect(await screen.findByText('one lead would come back now')).toBeInTheDocument();
  const days = screen.getByRole('textbox', { name: 'After days' });
  await user.clear(days);
  await user.type(days, '500');
  expect(await screen.findByText('0 leads would come back now')).toBeInTheDocument();
});
