import { describe, expect, test } from 'vitest';
import { placeOnDisplays, type WindowPlace } from './window-place.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const second = { x: 1440, y: 0, width: 2560, height: 1400 };

const left = (overrides: Partial<WindowPlace> = {}): WindowPlace => ({
  x: 1600,
  y: 100,
  width: 1800,
  height: 1000,
  isMaximized: false,
  ...overrides,
});

describe('the place of a window', () => {
  test('is the middle of the primary display at first', () => {
    expect(placeOnDisplays(null, [laptop, second])).toEqual({ x: 80, y: 62, width: 1280, height: 800 });
  });

  test('is where it was left', () => {
    expect(placeOnDisplays(left(), [laptop, second])).toEqual({ x: 1600, y: 100, width: 1800, height: 1000 });
  });

  test('is the primary display when the one it was on is gone', () => {
    expect(placeOnDisplays(left(), [laptop])).toEqual({ x: 80, y: 62, width: 1280, height: 800 });
  });

  test('is moved and shrunk into a display that shows only a part of it', () => {
    expect(placeOnDisplays(left({ x: 1000, y: -300, width: 3000 }), [laptop])).toEqual({ x: 0, y: 25, width: 1440, height: 875 });
    expect(placeOnDisplays(left({ x: 1400, y: 880, width: 800, height: 600 }), [laptop])).toEqual({
      x: 640,
      y: 300,
      width: 800,
      height: 600,
    });
  });

  test('is never smaller than a person can work in', () => {
    expect(placeOnDisplays(left({ x: 100, y: 100, width: 10, height: 10 }), [laptop])).toEqual({ x: 100, y: 100, width: 720, height: 520 });
  });

  test('fits a display smaller than that', () => {
    expect(placeOnDisplays(left({ x: 0, y: 0 }), [{ x: 0, y: 0, width: 640, height: 400 }])).toEqual({
      x: 0,
      y: 0,
      width: 640,
      height: 400,
    });
  });
});
