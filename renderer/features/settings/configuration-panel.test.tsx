import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { writeConfiguration } from '../../../shared/domain/configuration-file.ts';
import { defaultDispositions } from '../../../shared/domain/default-dispositions.ts';
import { someSettings } from '../../../test/builders/domain.ts';
import { aUser, signedIn } from '../../../test/builders/people.ts';
import { openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import { SettingsScreen } from './settings-screen.tsx';

it('takes a file in that changes an agreement and no outcome, after showing what it changes', async () => {
  const boss = aUser({ id: 'boss', name: 'Vera Lind', role: 'manager' });
  const settings = someSettings();
  const rows = { users: [boss], settings: [settings], dispositions: [...defaultDispositions] };
  const desk = await openTestDesk({ user: signedIn(boss), rows });
  const { user } = renderAtDesk(<SettingsScreen />, desk, { path: '/settings/history' });
  const text = writeConfiguration({ ...settings, handoffAnswerHours: 16 }, defaultDispositions, 0);
  await user.upload(await screen.findByLabelText('Configuration file'), new File([text], 'center.json'));
  const dialog = await screen.findByRole('dialog', { name: 'center.json' });
  expect(dialog).toHaveTextContent(`: ${settings.handoffAnswerHours} → 16`);
  await user.click(within(dialog).getByRole('button', { name: 'Take in' }));
  await waitFor(async () => expect((await desk.db.settings.get('center'))?.handoffAnswerHours).toBe(16));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});
