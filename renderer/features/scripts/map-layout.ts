import type { Script } from '../../../shared/domain/script.ts';
import { onwardOf } from '../../../shared/domain/script-checks.ts';

/** The map of a script from top to bottom, in px: boxes of steps and the ways between them. */
export type MapBox = { id: string; x: number; y: number; layer: number };
/** `points`: from the lower edge of one box to the upper edge of the other, through the gaps it was given. `isBack`: leads upwards. */
export type MapWay = { from: string; to: string; points: { x: number; y: number }[]; isBack: boolean };
export type ScriptMap = { boxes: MapBox[]; ways: MapWay[]; width: number; height: number };

export const box = { width: 150, height: 46, gapX: 18, gapY: 24 } as const;
const laneWidth = 10;

/** A place in a layer: a step, or the lane of a way that passes by. */
type Place = { key: string; width: number };
type Link = readonly [from: string, to: string];

/**
 * Layers by the longest way from the start, lanes for ways that pass a layer, an order with few crossings, and places as near
 * to their neighbours as that order allows. Steps nothing leads to stand in a layer of their own at the bottom.
 */
export const layOut = (script: Script): ScriptMap => {
  const ids = new Set(script.steps.map(({ id }) => id));
  const links = script.steps.flatMap(({ id, ...step }) =>
    onwardOf(step)
      .filter((to) => ids.has(to) && to !== id)
      .map((to): Link => [id, to]),
  );
  const back = backLinks(script.startStepId, [...ids], links);
  const forward = links.filter((link) => !back.has(link));
  const layerOf = layersOf(script.startStepId, [...ids], forward);
  const { layers, segments } = withLanes([...ids], forward, layerOf);
  const ordered = fewestCrossings(layers, segments);
  const centers = place(ordered, segments);
  return draw(ordered, centers, layerOf, links, back);
};

/** Links that close a circle, as met on a walk from the start. */
const backLinks = (start: string, ids: readonly string[], links: readonly Link[]): Set<Link> => {
  const back = new Set<Link>();
  const state = new Map<string, 'open' | 'done'>();
  const visit = (id: string) => {
    state.set(id, 'open');
    for (const link of links) {
      if (link[0] !== id) continue;
      if (state.get(link[1]) === 'open') back.add(link);
      else if (!state.has(link[1])) visit(link[1]);
    }
    state.set(id, 'done');
  };
  for (const id of [start, ...ids]) if (ids.includes(id) && !state.has(id)) visit(id);
  return back;
};

const layersOf = (start: string, ids: readonly string[], forward: readonly Link[]): Map<string, number> => {
  const layerOf = new Map<string, number>([[start, 0]]);
  for (let round = 0; round < ids.length; round += 1) {
    for (const [from, to] of forward) {
      const at = layerOf.get(from);
      if (at !== undefined && (layerOf.get(to) ?? 0) < at + 1) layerOf.set(to, at + 1);
    }
  }
  const last = Math.max(...layerOf.values());
  for (const id of ids) if (!layerOf.has(id)) layerOf.set(id, last + 1);
  return layerOf;
};

const laneKey = (from: string, to: string, layer: number): string => `${from}→${to}@${layer}`;

/** Every link cut into pieces from one layer to the next, with a lane in each layer it passes. */
const withLanes = (ids: readonly string[], forward: readonly Link[], layerOf: ReadonlyMap<string, number>) => {
  const at = (id: string) => layerOf.get(id) ?? 0;
  const layers: Place[][] = Array.from({ length: Math.max(...layerOf.values()) + 1 }, () => []);
  const segments: Link[] = [];
  for (const id of ids) layers[at(id)]?.push({ key: id, width: box.width });
  for (const [from, to] of forward) {
    let before = from;
    for (let layer = at(from) + 1; layer < at(to); layer += 1) {
      const key = laneKey(from, to, layer);
      layers[layer]?.push({ key, width: laneWidth });
      segments.push([before, key]);
      before = key;
    }
    if (at(to) > at(from)) segments.push([before, to]);
  }
  return { layers, segments };
};

const neighboursOf = (segments: readonly Link[], side: 0 | 1): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const link of segments) found.set(link[1 - side] ?? '', [...(found.get(link[1 - side] ?? '') ?? []), link[side]]);
  return found;
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Sorts each layer by where its neighbours stand, down and up again, and keeps the order that crosses least. */
const fewestCrossings = (layers: Place[][], segments: readonly Link[]): Place[][] => {
  const above = neighboursOf(segments, 0);
  const below = neighboursOf(segments, 1);
  let current = layers;
  let best = { layers, crossings: crossingsOf(layers, segments) };
  for (let sweep = 0; sweep < 12 && best.crossings > 0; sweep += 1) {
    current = sorted(current, sweep % 2 === 0 ? above : below, sweep % 2 === 0);
    const crossings = crossingsOf(current, segments);
    if (crossings < best.crossings) best = { layers: current, crossings };
  }
  return best.layers;
};

const sorted = (layers: Place[][], neighbours: ReadonlyMap<string, string[]>, isDown: boolean): Place[][] => {
  const next = [...layers];
  const order = isDown ? [...layers.keys()] : [...layers.keys()].reverse();
  for (const index of order) {
    const beside = next[isDown ? index - 1 : index + 1];
    if (!beside) continue;
    const placeOf = new Map(beside.map(({ key }, at) => [key, at]));
    const weight = ({ key }: Place, at: number) => {
      const places = (neighbours.get(key) ?? []).flatMap((each) => placeOf.get(each) ?? []);
      return places.length > 0 ? mean(places) : at;
    };
    const layer = next[index] ?? [];
    const weights = new Map(layer.map((each, at) => [each.key, weight(each, at)]));
    next[index] = layer.toSorted((a, b) => (weights.get(a.key) ?? 0) - (weights.get(b.key) ?? 0));
  }
  return next;
};

/** Pairs of pieces between the same two layers that cross. */
const crossingsOf = (layers: Place[][], segments: readonly Link[]): number => {
  const placeOf = new Map(layers.flatMap((layer, at) => layer.map(({ key }, index) => [key, { at, index }] as const)));
  const lines = segments.flatMap(([from, to]) => {
    const [a, b] = [placeOf.get(from), placeOf.get(to)];
    return a && b ? [{ at: a.at, a: a.index, b: b.index }] : [];
  });
  return lines.reduce(
    (sum, one, index) =>
      sum + lines.slice(index + 1).filter((other) => other.at === one.at && (one.a - other.a) * (one.b - other.b) < 0).length,
    0,
  );
};

/** Centres in x: each drawn to the mean of its neighbours as far as its layer's order and widths allow. */
const place = (layers: Place[][], segments: readonly Link[]): Map<string, number> => {
  const above = neighboursOf(segments, 0);
  const below = neighboursOf(segments, 1);
  const centers = new Map<string, number>();
  for (const layer of layers)
    for (const [key, x] of packed(
      layer,
      layer.map(() => 0),
    ))
      centers.set(key, x);
  for (let sweep = 0; sweep < 16; sweep += 1) {
    const isDown = sweep % 2 === 0;
    for (const layer of isDown ? layers : layers.toReversed()) {
      const wished = layer.map(({ key }) => {
        const beside = ((isDown ? above : below).get(key) ?? []).flatMap((each) => centers.get(each) ?? []);
        return beside.length > 0 ? mean(beside) : (centers.get(key) ?? 0);
      });
      for (const [key, x] of packed(layer, wished)) centers.set(key, x);
    }
  }
  return centers;
};

/** The places nearest to those wished for, in order and without overlap (pool adjacent violators). */
const packed = (layer: readonly Place[], wished: readonly number[]): [string, number][] => {
  let offset = 0;
  const offsets = layer.map(({ width }, index) => {
    if (index > 0) offset += ((layer[index - 1]?.width ?? 0) + width) / 2 + box.gapX;
    return offset;
  });
  const pools: { sum: number; size: number }[] = [];
  wished.forEach((wish, index) => {
    let pool = { sum: wish - (offsets[index] ?? 0), size: 1 };
    for (let last = pools.at(-1); last && last.sum / last.size > pool.sum / pool.size; last = pools.at(-1)) {
      pools.pop();
      pool = { sum: last.sum + pool.sum, size: last.size + pool.size };
    }
    pools.push(pool);
  });
  const starts = pools.flatMap(({ sum, size }) => Array.from({ length: size }, () => sum / size));
  return layer.map(({ key }, index) => [key, (starts[index] ?? 0) + (offsets[index] ?? 0)]);
};

const draw = (
  layers: Place[][],
  centers: ReadonlyMap<string, number>,
  layerOf: ReadonlyMap<string, number>,
  links: readonly Link[],
  back: ReadonlySet<Link>,
): ScriptMap => {
  const left = Math.min(...layers.flat().map(({ key, width }) => (centers.get(key) ?? 0) - width / 2));
  const right = Math.max(...layers.flat().map(({ key, width }) => (centers.get(key) ?? 0) + width / 2));
  const centerOf = (key: string) => (centers.get(key) ?? 0) - left;
  const topOf = (layer: number) => layer * (box.height + box.gapY);
  const boxes = layers.flatMap((layer, at) =>
    layer
      .filter(({ width }) => width === box.width)
      .map(({ key }) => ({ id: key, x: centerOf(key) - box.width / 2, y: topOf(at), layer: at })),
  );
  const ways = links.map((link): MapWay => {
    const [from, to] = link;
    const [first, last] = [layerOf.get(from) ?? 0, layerOf.get(to) ?? 0];
    const points = [{ x: centerOf(from), y: topOf(first) + box.height }];
    for (let layer = first + 1; layer < last; layer += 1) {
      const x = centerOf(laneKey(from, to, layer));
      points.push({ x, y: topOf(layer) }, { x, y: topOf(layer) + box.height });
    }
    points.push({ x: centerOf(to), y: topOf(last) });
    return { from, to, points, isBack: back.has(link) };
  });
  return { boxes, ways, width: right - left, height: topOf(layers.length - 1) + box.height };
};
