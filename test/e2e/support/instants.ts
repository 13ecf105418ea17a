import type { Page } from 'playwright-core';

/**
 * Instants as the people at the machines live them, in epoch milliseconds of the machine that all pages of a run share: from the press
 * of a button to the frame in which something stands on a screen, without the time a driver takes to aim and to look.
 */
const pageNow = 'performance.timeOrigin + performance.now()';

/** When the next click comes to this page. */
export const pressedAt = (page: Page): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve) => addEventListener('click', () => resolve(${pageNow}), { once: true, capture: true }))`);

/**
 * When the frame begins that first shows a control of this name. Looked for when the page changes, not in every frame: to have all pages
 * draw sixty times a second costs the machine more than what is measured.
 */
export const standsAt = (page: Page, label: string): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve) => {
    const stands = () => document.querySelector(${JSON.stringify(`[aria-label="${label}"]`)}) !== null;
    const tell = () => requestAnimationFrame(() => resolve(${pageNow}));
    const observer = new MutationObserver(() => {
      if (!stands()) return;
      observer.disconnect();
      tell();
    });
    if (stands()) tell();
    else observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-label'] });
  })`);
