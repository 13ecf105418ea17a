import type { CadenceSettings } from './center-settings.ts';

/** Caps until managers set their own: at most three tries a day and six a week, a quarter of rest after giving up. */
export const defaultCadence: CadenceSettings = { perDay: 3, perPeriod: 6, periodDays: 7, revisitDays: 90 };
