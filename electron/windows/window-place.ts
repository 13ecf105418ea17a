import type { Rectangle } from 'electron';
import { z } from 'zod';

/** Where a window was left. Bounds are those it has when not maximized, in device-independent pixels. */
export const windowPlace = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  isMaximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof windowPlace>;

/** The reference size of the screens, and the smallest at which a person can still work (the call screen at 150 % zoom). */
export const usualSize = { width: 1280, height: 800 } as const;
export const smallestSize = { width: 720, height: 520 } as const;

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));

const overlap = (a: Rectangle, b: Rectangle): number => {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
};

const centerIn = (area: Rectangle): Rectangle => {
  const width = Math.min(usualSize.width, area.width);
  const height = Math.min(usualSize.height, area.height);
  return { x: area.x + Math.floor((area.width - width) / 2), y: area.y + Math.floor((area.height - height) / 2), width, height };
};

const fitInto = (bounds: Rectangle, area: Rectangle): Rectangle => {
  const width = clamp(bounds.width, Math.min(smallestSize.width, area.width), area.width);
  const height = clamp(bounds.height, Math.min(smallestSize.height, area.height), area.height);
  const x = clamp(bounds.x, area.x, area.x + area.width - width);
  const y = clamp(bounds.y, area.y, area.y + area.height - height);
  return { x, y, width, height };
};

/**
 * Where to open a window: as it was left, moved and shrunk onto the display that shows most of it; in the middle of the
 * primary display when none shows any. `workAreas` are the displays without bars and docks, the primary one first.
 */
export const placeOnDisplays = (left: WindowPlace | null, workAreas: readonly [Rectangle, ...Rectangle[]]): Rectangle => {
  if (!left) return centerIn(workAreas[0]);
  const best = workAreas.reduce((first, next) => (overlap(left, next) > overlap(left, first) ? next : first));
  return overlap(left, best) > 0 ? fitInto(left, best) : centerIn(workAreas[0]);
};
