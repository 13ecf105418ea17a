import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type DesktopSettings, desktopSettings } from '../shared/desktop.ts';
import { writeAtomically } from './os/atomic-write.ts';
import { isMissing } from './os/disk-trouble.ts';

/** A setting that cannot be used. Starting with another one instead would hide it; the message says where and what. */
export class WrongSetting extends Error {
  override readonly name = 'WrongSetting';
}

/** Other programs' keys in the same file are theirs, and stay. */
const file = z.looseObject(desktopSettings.shape);

/** The settings of this computer, in one file that a person may edit too. */
export type SettingsFile = {
  now(): DesktopSettings;
  /** On the disk when it resolves. Throws the file system's error, and then the settings are as before. */
  change(some: Partial<DesktopSettings>): Promise<void>;
};

const readText = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return '{}';
    throw new WrongSetting(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const readAll = (path: string): z.infer<typeof file> => {
  const text = readText(path);
  try {
    return file.parse(JSON.parse(text));
  } catch (error) {
    const where = error instanceof z.ZodError ? ` ("${error.issues[0]?.path.join('.') ?? ''}")` : '';
    throw new WrongSetting(`${path} is not of the form { "server": "http://127.0.0.1:4600" }${where}. Correct it, or delete it.`);
  }
};

/** Reads the settings, defaults where there are none; at once, as some count before the app is ready. Throws WrongSetting. */
export const openSettings = (path: string): SettingsFile => {
  let current = readAll(path);
  let last: Promise<void> = Promise.resolve();
  const change = async (some: Partial<DesktopSettings>): Promise<void> => {
    const next = file.parse({ ...current, ...some });
    await writeAtomically(path, `${JSON.stringify(next, null, 2)}\n`);
    current = next;
  };
  return {
    now: () => desktopSettings.parse(current),
    change: (some) => {
      const mine = last.then(() => change(some));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
};
