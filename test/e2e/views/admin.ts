import { dialog, placeAgain, pressEscape, section, type View } from './view.ts';

const administration: View[] = [
  section('Webhooks'),
  {
    name: 'Settings, a new webhook',
    open: async (page) => {
      await page.getByRole('button', { name: 'Tell another system…' }).click();
      await dialog(page).getByLabel('Address').waitFor();
    },
    leave: pressEscape,
  },
  section('Data rights'),
  {
    name: 'Settings, a person and their data',
    open: async (page) => {
      await page.getByLabel('Mail address or telephone number').fill('a.keller@nordhaus.example');
      await page.getByRole('button', { name: 'Find', exact: true }).click();
      await page.getByRole('button', { name: 'Erase…' }).click();
      await dialog(page).getByLabel('Reason').waitFor();
    },
    leave: pressEscape,
  },
];

export const admin: View[] = [
  ...administration,
  ...['Floor', 'Reports', 'Leads', 'Callbacks', 'Handoffs', 'Import', 'Campaigns', 'Duplicates', 'Scripts', 'Parked work', 'Settings'].map(
    placeAgain,
  ),
];
