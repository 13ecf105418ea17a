/** How sure a count makes us of a rate. Two-sided, 95 %. */
export type Interval = { low: number; high: number };

const z95 = 1.959964;

/** Wilson's score interval of `hits` in `tries`: honest for few tries and for rates near 0 and 1; null without a try. */
export const rateInterval = (hits: number, tries: number): Interval | null => {
  if (tries <= 0) return null;
  const rate = hits / tries;
  const spread = z95 ** 2 / tries;
  const middle = (rate + spread / 2) / (1 + spread);
  const half = (z95 * Math.sqrt((rate * (1 - rate)) / tries + spread / (4 * tries))) / (1 + spread);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
};

type Counted = { hits: number; tries: number };

/** By how much the rate of `a` is above that of `b` (Newcombe's interval from two of Wilson's); null where one has no tries. */
export const rateDifference = (a: Counted, b: Counted): (Interval & { difference: number }) | null => {
  const [ofA, ofB] = [rateInterval(a.hits, a.tries), rateInterval(b.hits, b.tries)];
  if (!ofA || !ofB) return null;
  const [rateA, rateB] = [a.hits / a.tries, b.hits / b.tries];
  const difference = rateA - rateB;
  return {
    difference,
    low: difference - Math.hypot(rateA - ofA.low, ofB.high - rateB),
    high: difference + Math.hypot(ofA.high - rateA, rateB - ofB.low),
  };
};

/** Mean of values given as count, sum and sum of squares, with its interval; null below two values. */
export const meanInterval = (count: number, sum: number, squares: number): (Interval & { mean: number }) | null => {
  if (count < 2) return null;
  const mean = sum / count;
  const variance = Math.max(0, (squares - sum * mean) / (count - 1));
  const half = quantile95(count - 1) * Math.sqrt(variance / count);
  return { mean, low: mean - half, high: mean + half };
};

/** Student's t for 95 %, by degrees of freedom: wider for few values (Cornish–Fisher from the normal; below 1 % off from 3 on). */
const quantile95 = (freedom: number): number => {
  if (freedom === 1) return 12.706;
  if (freedom === 2) return 4.303;
  const z = z95;
  const first = (z ** 3 + z) / (4 * freedom);
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2);
  return z + first + second;
};
