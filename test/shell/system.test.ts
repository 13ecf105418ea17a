import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isDouble } from '../support/staged-app.ts';
import { answerSaveDialog, launchShell, newFolder, noteLinks, type Shell, until, windowsOf } from './shell.ts';

let shell: Shell;
beforeAll(async () => {
  shell = await launchShell();
});
afterAll(() => shell.app.close());

const exportLog = () =>
  shell.page.evaluate(() =>
    window.desktop?.exportFile({
      name: 'handoff log.csv',
      mime: 'text/csv',
      data: new TextEncoder().encode('lead;amount\r\nÅsa;38400\r\n'),
    }),
  );

describe('exporting a file', () => {
  test('writes it whole where the person says', async () => {
    const folder = newFolder('exports');
    const path = join(folder, 'log.csv');
    await writeFile(path, 'an older and much longer file than the new one, which must be replaced as a whole');
    await answerSaveDialog(shell.app, path);
    expect(await exportLog()).toEqual({ kind: 'saved', path });
    expect(await readFile(path, 'utf8')).toBe('lead;amount\r\nÅsa;38400\r\n');
    expect(await readdir(folder)).toEqual(['log.csv']);
  });

  test('writes nothing when the person changes their mind', async () => {
    await answerSaveDialog(shell.app, null);
    expect(await exportLog()).toEqual({ kind: 'cancelled' });
  });

  test('says why it could not, and leaves no half file', async () => {
    const folder = newFolder('exports');
    await mkdir(join(folder, 'log.csv', 'a folder of that name'), { recursive: true });
    await answerSaveDialog(shell.app, join(folder, 'log.csv'));
    expect(await exportLog()).toEqual({ kind: 'failed', trouble: 'io' });
    expect(await readdir(folder)).toEqual(['log.csv']);
  });

  test('tells the page nothing of a fault in the shell but that there was one', async () => {
    await shell.app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = async () => {
        throw new Error('cannot show /home/mara/private');
      };
    });
    const error = await exportLog().catch((each: Error) => each.message);
    expect(error).toContain('failed: a fault in the shell');
    expect(error).not.toContain('mara');
  });

  test('proposes a name that every system takes', async () => {
    await shell.app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = async (...given: unknown[]) => {
        const { defaultPath = '' } = given.at(-1) as Electron.SaveDialogOptions;
        return { canceled: false, filePath: `/nowhere/at/all/${defaultPath.replace(/^.*[\\/]/, '')}` };
      };
    });
    const answer = await shell.page.evaluate(() =>
      window.desktop?.exportFile({ name: '../../etc/a:b?.csv', mime: 'text/csv', data: new Uint8Array([1]) }),
    );
    expect(answer).toEqual({ kind: 'failed', trouble: 'io' });
  });
});

describe('dialling', () => {
  test('hands the number to the telephone application', async () => {
    const notedLinks = await noteLinks(shell.app);
    expect(
      await shell.page.evaluate(() =>
        window.desktop?.dial({ target: { number: '+49 89 5550-0142', extension: '7' }, settings: { way: 'tel', prefix: '', host: '' } }),
      ),
    ).toEqual({ kind: 'dialled' });
    expect(await notedLinks()).toEqual(['tel:+498955500142;ext=7']);
  });

  test.each([
    ['sip', 'sip:000498955500142@pbx.acme.example;user=phone'],
    ['callto', 'callto:000498955500142'],
  ] as const)('goes by %s where that is set, out by the prefix', async (way, link) => {
    const notedLinks = await noteLinks(shell.app);
    const call = { target: { number: '+49 89 5550-0142', extension: null }, settings: { way, prefix: '000', host: 'pbx.acme.example' } };
    expect(await shell.page.evaluate((given) => window.desktop?.dial(given), call)).toEqual({ kind: 'dialled' });
    expect(await notedLinks()).toEqual([link]);
  });

  test('refuses what is no number', async () => {
    const notedLinks = await noteLinks(shell.app);
    expect(
      await shell.page.evaluate(() =>
        window.desktop?.dial({
          target: { number: 'https://evil.example', extension: null },
          settings: { way: 'tel', prefix: '', host: '' },
        }),
      ),
    ).toEqual({
      kind: 'failed',
      trouble: 'not-a-number',
    });
    expect(await notedLinks()).toEqual([]);
  });

  test('says when nothing takes the link', async () => {
    await shell.app.evaluate(({ shell: system }) => {
      system.openExternal = async () => {
        throw new Error('no application');
      };
    });
    expect(
      await shell.page.evaluate(() =>
        window.desktop?.dial({ target: { number: '040 555 01 42', extension: null }, settings: { way: 'tel', prefix: '', host: '' } }),
      ),
    ).toEqual({ kind: 'failed', trouble: 'no-application' });
  });
});

describe.runIf(isDouble)('a notification', () => {
  type Shown = { electronDouble: { shownNotifications: Set<{ title: string; body: string; emit(name: string): void }> } };
  const shown = () =>
    shell.app.evaluate(() =>
      [...(globalThis as unknown as Shown).electronDouble.shownNotifications].map(({ title, body }) => `${title}: ${body}`),
    );

  test('is shown, replaced by one with the same id, and brings the window back when clicked', async () => {
    await shell.page.evaluate(() => {
      Object.assign(window, { clicked: [] });
      window.desktop?.onNotificationClicked(({ id }) => (window as unknown as { clicked: string[] }).clicked.push(id));
    });
    const notify = (body: string) =>
      shell.page.evaluate((text) => window.desktop?.notify({ id: 'callback-1', title: 'Call back', body: text }), body);
    expect(await notify('Ana Keller at 14:00')).toEqual({ kind: 'shown' });
    await notify('Ana Keller, now');
    expect(await shown()).toEqual(['Call back: Ana Keller, now']);
    await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    await shell.app.evaluate(() => {
      for (const each of (globalThis as unknown as Shown).electronDouble.shownNotifications) each.emit('click');
    });
    await shell.page.waitForFunction(() => (window as unknown as { clicked: string[] }).clicked.join() === 'callback-1');
    expect(await windowsOf(shell.app)).toMatchObject([{ isMinimized: false, isVisible: true }]);
  });
});

describe('a page that has crashed', () => {
  test('is loaded again after the person was told', async () => {
    await shell.app.evaluate(({ dialog }) => {
      dialog.showMessageBox = async (...given: unknown[]) => {
        Object.assign(globalThis, { toldOf: given.at(-1) });
        return { response: 0, checkboxChecked: false };
      };
    });
    await shell.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
    await until(async () => {
      const told = await shell.app.evaluate(() => (globalThis as unknown as { toldOf?: Electron.MessageBoxOptions }).toldOf);
      expect(told).toMatchObject({ type: 'error', buttons: ['Load again', 'Quit'] });
    });
    await until(async () => {
      const title = await shell.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.title + typeof window.desktop'),
      );
      expect(title).toBe('Shell pageobject');
    });
  });
});
