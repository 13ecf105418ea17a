import type { Page } from 'playwright-core';
import type { Desktop } from '../e2e/support/seat.ts';
import type { Watched } from './watch-page.ts';

/** One call as it was made: what the server has to hold of it in the end. */
export type MadeCall = { leadId: string; name: string; dispositionCode: string; note: string; wasOffline: boolean };

type Outcome = {
  code: string;
  /** All keys but the last, and what has to be on the screen before it is pressed. */
  keys: readonly string[];
  last: string;
};

/** Outcomes as a day brings them: most reach nobody, some ask for a time, a date or a reason first. */
const outcomes: readonly Outcome[] = [
  { code: 'noAnswer', keys: [], last: '1' },
  { code: 'voicemail', keys: [], last: '3' },
  { code: 'callBack', keys: ['5', ...'in 2 weeks'], last: 'Enter' },
  { code: 'keepWorking', keys: [], last: '6' },
  { code: 'busy', keys: [], last: '2' },
  { code: 'nurture', keys: ['8', '3'], last: 'Enter' },
  { code: 'gatekeeper', keys: [], last: '4' },
  { code: 'notInterested', keys: ['9', '2'], last: 'Enter' },
  { code: 'noAnswer', keys: [], last: '1' },
  { code: 'qualified', keys: ['7', '1'], last: 'Enter' },
  { code: 'wrongNumber', keys: [], last: '-' },
  { code: 'doNotCall', keys: ['0'], last: '0' },
];

/** Calls with the line there, then as many without. */
const callsPerSpell = 4;

/** Presses keys one after another, so many ms apart. */
type Press = (...keys: readonly string[]) => Promise<void>;

const pressOn =
  (page: Page, keyMs: number): Press =>
  async (...keys) => {
    for (const key of keys) {
      await (key.length === 1 ? page.keyboard.type(key) : page.keyboard.press(key));
      if (keyMs > 0) await page.waitForTimeout(keyMs);
    }
  };

const leadOf = async (page: Page): Promise<{ leadId: string; name: string }> => ({
  leadId: new URL(page.url()).hash.split('/').at(-1) ?? '',
  name: (await page.locator('main :not([data-prepared] *):is(h2)').first().textContent()) ?? '',
});

/** Says what the script says, answers a question of it, and writes a note: not in the same way every time. */
const talk = async (press: Press, at: number, note: string): Promise<void> => {
  if (at % 3 === 0) await press('ArrowRight', 'q', 'Escape', 'ArrowRight');
  if (at % 4 === 1) await press('x', 'ArrowRight', 'Escape');
  if (at % 5 === 2) await press('t', 'Escape');
  // The last leaves the note, as the outcomes' keys are letters of it.
  await press('m', ...note, 'Escape');
  if (at % 2 === 0) await press('Control+Enter');
};

const turnsSeen = (page: Page): Promise<number> => page.evaluate(() => window.callDay.watched.turns.length);

const untilShown = async (page: Page, turns: number): Promise<void> => {
  await page.waitForFunction((wanted) => window.callDay.watched.turns.length > wanted, turns);
};

/** What sales agreed on is known already: then nothing is asked, and the first key gives the outcome. */
const keysOf = async (page: Page, outcome: Outcome): Promise<Outcome> => {
  if (outcome.code !== 'qualified') return outcome;
  const isAgreed = await page.getByRole('heading', { name: /^Qualified/ }).isVisible();
  return isAgreed ? { ...outcome, keys: [], last: outcome.keys[0] ?? '' } : outcome;
};

/** Presses the key that ends the call; once more where the app says that the lead is not tried again after this. */
const decide = async ({ page }: Desktop, key: string, turns: number): Promise<void> => {
  const asksAgain = page.getByText('is not tried again by itself');
  await page.evaluate(() => window.callDay.expectOutcome());
  await page.keyboard.press(key);
  const isShown = untilShown(page, turns).then(() => true);
  const isAsked = asksAgain.waitFor().then(() => false);
  isAsked.catch(() => undefined);
  if (await Promise.race([isShown, isAsked])) return;
  await page.evaluate(() => window.callDay.expectOutcome());
  await page.keyboard.press(key);
  await isShown;
};

/** One call by keys alone, up to the next lead on the screen. */
const makeCall = async (desktop: Desktop, press: Press, at: number): Promise<Omit<MadeCall, 'wasOffline'>> => {
  const { page } = desktop;
  const wanted = outcomes[at % outcomes.length];
  if (!wanted) throw new Error('there are outcomes');
  const lead = await leadOf(page);
  if (at > 0) await press('Control+Enter');
  await page.getByRole('timer', { name: 'In call' }).waitFor();
  const note = `Call ${at + 1} of the day: “${wanted.code}”, so far so good.`;
  await talk(press, at, note);
  const outcome = await keysOf(page, wanted);
  // A key that only changes a word, for what any key costs on this machine now; the app knows it not.
  await page.keyboard.press('F9');
  await page.waitForFunction((count) => window.callDay.watched.floorMs.length > count, at);
  const before = await turnsSeen(page);
  await press(...outcome.keys);
  await decide(desktop, outcome.last, before);
  return { ...lead, dispositionCode: outcome.code, note };
};

/** So many calls in a row from Today on, the line cut during every other spell of them. Ends with the line mended. */
export const makeCalls = async (
  desktop: Desktop,
  { count, keyMs }: { count: number; keyMs: number },
  onCall?: (made: MadeCall) => void,
): Promise<MadeCall[]> => {
  const { page, line } = desktop;
  const press = pressOn(page, keyMs);
  const calls: MadeCall[] = [];
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/call\/./);
  for (let at = 0; at < count; at += 1) {
    const isOffline = Math.floor(at / callsPerSpell) % 2 === 1;
    await (isOffline ? line.cut() : line.mend());
    const made = { ...(await makeCall(desktop, press, at)), wasOffline: isOffline };
    calls.push(made);
    onCall?.(made);
  }
  await line.mend();
  return calls;
};

export const watchedIn = (page: Page): Promise<Watched> => page.evaluate(() => window.callDay.watched);
