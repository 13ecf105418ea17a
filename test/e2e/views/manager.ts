import type { Page } from 'playwright-core';
import { reportTexts } from '../../../shared/domain/reports/definitions.ts';
import { reportNames } from '../../../shared/domain/reports/report.ts';
import { openPlace, untilAllSent } from '../support/desk.ts';
import { contactsFile } from '../support/lead-files.ts';
import { agreements } from './agreements.ts';
import { byKey, dialog, place, placeAgain, pressEscape, type View } from './view.ts';

const chooseIn = async (page: Page, list: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: list, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

/** Each report, counted to the end. */
const reports: View[] = reportNames.map((name) => ({
  name: `Reports, ${name}`,
  open: async (page) => {
    await openPlace(page, 'Reports');
    const list = page.getByRole('navigation', { name: 'Reports', exact: true });
    await list.getByRole('link', { name: reportTexts[name].title, exact: true }).click();
    await page.locator(`[data-report=${name}][aria-busy=false]`).getByRole('region').first().waitFor();
  },
  isMain: name === 'funnel',
}));

/** The funnel once more: split by segment, and of one segment alone. */
const bySegment: View[] = [
  {
    name: 'Reports, the funnel by segment',
    open: async (page) => {
      await openPlace(page, 'Reports');
      const list = page.getByRole('navigation', { name: 'Reports', exact: true });
      await list.getByRole('link', { name: reportTexts.funnel.title, exact: true }).click();
      await chooseIn(page, 'Split by', 'By segment');
      await page.getByRole('rowheader', { name: 'Focus plants' }).first().waitFor();
    },
    leave: (page) => chooseIn(page, 'Split by', 'By campaign'),
  },
  {
    name: 'Reports, the funnel of a segment',
    open: async (page) => {
      await chooseIn(page, 'Segment', 'Focus plants');
      await page.locator('[data-report=funnel][aria-busy=false]').getByRole('region').first().waitFor();
    },
    leave: (page) => chooseIn(page, 'Segment', 'All segments'),
  },
];

export const manager: View[] = [
  ...reports,
  ...bySegment,
  place('Handoffs', { isMain: true }),
  {
    name: 'Handoffs, the export and its columns',
    open: async (page) => {
      await page.getByRole('button', { name: 'Columns, saved exports' }).click();
      await dialog(page).getByRole('heading', { name: 'Saved exports' }).waitFor();
    },
    isMain: true,
    leave: pressEscape,
  },
  placeAgain('Leads'),
  placeAgain('Floor'),
  place('Import', { isMain: true }),
  {
    name: 'Import, columns',
    open: async (page) => {
      const { name, mimeType, buffer } = contactsFile();
      await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
      await page.getByRole('combobox', { name: 'zipcode becomes' }).waitFor();
    },
    isMain: true,
  },
  {
    name: 'Import, check',
    open: async (page) => {
      await page.getByRole('button', { name: 'Go on to check' }).click();
      await page.getByText('All 54 rows become leads.').waitFor();
    },
    isMain: true,
  },
  {
    name: 'Import, result',
    open: async (page) => {
      await page.getByRole('combobox', { name: 'Team' }).click();
      await page.getByRole('option', { name: 'North' }).click();
      await page.getByRole('button', { name: 'Take in 54 rows' }).click();
      await page.getByText('54 + 0 + 0 + 0 = 54 rows in the file').waitFor();
      await untilAllSent(page);
    },
    isMain: true,
  },
  place('Campaigns', { isMain: true }),
  placeAgain('Duplicates'),
  byKey('what counts as a duplicate', 's', dialog),
  placeAgain('Scripts'),
  placeAgain('Parked work'),
  placeAgain('Settings'),
  ...agreements,
];
