import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serverAddressOf, typedOrigin } from './server-address.ts';
import { openSettings, WrongSetting } from './settings.ts';

let directory: string;
let path: string;
const read = (environment: NodeJS.ProcessEnv = {}) => serverAddressOf(environment, openSettings(path).now());

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'settings-'));
  path = join(directory, 'settings.json');
});
afterEach(() => rmSync(directory, { recursive: true }));

describe("the server's address", () => {
  test('is this computer when nothing says otherwise', () => {
    expect(read()).toEqual({ url: 'http://127.0.0.1:4600', from: 'default' });
  });

  test('comes from the settings file, whatever else is in it', () => {
    writeFileSync(path, '{ "server": "https://refinery.nordhaus.example/", "zoom": 1.2 }');
    expect(read()).toEqual({ url: 'https://refinery.nordhaus.example', from: 'settings' });
  });

  test('comes from the environment first', () => {
    writeFileSync(path, '{ "server": "https://refinery.nordhaus.example" }');
    expect(read({ REFINERY_SERVER: ' http://10.0.0.4:4600 ' })).toEqual({ url: 'http://10.0.0.4:4600', from: 'environment' });
  });

  test('is the own server where one was chosen, whatever address stood there before', () => {
    writeFileSync(path, '{ "server": "https://refinery.nordhaus.example", "ownServer": { "reach": "computer", "port": 4711 } }');
    expect(read()).toEqual({ url: 'http://127.0.0.1:4711', from: 'ownServer' });
  });

  test.each(['refinery', 'ftp://refinery.example', 'https://user:secret@refinery.example', 'https://refinery.example/app', 'http://a?b=c'])(
    '%s is refused with the name of the setting',
    (address) => {
      expect(() => read({ REFINERY_SERVER: address })).toThrow(/REFINERY_SERVER/);
      writeFileSync(path, JSON.stringify({ server: address }));
      expect(() => read()).toThrow(/settings.json/);
    },
  );

  test.each(['', '{', '[]', '{ "server": 4600 }', '{ "zoomPercent": 4000 }'])('a settings file that holds %j is refused', (content) => {
    writeFileSync(path, content);
    expect(() => openSettings(path)).toThrow(WrongSetting);
  });

  test.each([
    ['refinery.nordhaus.example', 'https://refinery.nordhaus.example'],
    [' https://refinery.nordhaus.example:8443/ ', 'https://refinery.nordhaus.example:8443'],
    ['http://192.168.1.20:4600', 'http://192.168.1.20:4600'],
    ['192.168.1.20:4600', 'https://192.168.1.20:4600'],
    ['file:///etc/passwd', null],
    ['not an address', null],
    ['', null],
  ])('%j as a person types it is %j', (typed, origin) => {
    expect(typedOrigin(typed)).toBe(origin);
  });
});

describe('settings of this computer', () => {
  test('that change are in the file, and leave the keys of others alone', async () => {
    writeFileSync(path, '{ "server": "https://refinery.nordhaus.example", "theme": "ours" }');
    const settings = openSettings(path);
    await Promise.all([settings.change({ zoomPercent: 125 }), settings.change({ startsAtLogin: true })]);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ theme: 'ours', zoomPercent: 125, startsAtLogin: true });
    expect(openSettings(path).now()).toEqual(settings.now());
  });

  test('that cannot be written are as they were', async () => {
    const settings = openSettings(path);
    rmSync(directory, { recursive: true });
    await expect(settings.change({ zoomPercent: 150 })).rejects.toThrow(/ENOENT/);
    expect(settings.now().zoomPercent).toBe(100);
    directory = mkdtempSync(join(tmpdir(), 'settings-'));
  });
});
