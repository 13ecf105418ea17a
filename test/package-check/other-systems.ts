import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getRawHeader } from '@electron/asar';
import { NtExecutable, NtExecutableResource } from 'resedit';

/** Where the packer puts what is looked at, below the folder that it was given. */
const places = {
  mac: {
    archive: 'mac/Refinery.app/Contents/Resources/app.asar',
    fuses: 'mac/Refinery.app/Contents/Frameworks/Electron Framework.framework/Electron Framework',
  },
  win: { archive: 'win-unpacked/resources/app.asar', fuses: 'win-unpacked/Refinery.exe' },
} as const;
export type OtherSystem = keyof typeof places;

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** By position: cookies are sealed, the archive is proven, nothing but the archive is loaded; all else is off. */
const wantedFuses = '01001100';

const checkFuses = (path: string): void => {
  const bytes = readFileSync(path);
  const at = bytes.indexOf(sentinel) + sentinel.length;
  assert.equal(bytes.toString('latin1', at + 2, at + 2 + (bytes[at + 1] ?? 0)), wantedFuses, `the fuses of ${path}`);
};

/** What the executable says that the archive's list of files sums up to; Electron ends where that is not so. */
const sumOfList = (archive: string): string => createHash('sha256').update(getRawHeader(archive).headerString).digest('hex');

const checkMac = (folder: string, archive: string): void => {
  const info = readFileSync(join(folder, 'mac/Refinery.app/Contents/Info.plist'), 'utf8').replace(/\s+/g, '');
  const says = (key: string, value: string) => assert.ok(info.includes(`<key>${key}</key>${value}`), `Info.plist: ${key} is not ${value}`);
  says('CFBundleIdentifier', '<string>example.refinery.desktop</string>');
  says('CFBundleExecutable', '<string>Refinery</string>');
  says('CFBundleURLSchemes', '<array><string>refinery</string></array>');
  says('CFBundleURLSchemes', '<array><string>tel</string></array>');
  says('LSApplicationCategoryType', '<string>public.app-category.business</string>');
  says('hash', `<string>${sumOfList(archive)}</string>`);
};

const checkWindows = (folder: string, archive: string): void => {
  const executable = NtExecutable.from(readFileSync(join(folder, places.win.fuses)));
  const found = NtExecutableResource.from(executable).entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  assert.ok(found, 'the executable does not say what its archive sums up to');
  const [said] = JSON.parse(Buffer.from(found.bin).toString('utf8'));
  assert.deepEqual(said, { file: 'resources\\app.asar', alg: 'SHA256', value: sumOfList(archive) });
};

/** Looks at what was packed for another system: the same archive, its sum where that system looks for it, fuses. Throws what does not hold; returns the archive. */
export const checkOtherSystem = (
  system: OtherSystem,
  folder: string,
  files: readonly string[],
  list: (archive: string) => string[],
): string => {
  const { archive, fuses } = places[system];
  const path = join(folder, archive);
  assert.deepEqual(list(path), files, `the archive for ${system} holds other files`);
  checkFuses(join(folder, fuses));
  if (system === 'mac') checkMac(folder, path);
  else checkWindows(folder, path);
  return path;
};
