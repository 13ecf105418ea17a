import { localClock } from '../../../shared/domain/zone.ts';

/** One calendar quarter: `Q1 27` and the last of its days. */
export type Quarter = { quarter: number; year: number; endsOn: string };

const lastDays = ['03-31', '06-30', '09-30', '12-31'] as const;

/** This quarter and the next two, as the calendar of a zone counts them. */
export const quartersFrom = (at: number, zone: string): Quarter[] => {
  const [year = 0, month = 1] = localClock(at, zone).day.split('-').map(Number);
  const first = Math.floor((month - 1) / 3);
  return [0, 1, 2].map((ahead) => {
    const index = (first + ahead) % 4;
    const inYear = year + Math.floor((first + ahead) / 4);
    return { quarter: index + 1, year: inYear, endsOn: `${inYear}-${lastDays[index]}` };
  });
};
