import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { openCallOf, syncIndicator, untilAllSent } from './support/desk.ts';
import { withHouse } from './support/house.ts';
import { aJourney } from './support/journey.ts';
import type { Desktop } from './support/seat.ts';
import { signIn } from './support/sign-in.ts';

type Tab = 'first' | 'second' | 'third';

/** Who holds the lock of syncing, and who waits for it, as the browser counts them. */
const locksOfSync = (page: Page): Promise<{ held: number; waiting: number }> =>
  page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    const ofSync = (locks: LockInfo[]) => locks.filter(({ name }) => name?.endsWith(':sync')).length;
    return { held: ofSync(held), waiting: ofSync(pending) };
  });

/** Two tabs of one rep in a real Chromium: one of them syncs for both, and another goes on when that one dies or is closed. */
describe('two tabs of one rep', () => {
  const house = withHouse();
  const step = aJourney();
  let mara: Desktop;
  let first: Page;
  let second: Page;
  let third: Page;
  const pushes: { tab: Tab; ids: string[] }[] = [];
  let lastAskedAt = 0;

  const noteRequests = (page: Page, tab: Tab): void => {
    page.on('request', (request) => {
      if (request.url().includes('/api/')) lastAskedAt = performance.now();
      if (!request.url().endsWith('/api/sync/push')) return;
      const { commands } = request.postDataJSON() as { commands: { id: string }[] };
      if (commands.length > 0) pushes.push({ tab, ids: commands.map(({ id }) => id) });
    });
  };
  const typeNote = async (page: Page, words: string): Promise<void> => {
    const note = page.getByRole('textbox', { name: 'Note' });
    await note.fill(words);
    await note.blur();
  };

  step('the second tab opens on the same work', async () => {
    mara = await house().desktop('Mara');
    first = mara.page;
    noteRequests(first, 'first');
    await signIn(mara, 'mara');
    await untilAllSent(first);
    second = await first.context().newPage();
    noteRequests(second, 'second');
    await second.goto(mara.url);
    await second.getByRole('navigation', { name: 'Main' }).waitFor();
    await untilAllSent(second);
    await expect.poll(() => locksOfSync(second)).toEqual({ held: 1, waiting: 1 });
  });

  step('what is done in the second is sent by the first, and shows there', async () => {
    pushes.length = 0;
    await openCallOf(first, 'Ana Keller');
    await openCallOf(second, 'Ana Keller');
    await typeNote(second, 'Typed in the second tab.');
    await first.getByText('Typed in the second tab.').first().waitFor();
    await expect.poll(() => pushes.length).toBeGreaterThan(0);
    await untilAllSent(second);
    expect(new Set(pushes.map(({ tab }) => tab))).toEqual(new Set(['first']));
  });

  step('the machine loses its network: both say so at once, and the first sends on its return', async () => {
    const context = first.context();
    // Something that is asked anyway would tell it, too.
    await expect.poll(() => performance.now() - lastAskedAt).toBeGreaterThan(3000);
    // Chromium leaves an open WebSocket alone here: as when a network goes without a word.
    await context.setOffline(true);
    for (const page of [first, second]) await expect.poll(() => syncIndicator(page).textContent(), { timeout: 10_000 }).toMatch(/^Offline/);
    await typeNote(second, 'Typed without a network.');
    await first.getByText('Typed without a network.').first().waitFor();
    pushes.length = 0;
    await context.setOffline(false);
    await untilAllSent(second);
    expect(new Set(pushes.map(({ tab }) => tab))).toEqual(new Set(['first']));
  });

  step('the first dies, and the second sends what is done there, each command once', async () => {
    pushes.length = 0;
    const devtools = await first.context().newCDPSession(first);
    void devtools.send('Page.crash').catch(() => undefined);
    await typeNote(second, 'Typed after the first had died.');
    await expect.poll(() => pushes.length).toBeGreaterThan(0);
    await untilAllSent(second);
    expect(new Set(pushes.map(({ tab }) => tab))).toEqual(new Set(['second']));
    const sent = pushes.flatMap(({ ids }) => ids);
    expect(sent.length).toBe(new Set(sent).size);
  });

  step('a third shows the same, and sends once the second is closed', async () => {
    third = await second.context().newPage();
    noteRequests(third, 'third');
    await third.goto(mara.url);
    await third.getByRole('navigation', { name: 'Main' }).waitFor();
    await openCallOf(third, 'Ana Keller');
    await third.getByText('Typed after the first had died.').first().waitFor();
    await expect.poll(() => locksOfSync(third)).toEqual({ held: 1, waiting: 1 });
    pushes.length = 0;
    await second.close();
    await typeNote(third, 'Typed after the second was closed.');
    await expect.poll(() => pushes.length).toBeGreaterThan(0);
    await untilAllSent(third);
    expect(new Set(pushes.map(({ tab }) => tab))).toEqual(new Set(['third']));
    expect(await locksOfSync(third)).toEqual({ held: 1, waiting: 0 });
  });
});
