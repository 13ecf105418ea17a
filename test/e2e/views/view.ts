import type { Locator, Page } from 'playwright-core';
import { openPlace } from '../support/desk.ts';
import { settle } from '../support/look.ts';

/** One look at a screen of somebody, and the ways by which most are opened. */
export type View = {
  name: string;
  open: (page: Page) => Promise<void>;
  /** Also looked at in a small window, for what depends on room. */
  isMain?: boolean;
  /** Another role has shown it already: its colours in the dark were looked at there. */
  isShownBefore?: boolean;
  /** Brings the screen back to where the next view begins. */
  leave?: (page: Page) => Promise<void>;
};

export const place = (name: string, more: Partial<View> = {}): View => ({ name, open: (page) => openPlace(page, name), ...more });
/** A place of the menu that a role before has shown. */
export const placeAgain = (name: string): View => place(name, { isShownBefore: true });
export const pressEscape = (page: Page) => page.keyboard.press('Escape');
/** Something opened by a key over the screen that is there, and closed again by Escape. */
export const byKey = (name: string, key: string, marker: (page: Page) => Locator): View => ({
  name,
  open: async (page) => {
    await page.keyboard.press(key);
    await marker(page).first().waitFor();
  },
  leave: pressEscape,
});
/** Asked in the foot of the call: the first Escape leaves its field, so that a slip costs no word, the next one goes back. */
export const inFoot = (name: string, key: string, marker: (page: Page) => Locator): View => ({
  ...byKey(name, key, marker),
  leave: async (page) => {
    const outcomes = page.getByRole('button', { name: /^No answer/ });
    for (let presses = 0; presses < 2 && !(await outcomes.isVisible()); presses += 1) {
      await pressEscape(page);
      await settle(page);
    }
    await outcomes.waitFor();
  },
});

/** A section of the settings, by its name in the list. */
export const section = (name: string, more: Partial<View> = {}): View => ({
  name: `Settings, ${name}`,
  open: async (page) => {
    await openPlace(page, 'Settings');
    const link = page.getByRole('navigation', { name: 'Sections of settings' }).getByRole('link', { name, exact: true });
    await link.click();
    await link.and(page.locator('[aria-current=page]')).waitFor();
    await page.getByRole('main').getByRole('region').first().waitFor();
  },
  ...more,
});

export const dialog = (page: Page) => page.getByRole('dialog');

/** A part of the screen that is further down: brought to where one looks, as a hand on the wheel would. */
export const further = (
  name: string,
  find: (page: Page) => Locator,
  open: (part: Locator, page: Page) => Promise<void> = async () => {},
): View => ({
  name,
  open: async (page) => {
    const part = find(page).first();
    await part.waitFor();
    await open(part, page);
    await part.evaluate((node) => node.scrollIntoView({ block: 'start' }));
  },
});
