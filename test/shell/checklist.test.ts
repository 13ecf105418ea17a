import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../build/project.mjs';
import { checklist } from './checklist.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

test("Electron's checklist has twenty items, and each is held", () => {
  expect(checklist.map(({ item }) => Number.parseInt(item, 10))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  for (const { item, tests } of checklist) expect(tests.length, item).toBeGreaterThan(0);
});

test.each(checklist.map((each) => [each.item, each] as const))('%s', (_item, { tests, lint = [] }) => {
  for (const { file, title } of tests) {
    expect(existsSync(join(root, file)), file).toBe(true);
    expect(
      titlesIn(read(file)).some((each) => each.includes(title)),
      `${file}: ${title}`,
    ).toBe(true);
  }
  for (const message of lint) expect(read('.biome.json')).toContain(message);
});

test('the README lists every item', () => {
  const readme = read('README.md').replace(/ +/g, ' ');
  for (const { item } of checklist) expect(readme).toContain(`| ${item.replace('. ', ' | ')} |`);
});

/** Every text in quotes: titles of tests and of their tables are among them. */
const titlesIn = (text: string): string[] => [...text.matchAll(/(['"`])((?:(?!\1).)+)\1/g)].map(([, , title = '']) => title);
