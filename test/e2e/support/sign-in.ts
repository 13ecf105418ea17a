import type { Seat } from './seat.ts';

/** All of the sample center share one. */
const password = 'refinery';

/** Opens the app and signs in as one of the sample center: "mara". Resolves when the shell stands. */
export const signIn = async ({ page, url }: Seat, person: string): Promise<void> => {
  await page.goto(url);
  await page.getByLabel('Mail address').fill(`${person}@refinery.example`);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
};
