import { holidayElsewhere, holidayOn } from '../../../shared/domain/holidays.ts';

/**
 * What time it is in a run. Leads may be called on working days in office hours only, so the day of a rep cannot be lived at night or
 * on a Sunday. Instead of bending the product (a clock setting in the server, or an override with a reason on every call) the machines
 * are put at another hour, as one would set a laptop's clock: the unmodified server process and every browser get a `Date` moved by the
 * same amount, so that all of them agree and time goes on at its own pace. Timers, sockets and databases stay real.
 */

/** Where the people of the journeys live: on a holiday of theirs they may not be called. */
const countries = ['DE', 'AT', 'IE', 'GB', 'PL', 'IT', 'FR', 'ES', 'FI', 'US'];
const isHoliday = (day: string): boolean =>
  countries.some((country) => holidayOn(country, null, day) !== null || holidayElsewhere(country, null, day) !== null);

const dayMs = 24 * 60 * 60 * 1000;
const tuesday = 2;

/**
 * The next Tuesday (or the first day after it that is no holiday) at 14:05 in Berlin: Europe may be called, Denver still sleeps. At most
 * a little over a week ahead, as browsers age cookies by the machine's own clock.
 */
export const workingAfternoon = (now: number): number => {
  let noon = new Date(now).setUTCHours(12, 0, 0, 0);
  while (new Date(noon).getUTCDay() !== tuesday) noon += dayMs;
  while (isHoliday(new Date(noon).toISOString().slice(0, 10)) || new Date(noon).getUTCDay() % 6 === 0) noon += dayMs;
  const inBerlin = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', hour: 'numeric', hourCycle: 'h23' });
  const hoursAhead = Number(inBerlin.format(noon)) - 12;
  return new Date(noon).setUTCHours(14 - hoursAhead, 5);
};

/**
 * Moves the clock of the process or page it runs in. Names nothing outside itself, as pages get it as text. `new Date()`, `Date()` and
 * `Date.now()` read the moved clock; everything else, `instanceof` included, stays the real class.
 */
export const shiftClock = (shiftMs: number): void => {
  const RealDate = globalThis.Date;
  const realNow = RealDate.now.bind(RealDate);
  const now = (): number => realNow() + shiftMs;
  RealDate.now = now;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new RealDate(now()).toString(),
  });
};
