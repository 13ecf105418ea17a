import { describe, expect, it } from 'vitest';
import type { Script } from '../../../shared/domain/script.ts';
import { aChoice, aScript, aStep } from '../../../test/builders/script.ts';
import { box, layOut } from './map-layout.ts';

const aMap = (ways: Record<string, string[]>): Script =>
  aScript({
    steps: Object.entries(ways).map(([id, onward]) =>
      aStep(id, { kind: onward.length > 0 ? 'ask' : 'end', choices: onward.map((goTo) => aChoice(goTo, goTo)) }),
    ),
  });

/** The shape of an inquiry: eleven steps, three ends, ways that skip steps. */
const inquiry = {
  opening: ['permission'],
  permission: ['trigger', 'later', 'whoElse'],
  trigger: ['size', 'audit', 'budget', 'seed'],
  size: ['audit', 'seed'],
  audit: ['budget', 'nurture'],
  budget: ['next', 'nurture'],
  seed: ['next', 'nurture'],
  whoElse: ['nurture'],
  next: [],
  later: [],
  nurture: [],
};

describe('the map of a script', () => {
  it('draws every step and every way once, and no two boxes over each other', () => {
    const map = layOut(aMap(inquiry));
    expect(map.boxes.map(({ id }) => id).sort()).toEqual(Object.keys(inquiry).sort());
    expect(map.ways).toHaveLength(Object.values(inquiry).flat().length);
    for (const a of map.boxes) {
      for (const b of map.boxes) {
        if (a.id < b.id && a.layer === b.layer) expect(Math.abs(a.x - b.x)).toBeGreaterThanOrEqual(box.width + box.gapX - 0.01);
      }
      expect(a.x).toBeGreaterThanOrEqual(0);
      expect(a.x + box.width).toBeLessThanOrEqual(map.width + 0.01);
    }
  });

  it('leads downwards, past boxes and not through them', () => {
    const map = layOut(aMap(inquiry));
    for (const { points } of map.ways) {
      for (const [index, point] of points.slice(1).entries()) expect(point.y).toBeGreaterThan(points[index]!.y);
      for (const { x, y } of points.slice(1, -1)) {
        const hit = map.boxes.some((each) => x > each.x && x < each.x + box.width && y > each.y && y < each.y + box.height);
        expect(hit).toBe(false);
      }
    }
  });

  it('untangles ways that would cross in the order they are written', () => {
    const map = layOut(aMap({ a: ['b', 'c'], b: ['e'], c: ['d'], d: [], e: [] }));
    const at = (id: string) => map.boxes.find((each) => each.id === id)!.x;
    expect(Math.sign(at('b') - at('c'))).toBe(Math.sign(at('e') - at('d')));
  });

  it('marks a way that leads back', () => {
    const map = layOut(aMap({ a: ['b'], b: ['a', 'end'], end: [] }));
    expect(map.ways.filter(({ isBack }) => isBack)).toMatchObject([{ from: 'b', to: 'a' }]);
  });

  it('puts steps nothing leads to below all others, and survives links to nowhere', () => {
    const map = layOut(aMap({ a: ['b', 'gone'], b: [], lost: ['b'] }));
    const at = (id: string) => map.boxes.find((each) => each.id === id)!.layer;
    expect(at('lost')).toBeGreaterThan(at('b'));
    expect(map.ways.map(({ to }) => to)).not.toContain('gone');
  });
});
