import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, test } from 'vitest';
import { root } from '../../build/project.mjs';
import { reportTexts } from '../../shared/domain/reports/definitions.ts';
import { reportNames } from '../../shared/domain/reports/report.ts';
import { leadRows, openCallOf, openPlace, syncIndicator, untilAllSent } from './support/desk.ts';
import { withHouse } from './support/house.ts';
import { contactsFile } from './support/lead-files.ts';
import { errorsSince, lookAt, settle, smallSize, usualSize } from './support/look.ts';
import type { Seat } from './support/seat.ts';
import { signIn } from './support/sign-in.ts';

/**
 * Every screen of every role, with what opens over it, in light and dark: axe finds nothing, the console stays clean, nothing scrolls
 * the page sideways. With SCREENSHOTS=folder a picture of each look is kept there.
 */
const pictures = process.env.SCREENSHOTS;

type View = {
  name: string;
  open: (page: Page) => Promise<void>;
  /** Also looked at in a small window. */
  isMain?: boolean;
  /** Brings the screen back to where the next view begins. */
  leave?: (page: Page) => Promise<void>;
};

const place = (name: string, more: Partial<View> = {}): View => ({ name, open: (page) => openPlace(page, name), ...more });
const pressEscape = (page: Page) => page.keyboard.press('Escape');
/** Something opened by a key over the screen that is there, and closed again by Escape. */
const byKey = (name: string, key: string, marker: (page: Page) => ReturnType<Page['locator']>): View => ({
  name,
  open: async (page) => {
    await page.keyboard.press(key);
    await marker(page).first().waitFor();
  },
  leave: pressEscape,
});
/** Asked in the foot of the call: the first Escape leaves its field, so that a slip costs no word, the next one goes back. */
const inFoot = (name: string, key: string, marker: (page: Page) => ReturnType<Page['locator']>): View => ({
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
const section = (name: string, more: Partial<View> = {}): View => ({
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

const dialog = (page: Page) => page.getByRole('dialog');

/** A part of the screen that is further down: brought to where one looks, as a hand on the wheel would. */
const further = (
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

const rep: View[] = [
  place('Today', { isMain: true }),
  byKey('Today, taking along', 't', dialog),
  byKey('palette', 'Control+K', dialog),
  byKey('keys', '?', dialog),
  {
    name: 'sync drawer',
    open: async (page) => {
      await syncIndicator(page).click();
      await page.getByRole('heading', { name: 'Sync and unsent work' }).waitFor();
    },
    leave: pressEscape,
  },
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
  place('Callbacks', { isMain: true }),
  {
    name: 'Callbacks, the week',
    open: async (page) => {
      await page.keyboard.press('w');
      await page.getByText(/^Week of /).waitFor();
    },
    isMain: true,
    leave: (page) => page.keyboard.press('w'),
  },
  place('Leads', { isMain: true }),
  place('Handoffs'),
  place('My floor', { isMain: true }),
  place('Parked work'),
  place('Settings', { isMain: true }),
  section('BANTFO and verdict'),
  section('Content library'),
  section('Calling windows'),
  section('Outcomes of a call'),
  section('Do not call'),
];

const openLead: View = {
  name: 'a lead beside the table',
  open: async (page) => {
    await leadRows(page).first().getByRole('gridcell').nth(1).click();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Timeline' }).or(page.getByText('Timeline')).first().waitFor();
  },
  leave: pressEscape,
};

const selectThree: View = {
  name: 'leads selected',
  open: async (page) => {
    for (const at of [0, 1, 2]) await leadRows(page).nth(at).getByRole('checkbox').click();
    await page.getByRole('button', { name: /^Assign/ }).waitFor();
  },
};

const mendDialog: View = {
  name: 'Ledger, mending a leak',
  open: async (page) => {
    await page
      .getByRole('button', { name: /^(Give to reps|Plan next action|Remind sales|Hand off by the rules): / })
      .first()
      .click();
    await dialog(page).waitFor();
  },
  leave: pressEscape,
};

const teamLead: View[] = [
  place('Floor', { isMain: true }),
  {
    name: 'moving leads on the floor',
    open: async (page) => {
      await page.getByRole('checkbox', { name: 'Select all leads of Elif Aydın' }).click();
      await page.getByText(/^from Elif Aydın, nothing has moved yet/).waitFor();
    },
    leave: pressEscape,
  },
  place('Leads', { isMain: true }),
  openLead,
  selectThree,
  byKey('assigning', 'a', dialog),
  byKey('planning calls', 'p', dialog),
  byKey('changing the stage', 's', dialog),
  {
    name: 'a new lead',
    open: async (page) => {
      await openPlace(page, 'Leads');
      await page.keyboard.press('n');
      await dialog(page).getByLabel('First name').fill('Ana');
      await dialog(page).getByLabel('Last name').fill('Keller');
    },
    leave: pressEscape,
  },
  place('Duplicates', { isMain: true }),
  byKey('merging all above a bar', 'b', dialog),
  place('Campaigns'),
  place('Callbacks'),
  place('Handoffs'),
  place('Reports', { isMain: true }),
  place('Ledger', { isMain: true }),
  mendDialog,
  byKey('Ledger, pulse', 'v', (page) => page.getByRole('heading', { name: /^About to be forgotten/ })),
  place('Import'),
  place('Scripts'),
  place('Parked work'),
  place('Settings'),
  section('Calls against a rule'),
];

/** What managers agree on with sales, each with what it would change. */
const refinery: View[] = [
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

/** Each report, counted to the end. */
const reports: View[] = reportNames.map((name) => ({
  name: `Reports, ${name}`,
  open: async (page) => {
    await openPlace(page, 'Reports');
    const list = page.getByRole('navigation', { name: 'Reports', exact: true });
    await list.getByRole('link', { name: reportTexts[name].title, exact: true }).click();
    await page.locator(`[data-report=${name}][aria-busy=false]`).getByRole('region').first().waitFor();
  },
  isMain: name === 'funnel',
}));

const manager: View[] = [
  ...reports,
  place('Handoffs', { isMain: true }),
  {
    name: 'Handoffs, the export and its columns',
    open: async (page) => {
      await page.getByRole('button', { name: 'Columns, saved exports' }).click();
      await dialog(page).getByRole('heading', { name: 'Saved exports' }).waitFor();
    },
    isMain: true,
    leave: pressEscape,
  },
  place('Leads'),
  place('Floor'),
  place('Import', { isMain: true }),
  {
    name: 'Import, columns',
    open: async (page) => {
      const { name, mimeType, buffer } = contactsFile();
      await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
      await page.getByRole('combobox', { name: 'zipcode becomes' }).waitFor();
    },
    isMain: true,
  },
  {
    name: 'Import, check',
    open: async (page) => {
      await page.getByRole('button', { name: 'Go on to check' }).click();
      await page.getByText('All 54 rows become leads.').waitFor();
    },
    isMain: true,
  },
  {
    name: 'Import, result',
    open: async (page) => {
      await page.getByRole('combobox', { name: 'Team' }).click();
      await page.getByRole('option', { name: 'North' }).click();
      await page.getByRole('button', { name: 'Take in 54 rows' }).click();
      await page.getByText('54 + 0 + 0 + 0 = 54 rows in the file').waitFor();
      await untilAllSent(page);
    },
    isMain: true,
  },
  place('Campaigns', { isMain: true }),
  place('Duplicates'),
  byKey('what counts as a duplicate', 's', dialog),
  place('Scripts'),
  place('Parked work'),
  place('Settings'),
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
  ...refinery,
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

const salesperson: View[] = [
  place('Inbox', { isMain: true }),
  byKey('accepting', 'a', (page) => page.getByLabel('Next step (read by the rep)')),
  byKey('rejecting', 'r', (page) => page.getByRole('combobox', { name: 'Why' })),
  place('Answered'),
  place('Parked work'),
  place('Settings'),
];

const administration: View[] = [
  section('Webhooks'),
  {
    name: 'Settings, a new webhook',
    open: async (page) => {
      await page.getByRole('button', { name: 'Tell another system…' }).click();
      await dialog(page).getByLabel('Address').waitFor();
    },
    leave: pressEscape,
  },
  section('Data rights'),
  {
    name: 'Settings, a person and their data',
    open: async (page) => {
      await page.getByLabel('Mail address or telephone number').fill('a.keller@nordhaus.example');
      await page.getByRole('button', { name: 'Find', exact: true }).click();
      await page.getByRole('button', { name: 'Erase…' }).click();
      await dialog(page).getByLabel('Reason').waitFor();
    },
    leave: pressEscape,
  },
];

const admin: View[] = [
  ...administration,
  ...['Floor', 'Reports', 'Leads', 'Callbacks', 'Handoffs', 'Import', 'Campaigns', 'Duplicates', 'Scripts', 'Parked work', 'Settings'].map(
    (name) => place(name),
  ),
];

const house = withHouse();

const keepPicture = async ({ page }: Seat, name: string): Promise<void> => {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.png`) });
};

/** After a screen that went wrong the next one begins on a page of its own. */
const beginAnew = async ({ page, name }: Seat): Promise<void> => {
  await page.screenshot({ path: join(root, 'test-results', `${name}-${performance.now().toFixed()}.png`) }).catch(() => undefined);
  await page.setViewportSize(usualSize);
  await page.reload();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
};

describe('signing in', () => {
  test('looks right', async () => {
    const seat = await house().window('nobody');
    await seat.page.goto(seat.url);
    await seat.page.getByRole('heading', { name: 'Refinery' }).waitFor();
    await lookAt(seat, { schemes: ['light', 'dark'], sizes: [usualSize, smallSize] }, (look) => keepPicture(seat, `sign-in-${look}`));
    await seat.close();
  });
});

const people = [
  { role: 'rep', who: 'mara', views: rep },
  { role: 'team lead', who: 'ruth', views: teamLead },
  { role: 'manager', who: 'ines', views: manager },
  { role: 'salesperson', who: 'david', views: salesperson },
  { role: 'admin', who: 'lea', views: admin },
] as const;

describe.each(people)('the screens of a $role', ({ role, who, views }) => {
  let seat: Seat;
  beforeAll(async () => {
    // Reps dial: that needs a machine with a telephone application.
    seat = role === 'rep' ? await house().desktop(who) : await house().window(who);
    await signIn(seat, who);
    await untilAllSent(seat.page);
  });

  test.each(views)('$name', async ({ name, open, leave, isMain = false }) => {
    const sizes = isMain ? [usualSize, smallSize] : [usualSize];
    try {
      await open(seat.page);
      await lookAt(seat, { schemes: ['light', 'dark'], sizes }, (look) => keepPicture(seat, `${role}-${name}-${look}`));
      await leave?.(seat.page);
    } catch (error) {
      await beginAnew(seat);
      throw error;
    }
  });

  test('write no error while people move among them', () => {
    if (errorsSince(seat, 0).length > 0) throw new Error(errorsSince(seat, 0).join('\n'));
  });
});
