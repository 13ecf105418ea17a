import { describe, expect, test } from 'vitest';
import { isOwnAddress, isOwnPage } from './own-origin.ts';

describe('our own origin', () => {
  test.each(['app://refinery/', 'app://refinery/index.html#/today', 'app://refinery'])('%s is ours', (address) => {
    expect(isOwnAddress(address)).toBe(true);
  });

  test.each([
    'app://refinery.evil.example/',
    'app://other/',
    'app://user@refinery/',
    'http://refinery/',
    'https://evil.example/#app://refinery/',
    'file:///app://refinery/',
    'about:blank',
    'data:text/html,app://refinery/',
    '',
  ])('%j is not', (address) => {
    expect(isOwnAddress(address)).toBe(false);
  });

  test('is trusted at the top of a window only', () => {
    const page = { url: 'app://refinery/', parent: null };
    expect(isOwnPage(page)).toBe(true);
    expect(isOwnPage({ url: 'app://refinery/', parent: page })).toBe(false);
    expect(isOwnPage({ url: 'https://evil.example/', parent: null })).toBe(false);
    expect(isOwnPage(null)).toBe(false);
  });
});
