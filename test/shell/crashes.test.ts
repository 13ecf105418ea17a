import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerSaveDialog, launchShell, newFolder, type Shell, until } from './shell.ts';

let shell: Shell;
const profile = newFolder('profile');
const images = join(profile, 'Crashpad/completed');

beforeAll(async () => {
  mkdirSync(images, { recursive: true });
  for (let age = 0; age < 8; age += 1) writeFileSync(join(images, `old-${age}.dmp`), 'MDMP');
  shell = await launchShell({ profile });
  await answerMessages(1);
});
afterAll(() => shell.app.close());

/** From here on a person presses that button of every message; what they were told is kept. */
const answerMessages = (response: number): Promise<void> =>
  shell.app.evaluate(({ dialog }, pressed) => {
    Object.assign(globalThis, { toldOf: [] });
    dialog.showMessageBox = async (...given: unknown[]) => {
      (globalThis as unknown as { toldOf: unknown[] }).toldOf.push(given.at(-1));
      return { response: pressed, checkboxChecked: false };
    };
  }, response);
const toldOf = () => shell.app.evaluate(() => (globalThis as unknown as { toldOf: Electron.MessageBoxOptions[] }).toldOf);
const work = (callLeadId: string | null) =>
  shell.page.evaluate((id) => window.desktop?.tellWork({ callLeadId: id, waiting: 0, due: 0 }), callLeadId);

const lines = async (): Promise<Map<string, string>> => {
  const read = await shell.page.evaluate(() => window.desktop?.readDiagnostics());
  return new Map(read?.lines.map(({ name, value }) => [name, value]));
};
const exported = async (): Promise<string> => {
  const path = join(newFolder('diagnostics'), 'all.txt');
  await answerSaveDialog(shell.app, path);
  expect(await shell.page.evaluate(() => window.desktop?.exportDiagnostics())).toEqual({ kind: 'saved', path });
  return readFile(path, 'utf8');
};

/** A fault whose message names people, as those of libraries may. */
const fail = () =>
  shell.app.evaluate(() => {
    setTimeout(() => {
      throw new TypeError('cannot write to ana.keller@nordhaus.example at +498955500142, /home/mara/notes');
    });
  });
const personal = /ana\.keller|498955500142|mara|nordhaus/;

describe('a fault of the shell that nobody caught', () => {
  test('is reported without a word of persons and asks nothing in the middle of a call', async () => {
    expect((await lines()).get('Crash reports')).toBe('none');
    await work('lead-1');
    await fail();
    await until(async () => expect((await lines()).get('Crash reports')).toMatch(/^1, the last: \S+ shell TypeError /));
    expect(await toldOf()).toEqual([]);
    expect(await exported()).not.toMatch(personal);
    expect(await exported()).toMatch(/^Crash: \S+ shell TypeError .*$/m);
    await work(null);
  });

  test('offers to start again, once, and goes on meanwhile', async () => {
    await fail();
    await until(async () => expect(await toldOf()).toMatchObject([{ buttons: ['Start again', 'Go on'] }]));
    await fail();
    await until(async () => expect((await lines()).get('Crash reports')).toMatch(/^3, /));
    expect(await toldOf()).toHaveLength(1);
  });

  test('is reported too when it was a promise that nobody awaited', async () => {
    await shell.app.evaluate(() => {
      void Promise.reject(new RangeError('of +498955500142'));
    });
    await until(async () => expect((await lines()).get('Crash reports')).toMatch(/^4, the last: \S+ shell RangeError/));
  });
});

describe('a page that hangs', () => {
  const hang = () => shell.app.evaluate(({ BrowserWindow }) => void BrowserWindow.getAllWindows()[0]?.emit('unresponsive'));
  /** A sign in the page that a new document does not have. */
  const isMarked = () => shell.page.evaluate(() => 'marked' in window).catch(() => false);

  test('is left alone when the person waits', async () => {
    await answerMessages(0);
    await shell.page.evaluate(() => Object.assign(window, { marked: true }));
    await hang();
    await until(async () => expect((await lines()).get('Crash reports')).toMatch(/the last: \S+ page unresponsive/));
    await until(async () => expect((await toldOf()).at(-1)).toMatchObject({ buttons: ['Wait', 'Load again'] }));
    expect(await isMarked()).toBe(true);
  });

  test('is ended and loaded again without another question when that is chosen', async () => {
    await answerMessages(1);
    await hang();
    await until(async () => {
      const found = await shell.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript("('marked' in window) + typeof window.desktop"),
      );
      expect(found).toBe('falseobject');
    });
    expect((await toldOf()).map(({ buttons }) => buttons)).toEqual([['Wait', 'Load again']]);
    const { folder } = shell;
    await shell.app.close();
    shell = await launchShell({ profile, folder });
  });
});

describe('a page that dies', () => {
  test('is reported, with the memory image left on this computer', async () => {
    expect((await lines()).get('Memory images of crashes')).toBe('5, on this computer only');
    await answerMessages(0);
    await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
    await until(() => expect(readdirSync(images)).toHaveLength(6));
    await until(async () => expect(await toldOf()).toMatchObject([{ buttons: ['Load again', 'Quit'] }]));
    const reports = readdirSync(join(profile, 'crashes')).toSorted();
    expect(reports).toHaveLength(8);
    const newest = JSON.parse(await readFile(join(profile, 'crashes', reports.at(-1) ?? ''), 'utf8'));
    expect(newest).toMatchObject({ of: 'page', what: 'crashed (5)', where: '', version: expect.stringMatching(/^\d/) });
  });
});

test('reports outlast the app, and its log says the same', async () => {
  const { folder } = shell;
  await shell.app.close();
  shell = await launchShell({ profile, folder });
  expect((await lines()).get('Crash reports')).toMatch(/^8, the last: \S+ page crashed/);
  expect((await lines()).get('Memory images of crashes')).toBe('5, on this computer only');
  const text = await exported();
  expect(text.match(/^Crash: /gm)).toHaveLength(8);
  expect(text).toMatch(/"of":"page","kind":"crashed/);
  expect(text).not.toMatch(personal);
  expect(text).not.toContain('MDMP');
});
