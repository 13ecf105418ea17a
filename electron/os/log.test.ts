import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openLog, withoutPersons } from './log.ts';

const folder = mkdtempSync(join(tmpdir(), 'log-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the log', () => {
  test('says nothing of persons', () => {
    expect(withoutPersons(`${homedir()}/Documents called ana.keller@nordhaus.example at +49 89 5550-0142`)).toBe(
      '~/Documents called <mail> at <digits>',
    );
    expect(withoutPersons('Electron 45.4.1 on port 4600')).toBe('Electron 45.4.1 on port 4600');
  });

  test('is rotated, keeps what is newest, and ends at four files', () => {
    const log = openLog(join(folder, 'logs'), () => 0);
    for (let at = 0; at < 9000; at += 1) log.note('filled', { number: at, with: 'x'.repeat(300) });
    const names = readdirSync(join(folder, 'logs')).sort();
    expect(names).toEqual(['refinery.1.log', 'refinery.2.log', 'refinery.3.log', 'refinery.log']);
    for (const name of names) expect(statSync(join(folder, 'logs', name)).size).toBeLessThan(513 * 1024);
    const lines = log.read().trim().split('\n');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ what: 'filled', number: 8999 });
    const numbers = lines.map((line) => JSON.parse(line).number as number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });

  test('that cannot be written disturbs nobody', () => {
    expect(() => openLog('/dev/null/nowhere').note('started')).not.toThrow();
  });
});
