import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readServerAddress, WrongSetting } from './server-address.ts';

let directory: string;
let path: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'settings-'));
  path = join(directory, 'settings.json');
});
afterEach(() => rm(directory, { recursive: true }));

describe("the server's address", () => {
  test('is this computer when nothing says otherwise', async () => {
    expect(await readServerAddress({}, path)).toEqual({ url: 'http://127.0.0.1:4600', from: 'default' });
  });

  test('comes from the settings file, whatever else is in it', async () => {
    await writeFile(path, '{ "server": "https://refinery.nordhaus.example/", "zoom": 1.2 }');
    expect(await readServerAddress({}, path)).toEqual({ url: 'https://refinery.nordhaus.example', from: 'settings' });
  });

  test('comes from the environment first', async () => {
    await writeFile(path, '{ "server": "https://refinery.nordhaus.example" }');
    expect(await readServerAddress({ REFINERY_SERVER: ' http://10.0.0.4:4600 ' }, path)).toEqual({
      url: 'http://10.0.0.4:4600',
      from: 'environment',
    });
  });

  test.each(['refinery', 'ftp://refinery.example', 'https://user:secret@refinery.example', 'https://refinery.example/app', 'http://a?b=c'])(
    '%s is refused with the name of the setting',
    async (address) => {
      await expect(readServerAddress({ REFINERY_SERVER: address }, path)).rejects.toThrow(/REFINERY_SERVER/);
      await writeFile(path, JSON.stringify({ server: address }));
      await expect(readServerAddress({}, path)).rejects.toThrow(path);
    },
  );

  test.each(['', '{', '[]', '{ "server": 4600 }'])('a settings file that holds %j is refused', async (content) => {
    await writeFile(path, content);
    await expect(readServerAddress({}, path)).rejects.toBeInstanceOf(WrongSetting);
  });
});
