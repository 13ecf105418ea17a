import { expect, test } from 'vitest';
import { isSameValue } from './same-value.ts';

test('values say the same whatever the order of their keys, at any depth', () => {
  expect(isSameValue({ a: 1, b: { c: [1, { d: 2, e: null }] } }, { b: { c: [1, { e: null, d: 2 }] }, a: 1 })).toBe(true);
});

test('the order of a list counts, and so does its length', () => {
  expect(isSameValue([1, 2], [2, 1])).toBe(false);
  expect(isSameValue([1, 2], [1])).toBe(false);
  expect(isSameValue([], {})).toBe(false);
});

test('a field that is undefined is none, one that is null is there', () => {
  expect(isSameValue({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  expect(isSameValue({ a: 1, b: null }, { a: 1 })).toBe(false);
  expect(isSameValue({ a: undefined }, { b: undefined })).toBe(true);
  expect(isSameValue({ a: 1 }, { b: 1 })).toBe(false);
});

test('kinds do not mix: a number is not its text, nothing is not null', () => {
  expect(isSameValue(1, '1')).toBe(false);
  expect(isSameValue(null, undefined)).toBe(false);
  expect(isSameValue(null, {})).toBe(false);
});
