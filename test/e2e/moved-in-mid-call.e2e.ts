import { describe, expect } from 'vitest';
import { leadRows, openCallOf, openPlace, searchLeads, syncIndicator, untilAllSent } from './support/desk.ts';
import { withHouse } from './support/house.ts';
import { aJourney } from './support/journey.ts';
import type { Desktop, Seat } from './support/seat.ts';
import { signIn } from './support/sign-in.ts';

/**
 * A rep talks with a lead while her network is away, and the team lead gives that lead to somebody else. The call is not torn away: it is
 * finished and recorded, then the lead goes; both reps are told, and nothing is lost.
 */
describe('a lead moved in mid-call, the rep offline', () => {
  const house = withHouse();
  const step = aJourney();
  const name = 'Ana Keller';
  let mara: Desktop;
  let tomasz: Seat;
  let ruth: Seat;

  step('a rep dials, and her network goes away while she talks', async () => {
    mara = await house().desktop('Mara');
    [tomasz, ruth] = [await house().window('Tomasz'), await house().window('Ruth')];
    await Promise.all(
      [mara, tomasz, ruth].map(async (seat) => {
        await signIn(seat, seat.name.toLowerCase());
        await untilAllSent(seat.page);
      }),
    );
    const { page } = mara;
    await openCallOf(page, name);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('timer', { name: 'In call' }).waitFor();
    await untilAllSent(page);
    await mara.line.cut();
    await expect.poll(() => syncIndicator(page).textContent()).toMatch(/^Offline/);
    await page.keyboard.press('m');
    await page.keyboard.type('Said while nobody could hear us.');
    await page.getByText(/Saved here \d/).waitFor();
    await page.keyboard.press('Escape');
  });

  step('meanwhile the team lead gives the lead to another rep, who is told', async () => {
    const { page } = ruth;
    await searchLeads(page, name, 'All leads');
    await page.getByRole('checkbox', { name: `Select ${name}` }).click();
    await page.getByRole('button', { name: 'Assign' }).click();
    const dialog = page.getByRole('dialog', { name: 'Assign 1 lead' });
    await dialog.getByRole('checkbox', { name: /Tomasz Wójcik/ }).check();
    await dialog.getByRole('button', { name: 'Assign 1 lead' }).click();
    await dialog.waitFor({ state: 'detached' });
    await untilAllSent(page);
    await openPlace(tomasz.page, 'Today');
    // Next to call, or as one a colleague is talking with, where word of the call came through before her network went.
    await tomasz.page.getByText(name).first().waitFor();
    await tomasz.page.getByText(/^Ruth Hagemann moved (one lead|\d+ leads) to you\.$/).waitFor();
  });

  step('her network returns in the middle of the call: she is told, and talks on', async () => {
    await mara.line.mend();
    const { page } = mara;
    await page.getByText(/^Now with Tomasz Wójcik, moved .* by Ruth Hagemann; your call is still recorded\.$/).waitFor();
    await page.getByRole('timer', { name: 'In call' }).waitFor();
    await page.getByRole('heading', { name, level: 2 }).first().waitFor();
  });

  step('she finishes it with its outcome, and then the lead goes', async () => {
    const { page } = mara;
    await page.keyboard.press('Control+Enter');
    await page.getByRole('timer', { name: 'Wrap-up' }).waitFor();
    await page.keyboard.press('6');
    await page.getByRole('timer', { name: 'Wrap-up' }).waitFor({ state: 'detached' });
    await untilAllSent(page);
    await searchLeads(page, name);
    await page.getByText(`No lead with “${name}” in this view`).waitFor();
    await openPlace(page, 'My floor');
    await page.getByText('One lead went to Tomasz Wójcik').waitFor();
  });

  step('the other rep has the lead with the call and what was said in it; nobody has anything parked', async () => {
    const { page } = tomasz;
    await searchLeads(page, name);
    await leadRows(page).first().waitFor();
    await openCallOf(page, name);
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await timeline.getByText('Said while nobody could hear us.').waitFor();
    await timeline.getByText('by Mara Lindqvist, owner until then').first().waitFor();
    await timeline
      .getByText(/Keep working/)
      .first()
      .waitFor();
    for (const seat of [mara, tomasz, ruth]) {
      await untilAllSent(seat.page);
      await syncIndicator(seat.page).click();
      await seat.page.getByText('Everything you did has been sent.').waitFor();
      expect(await seat.page.getByRole('heading', { name: 'Parked' }).count()).toBe(0);
    }
  });
});
