import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Seat } from './seat.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type AxeNode = { target: unknown[]; html: string; failureSummary?: string };
type AxeResults = { violations: { id: string; help: string; nodes: AxeNode[] }[] };
type WithAxe = { axe?: { run: (context: Node, options: object) => Promise<AxeResults> } };

/** All rules; those that look at colours, where nothing else has changed since all were asked; or those that depend on room. */
const ruleSets = {
  all: { type: 'tag', values: tags },
  colours: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  room: { type: 'rule', values: ['scrollable-region-focusable', 'target-size'] },
};

/** A dialog that holds people to itself: what lies beneath cannot be reached, and was looked at before it opened. */
const modal = '[role=dialog][aria-modal=true]';

/** What axe finds on the page as it stands, one line per element: nothing is what we want. */
const axeFindings = async (page: Page, rules: keyof typeof ruleSets): Promise<string[]> => {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    ([runOnly, dialog]) =>
      (globalThis as WithAxe).axe!.run(document.querySelector(dialog) ?? document, { runOnly, resultTypes: ['violations'] }),
    [ruleSets[rules], modal] as const,
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

const usualSize = { width: 1280, height: 800 };
const smallSize = { width: 1024, height: 700 };

type Look = { rules: keyof typeof ruleSets; colorScheme: 'light' | 'dark'; size: typeof usualSize };

/** Each question of axe is asked once: all of them first, in the dark those of colour, in a small window those of room. */
const looks: readonly Look[] = [
  { rules: 'all', colorScheme: 'light', size: usualSize },
  { rules: 'colours', colorScheme: 'dark', size: usualSize },
  { rules: 'room', colorScheme: 'light', size: smallSize },
];

export type Looks = {
  /** Also looked at in a small window. */
  isMain?: boolean;
  /** Its colours in the dark were looked at before. */
  isShownBefore?: boolean;
};

/** As pages begin: in the light, of the usual size. */
export const standAsUsual = async (page: Page): Promise<void> => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(usualSize);
};

/** Looks at the screen as it stands, in light and dark: axe, errors, sideways scrolling. `onLook` may take a picture. */
export const lookAt = async (seat: Seat, { isMain, isShownBefore }: Looks, onLook?: (name: string) => Promise<void>): Promise<void> => {
  const { page } = seat;
  const from = seat.said.length;
  const found: string[] = [];
  for (const { rules, colorScheme, size } of looks) {
    if ((rules === 'room' && !isMain) || (rules === 'colours' && isShownBefore)) continue;
    await page.emulateMedia({ colorScheme });
    if (page.viewportSize()?.width !== size.width) await page.setViewportSize(size);
    await settle(page);
    const look = `${colorScheme}, ${size.width}×${size.height}`;
    found.push(...(await axeFindings(page, rules)).map((finding) => `${look}: ${finding}`));
    const sideways = await sidewaysScroll(page);
    if (sideways > 0) found.push(`${look}: the page scrolls ${sideways} px sideways`);
    await onLook?.(`${colorScheme}-${size.width}`);
  }
  await standAsUsual(page);
  expect([...found, ...errorsSince(seat, from)]).toEqual([]);
};
