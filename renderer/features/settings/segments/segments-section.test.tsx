import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Segment } from '../../../../shared/domain/segment.ts';
import { aCompany, aLead, builtAt, someSettings } from '../../../../test/builders/domain.ts';
import { aUser, signedIn } from '../../../../test/builders/people.ts';
import { openTestDesk, renderAtDesk } from '../../../../test/support/desk.tsx';
import { SettingsScreen } from '../settings-screen.tsx';

const boss = aUser({ id: 'boss', name: 'Vera Lind', role: 'manager' });
const working: Segment = {
  id: 'working',
  label: 'In work',
  rule: { kind: 'lead', field: 'stage', op: 'is', values: ['working'] },
  maxSilenceDays: 5,
};
const narrow: Segment = {
  id: 'narrow',
  label: 'Narrow',
  rule: {
    kind: 'all',
    of: [
      { kind: 'segment', segmentId: 'working' },
      { kind: 'lead', field: 'country', op: 'is', values: ['DE'] },
    ],
  },
  maxSilenceDays: null,
};
const rows = (segments: Segment[]) => ({
  users: [boss],
  companies: [aCompany({ isKeyAccount: true })],
  leads: [
    aLead({ id: 'a', lastName: 'Arndt', letters: 'fuuuuu' }),
    aLead({ id: 'b', lastName: 'Berg', country: 'FR', companyId: null }),
    aLead({ id: 'c', lastName: 'Clausen', stage: 'won' }),
  ],
  settings: [someSettings({ segments })],
});
const openSegments = async (segments: Segment[] = [], user = boss) => {
  const desk = await openTestDesk({ user: signedIn(user), rows: rows(segments) });
  return { desk, ...renderAtDesk(<SettingsScreen />, desk, { path: '/settings/segments' }) };
};

it('begins with an example, says who is in it while it is changed, and publishes it', async () => {
  const { desk, user } = await openSegments();
  await user.click(await screen.findByRole('button', { name: 'Start from the example…' }));
  const dialog = await screen.findByRole('dialog', { name: 'A segment' });
  expect(await within(dialog).findByText('One lead is in it')).toBeInTheDocument();
  expect(within(dialog).getByText(/Arndt/)).toBeInTheDocument();
  await user.click(within(within(dialog).getByRole('group', { name: 'Test 2' })).getByRole('button', { name: 'Remove the test' }));
  expect(await within(dialog).findByText('2 leads are in it')).toBeInTheDocument();
  await user.click(within(dialog).getByRole('button', { name: 'Keep the segment' }));
  const row = await screen.findByRole('row', { name: /Key accounts with a budget/ });
  expect(row).toHaveTextContent('Key account is yes');
  await waitFor(() => expect(within(row).getByRole('button', { name: /^Show 2 leads/ })).toBeInTheDocument());
  await user.type(screen.getByRole('textbox', { name: 'A call when the score falls below' }), '40');
  await user.click(screen.getByRole('button', { name: 'Publish' }));
  await waitFor(async () => expect((await desk.db.settings.get('center'))?.segments).toHaveLength(1));
  expect((await desk.db.settings.get('center'))?.pulse.scoreFloor).toBe(40);
  expect(await desk.db.agreements.get('segments.2')).toMatchObject({ value: { segments: [{ label: 'Key accounts with a budget' }] } });
});

it('keeps no segment with an empty group or without a name', async () => {
  const { user } = await openSegments();
  await user.click(await screen.findByRole('button', { name: 'Add a segment…' }));
  const dialog = await screen.findByRole('dialog', { name: 'A segment' });
  await user.click(within(dialog).getByRole('button', { name: 'Remove the test' }));
  expect(within(dialog).getByText('This group is empty: add a test, or remove the group.')).toBeInTheDocument();
  expect(within(dialog).getByRole('button', { name: 'Add a test' })).toHaveFocus();
  await user.click(within(dialog).getByRole('button', { name: 'Keep the segment' }));
  expect(within(dialog).getByText('Give it a name.')).toBeInTheDocument();
});

it('says by what a segment is used instead of removing it, and counts what became of it', async () => {
  const { user } = await openSegments([working, narrow]);
  const row = await screen.findByRole('row', { name: /^In work/ });
  await waitFor(() => expect(within(row).getByRole('button', { name: 'Show 2 leads of In work' })).toBeInTheDocument());
  expect(row).toHaveTextContent('heard from us every 5 days');
  expect(screen.getByRole('row', { name: /^Narrow/ })).toHaveTextContent('in “In work” and Country is Germany');
  expect(screen.getByRole('row', { name: /^All leads/ })).toHaveTextContent('1100% of QSOs');
  await user.click(within(row).getByRole('button', { name: 'Remove the segment In work' }));
  expect(screen.getByRole('alert')).toHaveTextContent('“In work” stays: “Narrow” asks for it.');
});

it('lets a rep read them and change nothing', async () => {
  await openSegments([working], aUser());
  expect(await screen.findByRole('row', { name: /^In work/ })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /Change|Remove|Publish|Add/ })).not.toBeInTheDocument();
});

it('shows who comes up in the queue under other days of silence before they are published', async () => {
  const quiet = builtAt - 10 * 86_400_000;
  const leads = [aLead({ companyId: null, lastTouchAt: quiet, lastAttemptAt: quiet, arrivedAt: quiet })];
  const desk = await openTestDesk({ user: signedIn(boss), rows: { users: [boss], settings: [someSettings()], leads } });
  const { user } = renderAtDesk(<SettingsScreen />, desk, { path: '/settings/segments' });
  const days = await screen.findByRole('textbox', { name: 'Everybody hears from us every' });
  await user.clear(days);
  await user.type(days, '7');
  expect(
    await screen.findByText('Quiet for too long: 0 now, 1 after publishing, of 1 on this computer that are called.'),
  ).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'One more comes up in the queue' })).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Publish' }));
  await waitFor(async () => expect((await desk.db.settings.get('center'))?.queue.pulseDays).toBe(7));
});

it('counts who comes up by another floor of the score, and says at the field what is no number of days', async () => {
  const line = { rule: 'inquiry', label: 'Asked us', points: 20, full: 50 };
  const fallen = aLead({
    companyId: null,
    attempts: 1,
    lastTouchAt: builtAt,
    lastAttemptAt: null,
    nextActionKind: null,
    score: 20,
    scoreLines: [line],
  });
  const leads = [fallen, aLead({ ...fallen, id: 'planned', nextActionKind: 'retry' })];
  const desk = await openTestDesk({ user: signedIn(boss), rows: { users: [boss], settings: [someSettings()], leads } });
  const { user } = renderAtDesk(<SettingsScreen />, desk, { path: '/settings/segments' });
  await user.type(await screen.findByRole('textbox', { name: 'A call when the score falls below' }), '40');
  expect(await screen.findByRole('button', { name: 'One more comes up in the queue' })).toBeInTheDocument();
  const days = screen.getByRole('textbox', { name: 'Key accounts hear from us every' });
  await user.clear(days);
  await user.type(days, '0');
  expect(days).toHaveAccessibleDescription('At least one day.');
});
