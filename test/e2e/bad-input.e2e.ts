import { describe, expect, test } from 'vitest';
import { leadRows, openCallOf, openPlace, searchLeads, syncIndicator, untilAllSent } from './support/desk.ts';
import { withHouse } from './support/house.ts';
import type { LeadFile } from './support/lead-files.ts';
import { emptyFile, latin1File, pictureFile } from './support/odd-files.ts';
import type { Desktop, Seat } from './support/seat.ts';
import { endSignInsElsewhere, signIn } from './support/sign-in.ts';

/** What goes wrong on a common day: each is said in words with what is safe and what to do, and nothing is lost by it. */

const house = withHouse();

const typeCredentials = async (page: Seat['page'], person: string, password: string): Promise<void> => {
  await page.getByLabel('Mail address').fill(`${person}@refinery.example`);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

const signOut = async (page: Seat['page'], person: string): Promise<void> => {
  await page.getByRole('button', { name: new RegExp(person) }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByLabel('Mail address').waitFor();
};

const drop = (page: Seat['page'], { name, mimeType, buffer }: LeadFile): Promise<void> =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });

/** Who stands first in the table of leads. */
const firstName = async (page: Seat['page']): Promise<string> =>
  ((await leadRows(page).first().getByRole('gridcell').nth(1).locator('.cut').first().textContent()) ?? '').trim();

const noteWords = 'They move to the new hall in spring, ask for Mrs. Sommer.';

describe('a desk', () => {
  let elif: Desktop;

  test('refuses a wrong password in words, and the right one then works', async () => {
    elif = await house().desktop('Elif');
    const { page } = elif;
    await page.goto(elif.url);
    await typeCredentials(page, 'elif', 'refinery?');
    const alert = page.getByRole('alert');
    await alert.getByText('Mail address and password do not match').waitFor();
    expect(await alert.textContent()).toContain('Nothing was changed.');
    await typeCredentials(page, 'elif', 'refinery');
    await untilAllSent(page);
  });

  test('that nobody has on this machine says that there is no server to sign in to, and works once it is back', async () => {
    const { page, line } = elif;
    await elif.untilInstalled();
    await signOut(page, 'Elif');
    await line.cut();
    await page.reload();
    await typeCredentials(page, 'elif', 'refinery');
    await page.getByText('The server cannot be reached').waitFor();
    await page.getByText(/whether the server is running/).waitFor();
    await line.mend();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await untilAllSent(page);
  });

  test('is whole for a known person when the server is down at the start; what they do is sent when it is up', async () => {
    await elif.quit();
    await house().server.stop();
    await elif.start();
    const { page } = elif;
    await page.goto(elif.url);
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await expect.poll(() => syncIndicator(page).textContent()).toMatch(/^Offline/);
    await openPlace(page, 'Leads');
    const name = await firstName(page);
    await openCallOf(page, name);
    await page.getByRole('textbox', { name: 'Note' }).fill(noteWords);
    await page.getByText(/Saved here \d/).waitFor();
    await expect.poll(() => syncIndicator(page).textContent()).toMatch(/^Offline, \d+ unsent/);
    await house().startServerAgain();
    await untilAllSent(page);
    await elif.close();
  });
});

describe('a file', () => {
  test('that is none is named for what it is, and one in Latin-1 with 38 columns is read', async () => {
    const seat = await house().window('Ines');
    const { page } = seat;
    await signIn(seat, 'ines');
    await untilAllSent(page);
    await openPlace(page, 'Import');
    for (const [file, words] of [
      [pictureFile(), 'This is no text file'],
      [emptyFile(), 'The file is empty'],
    ] as const) {
      await drop(page, file);
      await page.getByText(words).waitFor();
      await page.getByText(/Nothing was taken in/).waitFor();
    }
    const old = latin1File();
    await drop(page, old);
    await page.getByRole('combobox', { name: 'Straße becomes' }).waitFor();
    await expect.poll(() => page.getByRole('combobox', { name: / becomes$/ }).count()).toBe(old.columns);
    await page.getByText('Windows-1252 (Latin-1)').first().waitFor();
    await page.getByRole('button', { name: 'Go on to check' }).click();
    await page.getByRole('combobox', { name: 'Team' }).click();
    await page.getByRole('option', { name: 'North' }).click();
    await page.getByRole('button', { name: `Take in ${old.rows} rows` }).click();
    await page.getByRole('heading', { name: `${old.name} is in` }).waitFor();
    await searchLeads(page, 'Größe-0', 'All leads');
    await page.getByText('Jürgen Größe-0').waitFor();
    await untilAllSent(page);
    await seat.close();
  });
});

describe('a rep in mid-work', () => {
  let mara: Desktop;

  test('is asked to sign in over the work when the sign-in was ended elsewhere; what was typed meanwhile is kept and sent afterwards', async () => {
    mara = await house().desktop('Mara');
    await signIn(mara, 'mara');
    const { page } = mara;
    await untilAllSent(page);
    await openPlace(page, 'Leads');
    const name = await firstName(page);
    await endSignInsElsewhere(house().server.url, 'mara');
    await openCallOf(page, name);
    await page.getByRole('textbox', { name: 'Note' }).fill(noteWords);
    const again = page.getByRole('dialog', { name: 'Sign in again' });
    await again.getByText(/kept on this machine and is sent afterwards/).waitFor();
    await again.getByLabel('Password', { exact: true }).fill('refinery');
    await again.getByRole('button', { name: 'Sign in' }).click();
    await again.waitFor({ state: 'detached' });
    expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe(noteWords);
    await untilAllSent(page);
  });

  test('goes on with every word when the page was loaded again in the middle of a call', async () => {
    const { page } = mara;
    await openCallOf(page, 'Ana Keller');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('timer', { name: 'In call' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByText('Step 2 of 7, Permission').waitFor();
    await page.keyboard.press('t');
    await page.getByRole('radiogroup', { name: 'Timing: state' }).waitFor();
    await page.getByRole('textbox', { name: 'Their words' }).fill('before Easter');
    await page.getByRole('textbox', { name: 'Note' }).fill(noteWords);
    await page.getByText(/Saved here \d/).waitFor();
    await page.reload();
    await page.getByRole('timer', { name: 'In call' }).waitFor();
    await page.getByText('Step 2 of 7, Permission').waitFor();
    expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe(noteWords);
    expect(await page.getByRole('textbox', { name: 'Their words' }).inputValue()).toBe('before Easter');
    expect(mara.dialled()).toHaveLength(1);
    await mara.close();
  });
});
