import type { Page } from 'playwright-core';

/**
 * Instants as the people at the machines live them, in epoch milliseconds of the machine that all pages of a run share: from the press
 * of a button to the frame in which something stands on a screen, without the time a driver takes to aim and to look.
 */
const pageNow = 'performance.timeOrigin + performance.now()';

/** When the next click comes to this page. */
export const pressedAt = (page: Page): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve) => addEventListener('click', () => resolve(${pageNow}), { once: true, capture: true }))`);

/** When a control of this name is first on the screen; looked for in every frame. */
export const standsAt = (page: Page, label: string): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve) => {
    const look = () => (document.querySelector(${JSON.stringify(`[aria-label="${label}"]`)}) ? resolve(${pageNow}) : requestAnimationFrame(look));
    look();
  })`);
