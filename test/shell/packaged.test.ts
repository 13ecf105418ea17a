import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isDouble } from '../support/staged-app.ts';
import { openUpdateHouse, type UpdateHouse } from '../updates/update-house.ts';
import { launchShell, newFolder, noteLinks, type Shell, stageApp, until } from './shell.ts';

/** What only an app does that was installed from a package; of a real Electron it is the package itself that says so. */
describe.runIf(isDouble && process.platform === 'linux')('an installed app', () => {
  let shell: Shell;
  let house: UpdateHouse;
  const machine = newFolder('machine');
  const appImage = join(machine, 'Refinery.AppImage');
  const environment = {
    ELECTRON_DOUBLE_PACKAGED: '1',
    XDG_CONFIG_HOME: machine,
    XDG_CACHE_HOME: join(machine, 'cache'),
    APPIMAGE: appImage,
  };
  const autostart = join(machine, 'autostart/refinery.desktop');

  /** As the packager leaves it: where updates lie and whose signature counts, in the app's own manifest. */
  const stageInstalled = (): string => {
    const folder = stageApp();
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, refinery: { updates: { url: house.url, key: house.key } } }));
    writeFileSync(join(folder, 'app-update.yml'), `provider: generic\nurl: ${house.url}\nupdaterCacheDirName: refinery-updater\n`);
    return folder;
  };

  beforeAll(async () => {
    house = await openUpdateHouse();
    writeFileSync(appImage, 'the app, as it was installed', { mode: 0o755 });
    shell = await launchShell({ folder: stageInstalled(), environment });
  });
  afterAll(async () => {
    await shell.app.close();
    house.close();
  });

  const change = (some: object) => shell.page.evaluate((given) => window.desktop?.changeDesktop(given), some);
  const state = () => shell.page.evaluate(() => window.desktop?.readDesktop());
  const takes = (scheme: string) => shell.app.evaluate(({ app }, name) => app.isDefaultProtocolClient(name), scheme);

  test('starts with the system when that is set, and no longer when it is not', async () => {
    expect(existsSync(autostart)).toBe(false);
    await change({ startsAtLogin: true });
    expect(readFileSync(autostart, 'utf8')).toContain(`Exec="${appImage}" --hidden`);
    await change({ startsAtLogin: false });
    expect(existsSync(autostart)).toBe(false);
  });

  test('is asked for its own links, and for numbers only when that is set', async () => {
    await until(async () => expect(await takes('refinery')).toBe(true));
    expect(await takes('tel')).toBe(false);
    await change({ takesTelLinks: true });
    expect(await takes('tel')).toBe(true);
    await change({ zoomPercent: 110 });
    expect(await takes('tel')).toBe(true);
  });

  test('does not call itself', async () => {
    const notedLinks = await noteLinks(shell.app);
    const dial = (way: 'tel' | 'sip') =>
      shell.page.evaluate((by) => {
        const settings = { way: by, prefix: '', host: 'pbx.acme.example' };
        return window.desktop?.dial({ target: { number: '+49 89 5550-0142', extension: null }, settings });
      }, way);
    expect(await dial('tel')).toEqual({ kind: 'failed', trouble: 'no-application' });
    expect(await dial('sip')).toEqual({ kind: 'dialled' });
    await change({ takesTelLinks: false });
    expect(await takes('tel')).toBe(false);
    expect(await dial('tel')).toEqual({ kind: 'dialled' });
    expect(await notedLinks()).toEqual(['sip:+498955500142@pbx.acme.example;user=phone', 'tel:+498955500142']);
  });

  test('says when another program has the key that was chosen', async () => {
    expect((await state())?.isShortcutTaken).toBe(false);
    await shell.app.evaluate(() =>
      (globalThis as unknown as { electronDouble: { takeShortcut(keys: string): void } }).electronDouble.takeShortcut(
        'CommandOrControl+Alt+J',
      ),
    );
    await change({ callShortcut: 'CommandOrControl+Alt+J' });
    expect((await state())?.isShortcutTaken).toBe(true);
    await change({ callShortcut: 'CommandOrControl+Alt+R' });
    expect((await state())?.isShortcutTaken).toBe(false);
  });

  test('takes no update that is not ours', async () => {
    house.publish({ version: '9.9.9' });
    const manifest = house.files.get('latest-linux.yml')?.toString() ?? '';
    house.files.set('latest-linux.yml', Buffer.from(manifest.replaceAll('9.9.9', '9.9.8')));
    expect(await shell.page.evaluate(() => window.desktop?.lookForUpdate())).toEqual({ kind: 'failed', trouble: 'refused' });
    expect(house.asked.filter((name) => name.endsWith('.AppImage'))).toEqual([]);
  });

  test('fetches a new version quietly, spares a running call, and has it installed when it quits', async () => {
    const bytes = house.publish({ version: '9.9.9' });
    await shell.page.evaluate(() => window.desktop?.lookForUpdate());
    await until(async () => expect((await state())?.update).toEqual({ kind: 'downloaded', version: '9.9.9' }));
    await shell.page.evaluate(() => window.desktop?.tellWork({ callLeadId: 'lead-1', waiting: 0, due: 0 }));
    expect(await shell.page.evaluate(() => window.desktop?.restartApp())).toEqual({ kind: 'inCall' });
    await shell.page.evaluate(() => window.desktop?.tellWork({ callLeadId: null, waiting: 0, due: 0 }));
    expect(readFileSync(appImage, 'utf8')).toBe('the app, as it was installed');
    await shell.app.evaluate(({ app }) => app.quit()).catch(() => undefined);
    await until(() => expect(readFileSync(appImage).equals(bytes)).toBe(true));
    expect(JSON.parse(readFileSync(join(shell.profile, 'updates.json'), 'utf8')).newestIssuedAt).toBe(Date.UTC(2026, 10, 1));
  });
});
