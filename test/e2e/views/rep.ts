import { syncIndicator } from '../support/desk.ts';
import { calls } from './calls.ts';
import { byKey, dialog, place, pressEscape, section, type View } from './view.ts';

export const rep: View[] = [
  place('Today', { isMain: true }),
  {
    name: 'Today, a segment of the queue',
    open: async (page) => {
      await page.getByRole('combobox', { name: 'Segment of the queue' }).click();
      await page.getByRole('option', { name: 'Focus plants' }).click();
      await page.getByText(/kept back by this filter/).waitFor();
    },
    leave: (page) => page.getByRole('button', { name: 'Show all' }).first().click(),
  },
  byKey('Today, taking along', 't', dialog),
  byKey('palette', 'Control+K', dialog),
  byKey('keys', '?', dialog),
  {
    name: 'sync drawer',
    open: async (page) => {
      await syncIndicator(page).click();
      await page.getByRole('heading', { name: 'Sync and unsent work' }).waitFor();
    },
    leave: pressEscape,
  },
  ...calls,
  place('Callbacks', { isMain: true }),
  {
    name: 'Callbacks, the week',
    open: async (page) => {
      await page.keyboard.press('w');
      await page.getByText(/^Week of /).waitFor();
    },
    isMain: true,
    leave: (page) => page.keyboard.press('w'),
  },
  place('Leads', { isMain: true }),
  place('Handoffs'),
  place('My floor', { isMain: true }),
  place('Parked work'),
  place('Settings', { isMain: true }),
  section('BANTFO and verdict'),
  section('Content library'),
  section('Calling windows'),
  section('Outcomes of a call'),
  section('Do not call'),
];
