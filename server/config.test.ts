import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const errorsOf = (environment: Record<string, string>): string[] => {
  const read = readConfig(environment);
  return 'errors' in read ? read.errors.map((each) => each.message) : [];
};

test('an empty environment gives the settings of the first start', () => {
  const read = readConfig({ PORT: '' });
  expect(read).toMatchObject({
    config: { port: 4600, host: '127.0.0.1', databaseUrl: undefined, hasSample: true, logLevel: 'warn', trustedProxies: [] },
  });
});

test.each([
  ['PORT', 'four'],
  ['PORT', '70000'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['REFINERY_SAMPLE', 'maybe'],
  ['REFINERY_LOG', 'loud'],
  ['REFINERY_PUBLIC_URL', 'refinery.example'],
  ['REFINERY_PUBLIC_URL', 'https://refinery.example/app'],
  ['REFINERY_TRUSTED_PROXIES', 'the proxy'],
])('%s=%s is refused in one line that names it and gives an example that works', (name, value) => {
  const errors = errorsOf({ [name]: value });
  expect(errors).toHaveLength(1);
  const [line] = errors;
  expect(line).toMatch(new RegExp(`^Configuration error: ${name} must .+\\. For example: ${name}=`));
  expect(line).not.toContain('\n');
  const [, example] = /For example: (.+)$/.exec(line ?? '') ?? [];
  const [exampleName = '', ...exampleValue] = (example ?? '').split('=');
  expect(errorsOf({ [exampleName]: exampleValue.join('=') })).toEqual([]);
});

test('every wrong setting is told at once, and no value is shown', () => {
  const errors = errorsOf({ PORT: 'x', DATABASE_URL: 'mysql://root:hunter2@db/x' });
  expect(errors).toHaveLength(2);
  expect(errors.join()).not.toContain('hunter2');
});
