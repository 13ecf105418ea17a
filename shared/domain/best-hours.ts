import type { Lead } from './lead.ts';

/** Per local hour of the day `[attempts, connects]`; 24 pairs, or none before the first attempt. */
export type Hours = Lead['hours'];
/** `from` and `till` are hours of the day: 9 and 11 read "09–11". */
export type BestHours = { from: number; to: number; connects: number; attempts: number };
/** Share of attempts answered in each of the 24 hours. */
export type HourRates = readonly number[];

const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour);

/** What is taken for granted before a lead has been called: one in six answers in office hours, best before and after lunch is over. */
export const usualRates: HourRates = hoursOfDay.map((hour) => {
  if (hour < 7 || hour >= 20) return 0.02;
  if (hour === 12) return 0.1;
  return (hour >= 9 && hour < 12) || (hour >= 14 && hour < 17) ? 0.17 : 0.12;
});

/** The usual rate weighs as much as this many attempts, so that one lucky call does not make a best hour of 3 at night. */
const priorAttempts = 4;

/** The lead's own answers smoothed by what is usual: near the usual rate for few attempts, near its own for many. */
export const answerRate = (hours: Hours, hour: number, usual: HourRates = usualRates): number => {
  const [attempts, connects] = hours[hour] ?? [0, 0];
  return (connects + priorAttempts * (usual[hour] ?? 0)) / (attempts + priorAttempts);
};

/**
 * The hour, or two hours in a row, in which a lead answers best by its smoothed rates; null until it has answered once.
 * Two hours only where both were answered, so that the range claims no more than was seen.
 */
export const bestHours = (lead: Pick<Lead, 'hours'>, usual: HourRates = usualRates): BestHours | null => {
  const answered = hoursOfDay.filter((hour) => connectsIn(lead.hours, hour) > 0);
  const [first, ...rest] = answered;
  if (first === undefined) return null;
  const rate = (hour: number) => answerRate(lead.hours, hour, usual);
  const best = rest.reduce((top, hour) => (rate(hour) > rate(top) ? hour : top), first);
  const beside = [best - 1, best + 1].filter((hour) => answered.includes(hour)).sort((a, b) => rate(b) - rate(a))[0];
  const from = Math.min(best, beside ?? best);
  return sumOf(lead.hours, from, Math.max(best, beside ?? best) + 1);
};

/** Whether an hour is one of the lead's best. */
export const isBestHour = (best: BestHours | null, hour: number): boolean => best !== null && hour >= best.from && hour < best.to;

/** The hours with one more attempt in them. `hour` null (zone unknown) changes nothing. */
export const recordHour = (hours: Hours, hour: number | null, isConnect: boolean): Hours => addToHour(hours, hour, [1, isConnect ? 1 : 0]);

/** The hours with so many attempts and connects more, or fewer, in one of them; none falls below zero, and without any attempt there are none. */
export const addToHour = (hours: Hours, hour: number | null, [attempts, connects]: readonly [number, number]): Hours => {
  if (hour === null || (attempts === 0 && connects === 0)) return hours;
  const all: Hours = hours.length === 24 ? hours : hoursOfDay.map(() => [0, 0]);
  const added = all.map((pair, at): [number, number] =>
    at === hour ? [Math.max(0, pair[0] + attempts), Math.max(0, pair[1] + connects)] : pair,
  );
  return added.some(([called]) => called > 0) ? added : [];
};

/** What is usual for leads like these: their rates together, smoothed by what is usual everywhere. */
export const ratesOf = (leads: Iterable<Pick<Lead, 'hours'>>): HourRates => {
  const sums = hoursOfDay.map((): [number, number] => [0, 0]);
  for (const { hours } of leads) {
    hours.forEach(([attempts, connects], hour) => {
      const sum = sums[hour];
      if (!sum) return;
      sum[0] += attempts;
      sum[1] += connects;
    });
  }
  return sums.map(([attempts, connects], hour) => (connects + 20 * (usualRates[hour] ?? 0)) / (attempts + 20));
};

const connectsIn = (hours: Hours, hour: number): number => hours[hour]?.[1] ?? 0;

const sumOf = (hours: Hours, from: number, to: number): BestHours => {
  const within = hours.slice(from, to);
  const sum = (which: 0 | 1) => within.reduce((total, pair) => total + pair[which], 0);
  return { from, to, attempts: sum(0), connects: sum(1) };
};
