import { leadRows, openCallOf, openPlace } from '../support/desk.ts';
import { byKey, inFoot, pressEscape, type View } from './view.ts';

/** A call from the lead to the way through its script, each view where the one before has left the screen. */
export const calls: View[] = [
  { name: 'Call', open: (page) => openCallOf(page, 'Ana Keller'), isMain: true },
  {
    name: 'Call, logging one made elsewhere',
    open: async (page) => {
      await page.keyboard.press('d');
      await page.getByRole('textbox', { name: 'When' }).fill('yesterday 23:30');
      await page.getByRole('combobox', { name: 'What came of it' }).click();
      await page.getByRole('option', { name: 'Call back' }).click();
      await page.getByLabel('When to call back').fill('tomorrow 10');
    },
    isMain: true,
    leave: pressEscape,
  },
  {
    name: 'Call, talking',
    open: async (page) => {
      await page.keyboard.press('Control+Enter');
      await page.getByRole('timer', { name: 'In call' }).waitFor();
      await page.keyboard.press('ArrowRight');
      await page.getByText('Step 2 of 7, Permission').waitFor();
      await page.keyboard.press('q');
      await page.getByText('Step 3 of 7, Trigger').waitFor();
    },
    isMain: true,
  },
  byKey('Call, a letter', 't', (page) => page.getByRole('radiogroup', { name: 'Timing: state' })),
  byKey('Call, objections', 'x', (page) => page.getByRole('tabpanel', { name: 'Send me something' })),
  inFoot('Call, call back', '5', (page) => page.getByLabel('When to call back')),
  inFoot('Call, nurture', '8', (page) => page.getByText('In 3 months')),
  inFoot('Call, not interested', '9', (page) => page.getByRole('region', { name: 'Not interested' })),
  inFoot('Call, do not call', '0', (page) => page.getByText(/^Never call Ana Keller again/)),
  inFoot('Call, where they are', 'z', (page) => page.getByRole('region', { name: /^Where is / })),
  {
    name: 'Call, why these hours',
    open: async (page) => {
      await page.getByRole('button', { name: /why and where$/ }).click();
      await page.getByRole('button', { name: /^They are elsewhere/ }).waitFor();
    },
    leave: pressEscape,
  },
  byKey('Call, an objection raised', 'x', (page) => page.getByRole('tabpanel', { name: 'Send me something' })),
  {
    name: 'Call, wrap-up',
    open: async (page) => {
      // What was raised is what was looked for: one more press, and back to the step.
      for (const key of ['x', 'ArrowRight', 'Escape', 'Control+Enter']) await page.keyboard.press(key);
      await page.getByRole('timer', { name: 'Wrap-up' }).waitFor();
    },
    isMain: true,
  },
  {
    name: 'Call, another one waits for its outcome',
    open: async (page) => {
      await openPlace(page, 'Leads');
      const ticks = leadRows(page).getByRole('checkbox', { name: /^Select (?!Ana Keller)/ });
      const name = (await ticks.first().getAttribute('aria-label'))?.replace(/^Select /, '') ?? '';
      await openCallOf(page, name);
      await page.getByText(/still waits for its outcome/).waitFor();
    },
    isMain: true,
  },
  {
    name: 'Call, the way through the script',
    open: async (page) => {
      await openCallOf(page, 'Ana Keller');
      await page.getByRole('timer', { name: 'Wrap-up' }).waitFor();
      await page.keyboard.press('6');
      await openCallOf(page, 'Ana Keller');
      await page
        .getByText(/ · objected “/)
        .first()
        .click();
      await page
        .getByText(/^Objected “/)
        .first()
        .waitFor();
    },
    isMain: true,
  },
];
