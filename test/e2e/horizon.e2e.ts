import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { leadRows, openPlace, untilAllSent } from './support/desk.ts';
import { withHouse } from './support/house.ts';
import { aJourney } from './support/journey.ts';
import type { Seat } from './support/seat.ts';
import { signIn } from './support/sign-in.ts';

const openSection = async (page: Page, name: string): Promise<void> => {
  await openPlace(page, 'Settings');
  await page.getByRole('navigation', { name: 'Sections of settings' }).getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name, level: 2 }).waitFor();
};
const horizon = (page: Page) => page.getByRole('textbox', { name: 'Horizon' });
const rule = (months: number, page: Page) => page.getByText(new RegExp(`Timing more than ${months} months out`));

/** A manager who is new to the app shortens the horizon, sees whom it moves, publishes, and every desk judges by it. */
describe('a shorter horizon', () => {
  const house = withHouse();
  const step = aJourney();
  let manager: Seat;
  let rep: Seat;
  let moving = 0;

  step('a rep has the policy open, while the manager signs in for the first time', async () => {
    rep = await house().window('Mara');
    await signIn(rep, 'mara');
    await untilAllSent(rep.page);
    await openSection(rep.page, 'BANTFO and verdict');
    await rule(12, rep.page).waitFor();
    manager = await house().window('Ines');
    await signIn(manager, 'ines');
    await untilAllSent(manager.page);
  });

  step('she shortens it from 12 to 9 months and sees who would move, before anything is published', async () => {
    const { page } = manager;
    await openSection(page, 'BANTFO and verdict');
    expect(await horizon(page).inputValue()).toBe('12');
    await horizon(page).fill('9');
    const moves = page.getByRole('button', { name: /leads?\s+from .+ to Nurture until/ });
    await moves.first().waitFor();
    moving = Number.parseInt(((await moves.first().textContent()) ?? '').replace(/^one/, '1').replace(/\D.*/s, ''), 10);
    expect(moving).toBeGreaterThan(0);
    await rule(12, rep.page).waitFor();
  });

  step('the count opens its leads, and the draft is there when she comes back, also after a reload', async () => {
    const { page } = manager;
    await page
      .getByRole('button', { name: /leads?\s+from .+ to Nurture until/ })
      .first()
      .click();
    await page.getByText(/would go from/).waitFor();
    await expect.poll(() => leadRows(page).count()).toBeGreaterThan(0);
    expect(await leadRows(page).count()).toBeLessThanOrEqual(moving);
    await page.reload();
    await openSection(page, 'BANTFO and verdict');
    await expect.poll(() => horizon(page).inputValue()).toBe('9');
  });

  step('she publishes, and the rep’s open desk agrees without a word', async () => {
    const { page } = manager;
    await page.getByRole('textbox', { name: 'Why it changes' }).fill('Projects are decided within three quarters');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Every desktop judges by it from now on').waitFor();
    await untilAllSent(page);
    await rule(9, rep.page).waitFor();
  });

  step('a desk that opens later agrees, and the history says who, when and why', async () => {
    const lead = await house().window('Ruth');
    await signIn(lead, 'ruth');
    await openSection(lead.page, 'BANTFO and verdict');
    await rule(9, lead.page).waitFor();
    await openSection(manager.page, 'History');
    await manager.page.getByText('Projects are decided within three quarters').waitFor();
  });
});
