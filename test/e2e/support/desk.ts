import type { Locator, Page } from 'playwright-core';

/** What several steps do at a desk, as a person would: by what is written there. */

export const syncIndicator = (page: Page): Locator => page.getByRole('button', { name: /Sync and unsent work$/ });

/** Waits until the desk says that all is sent and nothing is parked. */
export const untilAllSent = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^All sent \d\d:\d\d\. Sync and unsent work$/ }).waitFor();
};

export const openPlace = async (page: Page, place: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place }).click();
  await page.getByRole('heading', { name: place, level: 1 }).waitFor();
};

/** The leads that the table of leads has drawn, by name. */
export const leadRows = (page: Page): Locator => page.getByRole('grid', { name: 'Leads' }).getByRole('row', { name: /^Select (?!all)/ });

/** Opens the table of leads on a view, or on the one it had, and searches in it. */
export const searchLeads = async (page: Page, words: string, view?: string): Promise<void> => {
  await openPlace(page, 'Leads');
  if (view) await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view }).click();
  await page.getByRole('searchbox', { name: 'Search leads' }).fill(words);
};

/** Opens a lead on the call screen by the palette, hands on the keyboard. */
export const openCallOf = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog').getByRole('combobox').fill(name);
  await page.getByRole('option', { name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page
    .getByRole('heading', { name, level: 1 })
    .or(page.getByRole('heading', { name, level: 2 }))
    .first()
    .waitFor();
};

/** What a select shows as chosen, whether it is drawn as a field or as a button. */
export const chosenIn = (select: Locator): Promise<string> =>
  select.evaluate((node) => (node instanceof HTMLInputElement ? node.value : (node.textContent ?? '')).trim());
