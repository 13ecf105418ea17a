/** Lets so many through a second, and a burst at once; says how long to wait for the next. Time is steady, in milliseconds. */
export const createTokenBucket = ({ perSecond, burst, steadyNow }: { perSecond: number; burst: number; steadyNow: () => number }) => {
  const buckets = new Map<string, { left: number; at: number }>();
  /** Zero: go ahead. Else milliseconds until there is room again. */
  return (name: string): number => {
    const now = steadyNow();
    const known = buckets.get(name) ?? { left: burst, at: now };
    const left = Math.min(burst, known.left + ((now - known.at) * perSecond) / 1000);
    if (left < 1) {
      buckets.set(name, { left, at: now });
      return Math.ceil(((1 - left) * 1000) / perSecond);
    }
    buckets.set(name, { left: left - 1, at: now });
    if (buckets.size > 10_000) for (const [each, { at }] of buckets) if (now - at > 60_000) buckets.delete(each);
    return 0;
  };
};
