import { configure, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { ExportPreset } from '../../../shared/domain/handoff-export/export-preset.ts';
import { aHandoff, aLead, builtAt } from '../../../test/builders/domain.ts';
import { aUser, signedIn } from '../../../test/builders/people.ts';
import { openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import { HandoffLogScreen } from './handoff-log-screen.tsx';

configure({ asyncUtilTimeout: 5000 });

const ines = aUser({ id: 'ines', name: 'Ines Duarte', role: 'manager' });
const weekly: ExportPreset = {
  id: 'p1',
  name: 'Sales meeting',
  filter: { period: 'month', from: null, to: null, repIds: [], salespersonIds: ['david'], standings: [] },
  columnIds: ['number', 'lead'],
  format: 'csv',
  schedule: { weekdays: [1], hour: 6 },
  savedById: 'ines',
  savedAt: builtAt,
  isRetired: false,
};

const openSaved = async () => {
  const rows = { users: [aUser(), ines], leads: [aLead()], handoffs: [aHandoff()], exportPresets: [weekly] };
  const desk = await openTestDesk({ rows, user: signedIn(ines) });
  const { user } = renderAtDesk(<HandoffLogScreen />, desk, { path: '/handoffs' });
  await user.click(await screen.findByRole('button', { name: 'Columns, saved exports' }));
  return { user, stored: () => desk.db.exportPresets.get('p1'), all: () => desk.db.exportPresets.toArray() };
};

it('renames a saved export and keeps what it exports and when', async () => {
  const { user, stored, all } = await openSaved();
  await user.click(await screen.findByRole('button', { name: 'Change: Sales meeting' }));
  const form = within(screen.getByRole('form', { name: 'Change “Sales meeting”' }));
  expect(form.getByRole('checkbox', { name: 'Mon' })).toBeChecked();
  await user.clear(form.getByLabelText('Name'));
  await user.type(form.getByLabelText('Name'), 'Monday meeting');
  await user.click(form.getByRole('button', { name: 'Save the changes' }));
  await waitFor(async () => expect(await stored()).toMatchObject({ ...weekly, name: 'Monday meeting', savedAt: expect.any(Number) }));
  expect(await all()).toHaveLength(1);
});

it('takes the filter and columns shown now only when that is said', async () => {
  const { user, stored } = await openSaved();
  await user.click(await screen.findByRole('button', { name: 'Change: Sales meeting' }));
  await user.click(screen.getByRole('checkbox', { name: /as they are now/ }));
  await user.click(screen.getByRole('button', { name: 'Save the changes' }));
  await waitFor(async () => expect(await stored()).toMatchObject({ columnIds: [], filter: { salespersonIds: [] } }));
});

it('saves no second one of the same name', async () => {
  const { user, all } = await openSaved();
  const form = within(await screen.findByRole('form', { name: 'Save' }));
  await user.type(form.getByLabelText('Name'), 'sales meeting');
  expect(form.getByText(/There is one of that name/)).toBeVisible();
  expect(form.getByRole('button', { name: 'Save' })).toBeDisabled();
  expect(await all()).toHaveLength(1);
});

it('brings a forgotten one back', async () => {
  const { user, stored } = await openSaved();
  await user.click(await screen.findByRole('button', { name: 'Forget: Sales meeting' }));
  await waitFor(async () => expect(await stored()).toMatchObject({ isRetired: true }));
  await user.click(await screen.findByRole('button', { name: /^Undo/ }));
  await waitFor(async () => expect(await stored()).toMatchObject({ isRetired: false }));
});
