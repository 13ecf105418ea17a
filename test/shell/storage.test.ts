import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { killWithAll } from '../support/staged-app.ts';
import { launchShell, newFolder, type Shell, until } from './shell.ts';

const journalOf = ({ page }: Shell) => page.evaluate(() => window.desktop?.readJournal());

describe('the journal', () => {
  test('holds what the page was told is saved, though the app is killed the moment it is told', async () => {
    const profile = newFolder('profile');
    const saved: string[] = [];
    for (const round of [1, 2, 3]) {
      const shell = await launchShell({ profile });
      await shell.page.exposeFunction('told', (id: string) => saved.push(id));
      shell.page
        .evaluate(async (prefix) => {
          const { told } = window as unknown as { told: (id: string) => Promise<void> };
          for (let number = 0; ; number += 1) {
            const id = `${prefix}-${number}`;
            const answer = await window.desktop?.appendToJournal([{ id, payload: `{"note":"${'x'.repeat(number % 700)}"}` }]);
            if (answer?.kind === 'saved') await told(id);
          }
        }, `round-${round}`)
        .catch(() => undefined);
      const savedNow = () => saved.filter((id) => id.startsWith(`round-${round}-`)).length;
      await until(() => expect(savedNow()).toBeGreaterThan(5 * round));
      await killWithAll(shell.app);
    }
    const shell = await launchShell({ profile });
    const journal = await journalOf(shell);
    const held = journal?.kind === 'read' ? journal.entries.map(({ id }) => id) : [];
    expect(saved.filter((id) => !held.includes(id))).toEqual([]);
    expect(await shell.page.evaluate((ids) => window.desktop?.compactJournal(ids), held.slice(1))).toEqual({ kind: 'compacted', kept: 1 });
    await shell.app.close();
  });

  test('answers only after the disk has', async () => {
    const shell = await launchShell();
    await shell.app.evaluate(async () => {
      const handle = await process.getBuiltinModule('node:fs/promises').open(process.execPath);
      const disk = Object.getPrototypeOf(handle) as { datasync: () => Promise<void> };
      await handle.close();
      const { promise, resolve } = Promise.withResolvers<void>();
      Object.assign(globalThis, { diskAnswers: resolve });
      disk.datasync = () => promise;
    });
    const answer = shell.page.evaluate(() => window.desktop?.appendToJournal([{ id: 'a', payload: '1' }]));
    const patience = new Promise((resolve) => setTimeout(resolve, 500, 'not answered'));
    expect(await Promise.race([answer, patience])).toBe('not answered');
    await shell.app.evaluate(() => (globalThis as unknown as { diskAnswers: () => void }).diskAnswers());
    expect(await answer).toEqual({ kind: 'saved' });
    await shell.app.close();
  });

  test('that cannot be opened is reported, and used again once it can be', async () => {
    const profile = newFolder('profile');
    await writeFile(join(profile, 'journal'), 'a file where the folder should be');
    const shell = await launchShell({ profile });
    const append = () => shell.page.evaluate(() => window.desktop?.appendToJournal([{ id: 'a', payload: '1' }]));
    expect(await append()).toEqual({ kind: 'failed', trouble: 'io' });
    await rm(join(profile, 'journal'));
    expect(await append()).toEqual({ kind: 'saved' });
    await shell.app.close();
  });
});

describe('the signed-in session', () => {
  test('comes back after a restart, sealed on the disk, until it is forgotten', async () => {
    const first = await launchShell();
    expect(await first.page.evaluate(() => window.desktop?.rememberSession('token-of-mara'))).toEqual({ kind: 'kept' });
    await first.app.close();
    const [kept = ''] = await readdir(join(first.profile, 'secrets'));
    expect(await readFile(join(first.profile, 'secrets', kept), 'latin1')).not.toContain('token-of-mara');
    const second = await launchShell({ profile: first.profile, folder: first.folder });
    expect(await second.page.evaluate(() => window.desktop?.recallSession())).toEqual({ kind: 'token', token: 'token-of-mara' });
    expect(await second.page.evaluate(() => window.desktop?.forgetSession())).toEqual({ kind: 'forgotten' });
    expect(await second.page.evaluate(() => window.desktop?.recallSession())).toEqual({ kind: 'none' });
    await second.app.close();
  });

  test('is kept nowhere when the machine has no keychain worth the name', async () => {
    const shell = await launchShell();
    await shell.app.evaluate(({ safeStorage }) => {
      safeStorage.getSelectedStorageBackend = () => 'basic_text';
      safeStorage.isAsyncEncryptionAvailable = async () => process.platform === 'linux';
    });
    expect(await shell.page.evaluate(() => window.desktop?.rememberSession('token'))).toEqual({
      kind: 'unavailable',
      trouble: 'no-keychain',
    });
    expect(await stat(join(shell.profile, 'secrets')).catch(() => 'missing')).toBe('missing');
    await shell.app.close();
  });
});

describe("the pages' own storage", () => {
  test('is there after a restart', async () => {
    const first = await launchShell();
    await first.page.evaluate(() => localStorage.setItem('kept', 'yes'));
    await first.app.close();
    const second = await launchShell({ profile: first.profile, folder: first.folder });
    expect(await second.page.evaluate(() => localStorage.getItem('kept'))).toBe('yes');
    await second.app.close();
  });
});
