import { expect, it } from 'vitest';
import { folderNameOf } from './folder-name.ts';

it.each([
  ['Badge scans, hall 3', 'badge-scans-hall-3'],
  ['Fair scans', 'fair-scans'],
  ['Übergabe München', 'u-bergabe-mu-nchen'],
  ['展示会', 'folder'],
])('makes of “%s” the folder that the server looks into', (name, folder) => {
  expect(folderNameOf(name)).toBe(folder);
});
