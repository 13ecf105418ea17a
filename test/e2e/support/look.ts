import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Seat } from './seat.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type AxeNode = { target: unknown[]; html: string; failureSummary?: string };
type AxeResults = { violations: { id: string; help: string; nodes: AxeNode[] }[] };
type WithAxe = { axe?: { run: (options: object) => Promise<AxeResults> } };

/** All rules; or those that look at colours, where nothing but colours has changed since all were asked. */
const ruleSets = { all: { type: 'tag', values: tags }, colours: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

/** What axe finds on the page as it stands, one line per element: nothing is what we want. */
const axeFindings = async (page: Page, rules: keyof typeof ruleSets): Promise<string[]> => {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    (runOnly) => (globalThis as WithAxe).axe!.run({ runOnly, resultTypes: ['violations'] }),
    ruleSets[rules],
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, html, failureSummary }) => `${id}: ${help}\n  at ${target.join(' ')}\n  ${html.slice(0, 200)}\n  ${failureSummary ?? ''}`,
    ),
  );
};

/** How far the page can be scrolled sideways, in itself and in its main region. */
const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const areas = [document.documentElement, document.body, ...document.querySelectorAll('main')];
    return Math.max(...areas.map((area) => area.scrollWidth - area.clientWidth));
  });

/** Waits until nothing is being loaded, moved or drawn any more. */
export const settle = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await page.evaluate(async () => {
    await document.fonts.ready;
    const lasts = ({ effect }: Animation) => effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY;
    await Promise.allSettled(
      document
        .getAnimations()
        .filter((moving) => !lasts(moving))
        .map(({ finished }) => finished),
    );
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
  });
};

/** Browsers report an answer of 401 as an error of their own: how the app finds out that nobody is signed in. */
const isExpected = (line: string): boolean => /status of 401 .*\/api\/session\)$/.test(line);

/** Errors the page has written or not caught since the last look. */
export const errorsSince = (seat: Seat, from: number): string[] =>
  seat.said.slice(from).filter((line) => /^(error|pageerror):/.test(line) && !isExpected(line));

export type Looks = { schemes: readonly ('light' | 'dark')[]; sizes: readonly { width: number; height: number }[] };

export const usualSize = { width: 1280, height: 800 };
export const smallSize = { width: 1024, height: 700 };

/** Looks at the screen as it stands in each scheme and size: axe, errors, sideways scrolling. `onLook` may take a picture. */
export const lookAt = async (seat: Seat, { schemes, sizes }: Looks, onLook?: (name: string) => Promise<void>): Promise<void> => {
  const { page } = seat;
  const from = seat.said.length;
  const found: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const [at, colorScheme] of schemes.entries()) {
      await page.emulateMedia({ colorScheme });
      await settle(page);
      const look = `${colorScheme}, ${size.width}×${size.height}`;
      found.push(...(await axeFindings(page, at === 0 ? 'all' : 'colours')).map((finding) => `${look}: ${finding}`));
      const sideways = await sidewaysScroll(page);
      if (sideways > 0) found.push(`${look}: the page scrolls ${sideways} px sideways`);
      await onLook?.(`${colorScheme}-${size.width}`);
    }
  }
  await page.setViewportSize(usualSize);
  await page.emulateMedia({ colorScheme: 'light' });
  expect([...found, ...errorsSince(seat, from)]).toEqual([]);
};
