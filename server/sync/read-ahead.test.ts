import { describe, expect, it } from 'vitest';
import { createReadAhead } from './read-ahead.ts';

const aReadAhead = () => {
  let at = 0;
  const ahead = createReadAhead<string>({ steadyNow: () => at, most: 2, keptMs: 1000 });
  const advance = (byMs: number) => {
    at += byMs;
  };
  return { ahead, advance };
};

describe('pages made ahead', () => {
  it('gives a page once, and says nothing of what it has not made', async () => {
    const { ahead } = aReadAhead();
    ahead.begin('a', async () => 'page a');
    expect(await ahead.take('a')).toBe('page a');
    expect(ahead.take('a')).toBeUndefined();
    expect(ahead.take('b')).toBeUndefined();
  });

  it('says of a page that is begun again what it is already, and of one too many nothing', async () => {
    const { ahead } = aReadAhead();
    const first = ahead.begin('a', async () => 'page a');
    expect(ahead.begin('a', async () => 'another')).toBe(first);
    void ahead.begin('b', async () => 'page b');
    expect(ahead.begin('c', async () => 'page c')).toBeUndefined();
    expect(await ahead.take('a')).toBe('page a');
  });

  it('makes few at a time, and lets go of those that nobody asks for', () => {
    const { ahead, advance } = aReadAhead();
    for (const key of ['a', 'b', 'c']) ahead.begin(key, async () => key);
    expect(ahead.take('c')).toBeUndefined();
    advance(1001);
    ahead.begin('c', async () => 'c');
    expect(ahead.take('a')).toBeUndefined();
    expect(ahead.take('c')).toBeDefined();
  });

  it('tells a failure to whoever takes the page, and to nobody else', async () => {
    const { ahead } = aReadAhead();
    ahead.begin('a', () => Promise.reject(new Error('no connection')));
    await expect(ahead.take('a')).rejects.toThrow('no connection');
    ahead.begin('b', () => Promise.reject(new Error('never heard')));
    await new Promise((resolve) => setTimeout(resolve));
  });
});
