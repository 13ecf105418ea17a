import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { electronPath } from '../support/staged-app.ts';
import { environmentOf, launchShell, newFolder, stageApp, until, windowsOf } from './shell.ts';

/** Starts the app undriven, as a person does. */
const start = (folder: string, profile: string, environment: Record<string, string> = {}) =>
  spawn(electronPath, [folder, '--no-sandbox'], { env: environmentOf(profile, environment), stdio: ['ignore', 'ignore', 'pipe'] });

describe('starting the app', () => {
  test('a second time ends at once and brings the first window back', async () => {
    const { app, profile, folder } = await launchShell();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    const [code] = await once(start(folder, profile), 'exit');
    expect(code).toBe(0);
    await until(async () => expect(await windowsOf(app)).toMatchObject([{ isMinimized: false, isVisible: true }]));
    await app.close();
  });

  test('with another profile is another app', async () => {
    const first = await launchShell();
    const second = await launchShell({ folder: first.folder });
    await first.page.evaluate(() => localStorage.setItem('who', 'first'));
    expect(await second.page.evaluate(() => localStorage.getItem('who'))).toBeNull();
    await first.app.close();
    await second.app.close();
  });

  test.each([
    ['environment', { REFINERY_SERVER: 'refinery.example' }, null, 'REFINERY_SERVER is "refinery.example"'],
    ['settings', {}, '{ "server": 4600 }', 'settings.json is not of the form'],
  ])('with a wrong server address in its %s says so and ends', async (_where, environment, settings, sentence) => {
    const profile = newFolder('profile');
    if (settings) await writeFile(join(profile, 'settings.json'), settings);
    const child = start(stageApp(), profile, environment);
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    const [code] = await once(child, 'exit');
    expect(code).toBe(1);
    expect(errors).toContain(sentence);
  });

  test('takes the server address of its settings file', async () => {
    const profile = newFolder('profile');
    await writeFile(join(profile, 'settings.json'), '{ "server": "https://refinery.nordhaus.example" }');
    const { app, page } = await launchShell({ profile });
    expect(await page.evaluate(() => window.desktop?.readServerAddress())).toEqual({
      url: 'https://refinery.nordhaus.example',
      from: 'settings',
    });
    await app.close();
  });
});
