import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect } from 'vitest';
import { leadRows, openCallOf, openPlace, searchLeads, syncIndicator, untilAllSent } from './support/desk.ts';
import { withHouse } from './support/house.ts';
import { importFile } from './support/importing.ts';
import { pressedAt, standsAt } from './support/instants.ts';
import { aJourney } from './support/journey.ts';
import { contactsFile, qualifiedLeadsFile } from './support/lead-files.ts';
import type { Desktop, Seat } from './support/seat.ts';
import { signIn } from './support/sign-in.ts';

/**
 * The day the product is for, from a file of leads to a contract in the log, by six people: two reps on machines of their own whose
 * network really goes away (`line.ts`), and four others before browsers. All of it is real: `server/main.ts` on PGlite, the built pages,
 * Chromium, its service worker and IndexedDB, the telephone application of the machine. Only the clock of all machines is set to the
 * afternoon of a working day (`clock.ts` says why and how).
 */
describe('a day of the center', () => {
  const house = withHouse();
  const step = aJourney();
  let mara: Desktop;
  let tomasz: Desktop;
  let ruth: Seat;
  let ines: Seat;
  let david: Seat;
  const names = { qualified: 'Ana Keller', callback: '', nurture: '' };
  const contacts = contactsFile();
  let before: DayFigures;

  step('everybody comes in: two reps at their machines, a team lead, a manager and a salesperson in browsers', async () => {
    mara = await house().desktop('Mara');
    tomasz = await house().desktop('Tomasz');
    ruth = await house().window('Ruth');
    ines = await house().window('Ines');
    david = await house().window('David');
    for (const seat of [mara, tomasz, ruth, ines, david]) {
      await signIn(seat, seat.name.toLowerCase());
      await untilAllSent(seat.page);
    }
  });

  step('the manager imports a file of ids: columns recognised, counts that add up, refused rows with their reasons', async () => {
    const file = qualifiedLeadsFile();
    const { page } = ines;
    await importFile(page, file, {
      team: 'North',
      columns: {
        mql_id: 'Id in the other system',
        first_contact_date: 'Date of arrival',
        landing_page_id: 'What they did',
        origin: 'Source',
      },
      taken: file.rows - file.unreadableDates - file.nobody,
    });
    const refused = page.getByRole('region', { name: 'Refused rows' });
    expect(await refused.getByRole('row', { name: /date of arrival cannot be read/ }).count()).toBe(file.unreadableDates);
    expect(await refused.getByRole('row', { name: /nobody to call/ }).count()).toBe(file.nobody);
    await page.getByText(`${312} + 0 + 0 + 8 = ${file.rows} rows in the file`).waitFor();
  });

  step('and one of people with phones; both wait in the pool of a team', async () => {
    const { page } = ines;
    await importFile(page, contacts, {
      team: 'North',
      columns: { firstname: 'First name', zipcode: 'Postcode', phone: 'Phone, work', company: 'Company', email: 'Mail' },
      taken: contacts.rows,
    });
    await page.getByText('54 + 0 + 0 + 0 = 54 rows in the file').waitFor();
    await page.getByRole('button', { name: 'Show the leads' }).click();
    await leadRows(page).first().waitFor();
    expect(await leadRows(page).first().textContent()).toContain('Pool');
    await untilAllSent(page);
  });

  step('the team lead gives them to two reps, who see them within a second', async () => {
    for (const { page } of [mara, tomasz]) {
      await searchLeads(page, '@mill-');
      await page.getByText('No lead with “@mill-” in this view').waitFor();
    }
    const { page } = ruth;
    await searchLeads(page, '@mill-', 'Pool');
    await page.getByRole('checkbox', { name: `Select all ${contacts.rows} rows` }).click();
    await page.getByRole('button', { name: 'Assign' }).click();
    const dialog = page.getByRole('dialog', { name: `Assign ${contacts.rows} leads` });
    await dialog.getByRole('checkbox', { name: /Mara Lindqvist/ }).check();
    await dialog.getByRole('checkbox', { name: /Tomasz Wójcik/ }).check();
    const run = dialog.getByRole('button', { name: `Assign ${contacts.rows} leads` });
    const half = contacts.rows / 2;
    const pressed = pressedAt(page);
    const arrivals = [mara, tomasz].map(async (rep) => {
      const stood = await standsAt(rep.page, `Select all ${half} rows`);
      return `${rep.name} after ${Math.round(stood - (await pressed))} ms`;
    });
    await run.click();
    console.log(`${contacts.rows} leads assigned: ${(await Promise.all(arrivals)).join(', ')}`);
  });

  step('a rep sees who is next and why, and the queue in order', async () => {
    const { page } = mara;
    names.callback = await firstLead(page, 'Calder');
    names.nurture = await firstLead(page, 'Lechtal');
    await openPlace(page, 'Today');
    const next = page.getByRole('region', { name: 'Next lead' });
    expect(await next.getByRole('heading', { level: 2 }).first().textContent()).toBe(names.qualified);
    expect(await next.getByRole('listitem').allTextContents()).toContainEqual(expect.stringMatching(/^You promised (today )?14:00\./));
    const reasons = await page
      .getByRole('grid', { name: 'Queue' })
      .getByRole('gridcell', { name: /^(Shared callback|New lead|Planned call|Retry|Hot)/ })
      .allTextContents();
    // What was planned and what is to be tried again stand together, by when they are due.
    const ranks = reasons.map((reason) => [/^Shared/, /^New/, /^Planned|^Retry/, /^Hot/].findIndex((words) => words.test(reason)));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    before = await dayFigures(page);
    // The app itself is on the machine before the network goes.
    await mara.untilInstalled();
  });

  step('her network goes away', async () => {
    await mara.line.cut();
    await expect.poll(() => syncIndicator(mara.page).textContent()).toMatch(/^Offline/);
  });

  step('she calls the first: script, letters, note, qualified', async () => {
    const { page } = mara;
    await page.keyboard.press('Control+Enter');
    await page.getByRole('timer', { name: 'In call' }).waitFor();
    await expect.poll(() => mara.dialled()).toEqual(['tel:+498955500142']);
    await page.keyboard.press('ArrowRight');
    await page.getByText('Step 2 of 7, Permission').waitFor();
    await page.keyboard.press('q');
    await page.getByText('Step 3 of 7, Trigger').waitFor();
    await page.keyboard.press('q');
    await page.getByText('Step 4 of 7, Size the loss').waitFor();
    await page.keyboard.press('t');
    const state = page.getByRole('radiogroup', { name: 'Timing: state' });
    await state.getByRole('radio', { name: 'Open' }).press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await state.getByRole('radio', { name: 'Yes' }).isChecked()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByRole('textbox', { name: 'Their words' }).focus();
    await page.keyboard.type('Running again before Christmas, Vogt set the date');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Qualified/ }).waitFor();
    await writeNote(page, 'Wants two pages on stops by Thursday, then a call with Peter Vogt.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('timer', { name: 'Wrap-up' }).waitFor();
    await page.keyboard.press('7');
    await page.getByRole('heading', { name: names.qualified, level: 2 }).waitFor({ state: 'detached' });
  });

  step('the second wants to be called back, at a time on the clock of where the lead is', async () => {
    const { page } = mara;
    await openCallOf(page, names.callback);
    await dial(page);
    await writeNote(page, 'Asked for Thursday afternoon, Sheffield time.');
    await page.keyboard.press('5');
    await page.getByLabel('When to call back').fill('thu 3pm');
    await page.getByText(/^Thu 15:00 in /).waitFor();
    await page.getByText('16:00 for you').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: names.callback, level: 2 }).waitFor({ state: 'detached' });
  });

  step('the third is not ready: nurture, with the day to come back', async () => {
    const { page } = mara;
    await openCallOf(page, names.nurture);
    await dial(page);
    await writeNote(page, 'Budget is spent until spring.');
    await page.keyboard.press('8');
    await page.keyboard.press('3');
    await page.getByText(/^Nurture, call again on /).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: names.nurture, level: 2 }).waitFor({ state: 'detached' });
    await expect.poll(() => mara.dialled()).toHaveLength(3);
  });

  step('her day counts them, without a network', async () => {
    await openPlace(mara.page, 'Today');
    await expect.poll(() => dayFigures(mara.page)).toEqual(threeMoreThan(before));
  });

  step('the app is closed and opened again, still without a network: everything is there', async () => {
    await mara.quit();
    await mara.start();
    const { page } = mara;
    await page.goto(mara.url);
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await expect.poll(() => syncIndicator(page).textContent()).toMatch(/^Offline, \d+ unsent$/);
    await openPlace(page, 'Today');
    await expect.poll(() => dayFigures(page)).toEqual(threeMoreThan(before));
    await openCallOf(page, names.qualified);
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await timeline.getByText('Wants two pages on stops by Thursday, then a call with Peter Vogt.').waitFor();
    await page.getByRole('button', { name: /^favourable .*Running again before Christmas/ }).waitFor();
    await page.getByText('Qualified and waiting to be handed to sales.').waitFor();
    await openCallOf(page, names.callback);
    await timeline.getByText('Asked for Thursday afternoon, Sheffield time.').waitFor();
    await openCallOf(page, names.nurture);
    await timeline.getByText('Budget is spent until spring.').waitFor();
    await openPlace(page, 'Callbacks');
    await page.getByText(names.callback).first().waitFor();
  });

  step('meanwhile the team lead moves one of the three to the other rep', async () => {
    const { page } = ruth;
    await searchLeads(page, names.callback, 'All leads');
    await page.getByRole('checkbox', { name: `Select ${names.callback}` }).click();
    await page.getByRole('button', { name: 'Assign' }).click();
    const dialog = page.getByRole('dialog', { name: 'Assign 1 lead' });
    await dialog.getByRole('checkbox', { name: /Tomasz Wójcik/ }).check();
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Mara is ill until Thursday');
    await dialog.getByRole('button', { name: 'Assign 1 lead' }).click();
    await dialog.waitFor({ state: 'detached' });
    await untilAllSent(page);
    await searchLeads(tomasz.page, names.callback);
    await leadRows(tomasz.page).first().waitFor();
  });

  step('the network returns: all arrives, both desktops agree, nothing is parked', async () => {
    await mara.line.mend();
    await untilAllSent(mara.page);
    const { page } = tomasz;
    await openCallOf(page, names.callback);
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await timeline.getByText('Asked for Thursday afternoon, Sheffield time.').waitFor();
    await timeline.getByText('by Mara Lindqvist, owner until then').waitFor();
    await openPlace(page, 'Callbacks');
    await page.getByText(names.callback).first().waitFor();
    await searchLeads(mara.page, names.callback);
    await mara.page.getByText(`No lead with “${names.callback}” in this view`).waitFor();
    for (const seat of [mara, tomasz, ruth]) {
      await untilAllSent(seat.page);
      await syncIndicator(seat.page).click();
      await seat.page.getByText('Everything you did has been sent.').waitFor();
      expect(await seat.page.getByRole('heading', { name: 'Parked' }).count()).toBe(0);
      await seat.page.keyboard.press('Escape');
    }
  });

  step('the rep hands the qualified lead to sales with its package', async () => {
    const { page } = mara;
    await openCallOf(page, names.qualified);
    await page.getByRole('button', { name: 'Hand off' }).click();
    const drawer = page.getByRole('dialog', { name: `Hand off ${names.qualified}` });
    await drawer.getByText('Running again before Christmas').first().waitFor();
    await drawer.getByRole('textbox', { name: 'What you promised' }).fill('Two pages on stops by Thursday, then a call with the CFO');
    await drawer.getByRole('button', { name: 'Hand off to David Brandt' }).click();
    await page.getByText(`${names.qualified} handed off to David Brandt`).first().waitFor();
    await untilAllSent(page);
  });

  step('the salesperson accepts it in a browser, and later marks it won with an amount', async () => {
    const { page } = david;
    await page
      .getByRole('button', { name: new RegExp(names.qualified) })
      .first()
      .click();
    await page.getByText('Two pages on stops by Thursday, then a call with the CFO').first().waitFor();
    await page.keyboard.press('a');
    await page.getByRole('textbox', { name: 'Next step (read by the rep)' }).fill('Call with Vogt on Friday');
    await page.keyboard.press('Enter');
    await page.getByText(`${names.qualified} accepted`).first().waitFor();
    await page
      .getByRole('button', { name: new RegExp(names.qualified) })
      .first()
      .click();
    await page.keyboard.press('w');
    await page.getByRole('textbox', { name: 'Contract value' }).fill('48200');
    await page.getByRole('textbox', { name: 'Contract number' }).fill('2026-1187');
    await page.getByRole('button', { name: 'Record as won' }).click();
    await page.getByText(`${names.qualified} won, €48,200`).first().waitFor();
    await untilAllSent(page);
  });

  step('the manager filters the handoff log and exports it; the file holds all of it', async () => {
    const { page } = ines;
    await openPlace(page, 'Handoffs');
    await page.getByRole('combobox', { name: 'Salesperson' }).click();
    await page.getByRole('option', { name: 'David Brandt' }).click();
    const rows = page.getByRole('grid', { name: 'Handoff log' }).getByRole('row', { name: /David Brandt/ });
    await page.getByRole('row', { name: /Ana Keller.*Won/ }).waitFor();
    const shown = await rows.count();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export CSV' }).click()]);
    const text = readFileSync(await download.path(), 'utf8');
    const { data, errors, meta } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(shown);
    expect(new Set(data.map((row) => row.Salesperson))).toEqual(new Set(['David Brandt']));
    expect(meta.fields).toEqual(
      expect.arrayContaining(['Handoff', 'Lead', 'Rep', 'Salesperson', 'State', 'Value', 'Currency', 'Contract', 'Promised', 'T words']),
    );
    const row = data.find((each) => each.Lead === names.qualified);
    expect(row).toMatchObject({
      Rep: 'Mara Lindqvist',
      State: 'won',
      Value: '48200',
      Currency: 'EUR',
      Contract: '2026-1187',
      'Answer note': 'Call with Vogt on Friday',
      Promised: 'Two pages on stops by Thursday, then a call with the CFO',
      'T state': 'favourable',
      'T words': 'Running again before Christmas, Vogt set the date',
    });
  });
});

/** The lead that stands first when the table is searched. */
const firstLead = async (page: Seat['page'], words: string): Promise<string> => {
  await searchLeads(page, words);
  const cell = leadRows(page).first().getByRole('gridcell').nth(1);
  await expect.poll(() => leadRows(page).first().textContent()).toContain(words);
  return ((await cell.textContent()) ?? '').trim();
};

type DayFigures = { calls: number; reached: number; qualified: number };

/** What Today says of the rep's own day. */
const dayFigures = async (page: Seat['page']): Promise<DayFigures> => {
  const said = await page.getByRole('region', { name: 'My day' }).getByRole('definition').allTextContents();
  return { calls: Number(said[0]), reached: Number(said[2]), qualified: Number(said[6]) };
};

const threeMoreThan = ({ calls, reached, qualified }: DayFigures): DayFigures => ({
  calls: calls + 3,
  reached: reached + 3,
  qualified: qualified + 1,
});

const dial = async (page: Seat['page']): Promise<void> => {
  await page.keyboard.press('Control+Enter');
  await page.getByRole('timer', { name: 'In call' }).waitFor();
};

/** Types into the note and waits until it is on the disk. */
const writeNote = async (page: Seat['page'], note: string): Promise<void> => {
  await page.keyboard.press('m');
  await page.keyboard.type(note);
  await page.getByText(/Saved here \d/).waitFor();
  await page.keyboard.press('Escape');
};
