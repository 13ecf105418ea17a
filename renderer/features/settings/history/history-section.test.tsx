import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { publishDispositions } from '../../../../shared/commands/publish-dispositions.ts';
import { publishSettings } from '../../../../shared/commands/publish-settings.ts';
import { someSettings } from '../../../../test/builders/domain.ts';
import { aUser, signedIn } from '../../../../test/builders/people.ts';
import { openTestDesk, renderAtDesk } from '../../../../test/support/desk.tsx';
import { SettingsScreen } from '../settings-screen.tsx';

const boss = aUser({ id: 'boss', name: 'Vera Lind', role: 'manager' });
const { queue } = someSettings();

const openHistory = async (user = boss) => {
  const desk = await openTestDesk({ user: signedIn(user), rows: { users: [boss, aUser()] } });
  return { desk, ...renderAtDesk(<SettingsScreen />, desk, { path: '/settings/history' }) };
};

it('says that nothing was published yet', async () => {
  await openHistory();
  expect(await screen.findByText(/Nothing has been published yet/)).toBeInTheDocument();
});

it('shows what changed in words, by whom and why, and takes it back as a version of its own', async () => {
  const { desk, user } = await openHistory();
  await desk.run(publishSettings, {
    next: { queue: { ...queue, pulseDays: 10 } },
    seen: { queue },
    why: 'Too many were forgotten',
    agreedBy: 'sales',
  });
  const row = await screen.findByRole('row', { name: /Queue and pulse v2/ });
  expect(row).toHaveTextContent('pulse, days: 14 → 10');
  expect(row).toHaveTextContent('Too many were forgotten · Agreed: sales');
  expect(row).toHaveTextContent('Vera Lind');
  await user.click(within(row).getByRole('button', { name: 'Take back Queue and pulse, version 2' }));
  const dialog = await screen.findByRole('dialog', { name: 'Queue and pulse: back to version 1' });
  expect(dialog).toHaveTextContent('pulse, days: 10 → 14');
  await user.type(within(dialog).getByRole('textbox', { name: 'Why' }), 'Too many calls');
  await user.click(within(dialog).getByRole('button', { name: 'Publish' }));
  await waitFor(async () => expect((await desk.db.settings.get('center'))?.queue.pulseDays).toBe(14));
  expect((await desk.db.agreements.get('queue.3'))?.why).toBe('Too many calls');
});

it('lets a rep read it and change nothing', async () => {
  const { desk } = await openHistory(aUser());
  await desk.receive({
    agreements: [
      { id: 'name.1', section: 'name', version: 1, value: { name: 'A' }, why: '', agreedBy: '', publishedById: null, publishedAt: null },
      { id: 'name.2', section: 'name', version: 2, value: { name: 'B' }, why: '', agreedBy: '', publishedById: 'boss', publishedAt: 1 },
    ],
  });
  expect(await screen.findByRole('row', { name: /^Name of the center v2 A → B/ })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /Take back|anew/ })).not.toBeInTheDocument();
});

it('keeps the outcomes of a call among the versions, and brings an older one back', async () => {
  const { desk, user } = await openHistory();
  const busy = await desk.db.dispositions.get('busy');
  if (!busy) throw new Error('the center has no such outcome');
  await desk.run(publishDispositions, { next: [{ ...busy, retryAfterMs: 7_200_000 }], seen: [busy], why: 'Called too often' });
  const row = await screen.findByRole('row', { name: /Outcomes of a call v2/ });
  expect(row).toHaveTextContent('Called too often');
  await user.click(within(row).getByRole('button', { name: 'Take back Outcomes of a call, version 2' }));
  const dialog = await screen.findByRole('dialog', { name: 'Outcomes of a call: back to version 1' });
  expect(dialog).toHaveTextContent('called again after: 2 h → 30 min');
  await user.type(within(dialog).getByRole('textbox', { name: 'Why' }), 'Too seldom');
  await user.click(within(dialog).getByRole('button', { name: 'Publish' }));
  await waitFor(async () => expect((await desk.db.dispositions.get('busy'))?.retryAfterMs).toBe(busy.retryAfterMs));
  expect((await desk.db.agreements.get('dispositions.3'))?.why).toBe('Too seldom');
});
