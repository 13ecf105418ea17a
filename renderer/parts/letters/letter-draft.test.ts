import { expect, it } from 'vitest';
import { openedLetter, withSaid } from './letter-draft.ts';

const opened = openedLetter('B', undefined, 'answer-1');

it('is no longer open once something was said, and as good as the value says', () => {
  expect(withSaid(opened, { words: 'Some day' }).state).toBe('partly');
  expect(withSaid(opened, { value: { approval: 'approved' } }, { now: 'favourable' }).state).toBe('favourable');
});

it('follows its value until somebody says otherwise by hand', () => {
  const approved = withSaid(opened, { value: { approval: 'approved' } }, { now: 'favourable' });
  const planned = { now: 'partly', before: 'favourable' } as const;
  expect(withSaid(approved, { value: { approval: 'planned' } }, planned).state).toBe('partly');
  expect(withSaid({ ...approved, state: 'unfavourable' }, { value: { approval: 'planned' } }, planned).state).toBe('unfavourable');
});
