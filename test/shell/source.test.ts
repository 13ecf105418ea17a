import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../build/project.mjs';

/** The shell's own source, without comments: what must stand in one place only, or nowhere. */
const sources = readdirSync(join(root, 'electron'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => ({
    path: path.replaceAll('\\', '/'),
    text: readFileSync(join(root, 'electron', path), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''),
  }));

const filesWith = (pattern: RegExp): string[] => sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

describe('the source of the shell', () => {
  test('makes windows in one place', () => {
    expect(filesWith(/new (BrowserWindow|BaseWindow|WebContentsView|BrowserView)\b/)).toEqual(['windows/open-window.ts']);
  });

  test('hears pages in one place', () => {
    expect(filesWith(/\bipcMain\b/)).toEqual(['ipc.ts']);
    expect(filesWith(/\bipcRenderer\b|\bcontextBridge\b/)).toEqual(['preload.ts']);
    expect(filesWith(/\.ipc\.(on|handle)|MessageChannelMain/)).toEqual([]);
  });

  test('hands links to the system in one place', () => {
    expect(filesWith(/openExternal/)).toEqual(['os/open-link.ts']);
    expect(filesWith(/openPath|child_process/)).toEqual([]);
  });

  test('loads nothing by file, and no page of ours comes over http', () => {
    expect(filesWith(/loadFile|file:\/\/|registerFileProtocol|interceptFileProtocol/)).toEqual([]);
    expect(filesWith(/loadURL/)).toEqual(['windows/main-window.ts']);
    expect(filesWith(/loadURL\((?!`\$\{desktopOrigin\})/)).toEqual([]);
  });

  test('asks Chromium for no features by name and switches none of its protections off', () => {
    expect(
      filesWith(/enableBlinkFeatures|disableBlinkFeatures|enable-features|disable-web-security|no-sandbox|ignore-certificate-errors/),
    ).toEqual([]);
  });

  test('has no webview, no remote module and no code from text', () => {
    expect(filesWith(/<webview|allowpopups|webviewTag: true|@electron\/remote|\beval\(|new Function\b/)).toEqual([]);
  });

  test('accepts no certificate that the system refuses', () => {
    expect(filesWith(/'certificate-error'|rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED/)).toEqual([]);
  });
});

test('the app is packed with the Electron that it names, exactly one version', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const installed = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'));
  expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  expect(installed.version).toBe(devDependencies.electron);
  const double = readFileSync(join(root, 'test/electron-double/electron.ts'), 'utf8');
  expect(double).toContain(`const pretendVersion = '${devDependencies.electron}';`);
});
