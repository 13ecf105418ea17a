import { openPlace } from '../support/desk.ts';
import { dialog, further, pressEscape, section, type View } from './view.ts';

/** How leads are scored and written to, each with what it would change. */
const judging: View[] = [
  {
    name: 'Settings, what another score changes',
    open: async (page) => {
      await openPlace(page, 'Settings');
      await page.getByRole('navigation', { name: 'Sections of settings' }).getByRole('link', { name: 'Score', exact: true }).click();
      await page.getByRole('textbox', { name: 'Hot from' }).fill('70');
      await page.getByText(/leads? changes? band$/).waitFor();
    },
  },
  further(
    'Settings, scores on past outcomes',
    (page) => page.getByRole('heading', { name: 'On past outcomes' }),
    async (_, page) => {
      await page.getByText(/^\d+ won, \d+ lost$/).waitFor();
    },
  ),
  further('Settings, what outcomes suggest', (page) => page.getByRole('heading', { name: 'What the outcomes suggest' })),
  {
    ...further('Settings, versions of the score', (page) => page.getByRole('heading', { name: 'Versions' })),
    leave: (page) => page.getByRole('button', { name: 'Discard the draft' }).click(),
  },
  section('Segments and pulse', { isMain: true }),
  {
    name: 'Settings, a segment',
    open: async (page) => {
      await page.getByRole('button', { name: 'Change the segment Focus plants' }).click();
      await dialog(page)
        .getByText(/leads? (is|are) in it$/)
        .waitFor();
    },
    leave: pressEscape,
  },
  {
    name: 'Settings, what other days of silence change',
    open: async (page) => {
      await page.getByRole('textbox', { name: 'Everybody hears from us every' }).fill('9');
      const preview = page.getByText(/^Quiet for too long: /);
      await preview.waitFor();
      await preview.evaluate((node) => node.scrollIntoView({ block: 'center' }));
    },
    isMain: true,
    leave: (page) => page.getByRole('button', { name: 'Discard the draft' }).click(),
  },
  section('Content library'),
  {
    name: 'Settings, a piece of content',
    open: async (page) => {
      await page.getByRole('button', { name: 'Edit Retrofit guide' }).click();
      await dialog(page).getByLabel('Title').waitFor();
    },
    leave: pressEscape,
  },
  further('Settings, mail templates', (page) => page.getByRole('heading', { name: 'Mail templates' })),
  {
    name: 'Settings, a mail template',
    open: async (page) => {
      await page.getByRole('button', { name: 'Edit After a call' }).click();
      await dialog(page)
        .getByText(/would get it$/)
        .waitFor();
    },
    leave: pressEscape,
  },
];

/** The settings as a manager has them: what marketing, the center and sales agree on. */
export const agreements: View[] = [
  section('BANTFO and verdict', { isMain: true }),
  section('Content library', { isMain: true }),
  section('Do not call', { isMain: true }),
  {
    name: 'Settings, a do-not-call list',
    open: async (page) => {
      await page.getByRole('button', { name: 'Import a list…' }).click();
      const buffer = Buffer.from('phone\n+49 89 5550 0142\nacme.example\nnobody\n');
      await page.locator('input[type=file]').setInputFiles({ name: 'robinson.csv', mimeType: 'text/csv', buffer });
      await page.getByText(/one number/).waitFor();
    },
    leave: pressEscape,
  },
  section('Outcomes of a call', { isMain: true }),
  {
    name: 'Settings, an outcome',
    open: async (page) => {
      await page.getByRole('button', { name: 'Change “No answer”' }).click();
      await page.getByRole('dialog', { name: 'Outcome: No answer' }).waitFor();
    },
    isMain: true,
    leave: pressEscape,
  },
  {
    name: 'Settings, what another outcome changes',
    open: async (page) => {
      await page.getByRole('button', { name: 'Change “No answer”' }).click();
      await page.getByRole('textbox', { name: 'Give up into nurture after' }).fill('4');
      await page.getByRole('button', { name: /would be given up$/ }).waitFor();
    },
    leave: pressEscape,
  },
  {
    name: 'Settings, an outcome that cannot be',
    open: async (page) => {
      await page.getByRole('button', { name: 'Add an outcome…' }).click();
      await page.getByRole('textbox', { name: 'Key' }).fill('1');
      await page.getByRole('textbox', { name: 'Give up into nurture after' }).fill('2');
      await page.getByRole('button', { name: /^Keep/ }).click();
      await page.getByText('Give it a name.').waitFor();
    },
    leave: pressEscape,
  },
  section('Handoffs', { isMain: true }),
  section('Calling windows', { isMain: true }),
  {
    name: 'Settings, a rule',
    open: async (page) => {
      await page.getByRole('button', { name: 'Add a rule…' }).click();
      await page.getByRole('dialog', { name: 'A rule for calls' }).waitFor();
    },
    leave: pressEscape,
  },
  ...judging,
  section('Stages', { isMain: true }),
  {
    name: 'Settings, what a stage means',
    open: async (page) => {
      await page.getByRole('button', { name: 'Change what Working means' }).click();
      await dialog(page).getByLabel('Who agreed').fill('Marketing and sales, monthly meeting');
    },
    isMain: true,
    leave: async (page) => {
      await dialog(page).getByRole('textbox').first().fill('A rep is calling this lead, or waits for an answer.');
      await dialog(page).getByRole('button', { name: 'Publish' }).click();
      await dialog(page).waitFor({ state: 'hidden' });
    },
  },
  section('History', { isMain: true }),
  {
    name: 'Settings, versions of the outcomes',
    open: async (page) => {
      await page.getByRole('combobox', { name: 'Section' }).click();
      await page.getByRole('option', { name: 'Outcomes of a call' }).click();
      await page
        .getByRole('cell', { name: /given up after tries/ })
        .first()
        .waitFor();
    },
    leave: async (page) => {
      await page.getByRole('combobox', { name: 'Section' }).click();
      await page.getByRole('option', { name: 'All sections' }).click();
    },
  },
  {
    name: 'Settings, taking a version back',
    open: async (page) => {
      await page
        .getByRole('button', { name: /^Take back / })
        .first()
        .click();
      await dialog(page).getByLabel('Why').fill('The old words were clearer');
    },
    isMain: true,
    leave: pressEscape,
  },
  {
    name: 'Settings, a configuration that cannot be read',
    open: async (page) => {
      const buffer = Buffer.from('{"kind": "something else"}');
      await page.locator('input[type=file]').setInputFiles({ name: 'center.json', mimeType: 'application/json', buffer });
      await dialog(page).waitFor();
    },
    leave: pressEscape,
  },
];
