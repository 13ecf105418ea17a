import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { chosenIn, openPlace } from './desk.ts';
import type { LeadFile } from './lead-files.ts';

type Expected = { team: string; columns: Record<string, string>; taken: number };

/** Takes a file through the wizard to its result, and looks at what each step says. */
export const importFile = async (page: Page, file: LeadFile, { team, columns, taken }: Expected): Promise<void> => {
  await openPlace(page, 'Import');
  const another = page.getByRole('button', { name: 'Import another file' });
  if (await another.isVisible()) await another.click();
  await page.locator('input[type=file]').setInputFiles({ name: file.name, mimeType: file.mimeType, buffer: file.buffer });
  for (const [column, field] of Object.entries(columns)) {
    await expect.poll(() => chosenIn(page.getByRole('combobox', { name: `${column} becomes` }))).toBe(field);
  }
  await page.getByRole('button', { name: 'Go on to check' }).click();
  await page.getByRole('combobox', { name: 'Team' }).click();
  await page.getByRole('option', { name: team }).click();
  await page.getByRole('button', { name: `Take in ${taken} rows` }).click();
  await page.getByRole('heading', { name: `${file.name} is in` }).waitFor();
};
