import { leadRows, openPlace } from '../support/desk.ts';
import { byKey, dialog, place, placeAgain, pressEscape, section, type View } from './view.ts';

const openLead: View = {
  name: 'a lead beside the table',
  open: async (page) => {
    await leadRows(page).first().getByRole('gridcell').nth(1).click();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Timeline' }).or(page.getByText('Timeline')).first().waitFor();
  },
  leave: pressEscape,
};

const selectThree: View = {
  name: 'leads selected',
  open: async (page) => {
    for (const at of [0, 1, 2]) await leadRows(page).nth(at).getByRole('checkbox').click();
    await page.getByRole('button', { name: /^Assign/ }).waitFor();
  },
};

const mendDialog: View = {
  name: 'Ledger, mending a leak',
  open: async (page) => {
    await page
      .getByRole('button', { name: /^(Give to reps|Plan next action|Remind sales|Hand off by the rules): / })
      .first()
      .click();
    await dialog(page).waitFor();
  },
  leave: pressEscape,
};

const plannedTouch: View = {
  name: 'Ledger, a planned touch',
  open: async (page) => {
    await page
      .getByRole('button', { name: /^(Write mail|Record the event): / })
      .first()
      .click();
    await dialog(page).getByRole('textbox').first().waitFor();
  },
  leave: pressEscape,
};

export const teamLead: View[] = [
  place('Floor', { isMain: true }),
  {
    name: 'moving leads on the floor',
    open: async (page) => {
      await page.getByRole('checkbox', { name: 'Select all leads of Elif Aydın' }).click();
      await page.getByText(/^from Elif Aydın, nothing has moved yet/).waitFor();
    },
    leave: pressEscape,
  },
  {
    name: 'the floor in rows',
    open: async (page) => {
      await page.getByText('Rows', { exact: true }).click();
      await page.getByRole('button', { name: 'Sort by Late', exact: true }).click();
    },
    leave: (page) => page.getByText('Columns', { exact: true }).click(),
  },
  {
    name: 'why sales sent back',
    open: async (page) => {
      await page.getByRole('button', { name: 'Calls, absence and goals of Mara Lindqvist' }).click();
      await dialog(page).getByText('Sent back', { exact: true }).click();
      await dialog(page).getByRole('columnheader', { name: 'Script' }).waitFor();
    },
    leave: pressEscape,
  },
  place('Leads', { isMain: true }),
  openLead,
  selectThree,
  byKey('assigning', 'a', dialog),
  byKey('planning calls', 'p', dialog),
  byKey('changing the stage', 's', dialog),
  {
    name: 'a new lead',
    open: async (page) => {
      await openPlace(page, 'Leads');
      await page.keyboard.press('n');
      await dialog(page).getByLabel('First name').fill('Ana');
      await dialog(page).getByLabel('Last name').fill('Keller');
    },
    leave: pressEscape,
  },
  place('Duplicates', { isMain: true }),
  byKey('merging all above a bar', 'b', dialog),
  place('Campaigns'),
  placeAgain('Callbacks'),
  place('Handoffs'),
  place('Reports', { isMain: true }),
  place('Ledger', { isMain: true }),
  mendDialog,
  {
    ...byKey('Ledger, pulse', 'v', (page) => page.getByRole('heading', { name: /^About to be forgotten/ })),
    isMain: true,
    leave: async () => {},
  },
  plannedTouch,
  place('Import'),
  place('Scripts'),
  placeAgain('Parked work'),
  placeAgain('Settings'),
  section('Calls against a rule'),
];
