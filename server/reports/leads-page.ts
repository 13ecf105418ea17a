import type { Behind, LeadsAnswer, ListedFigure } from '../../shared/domain/reports/answer.ts';

/** A page of the leads behind a figure. */
export type LeadsPage = Omit<LeadsAnswer, 'next'>;

/** A figure, and which of the leads behind it. */
export type BehindPage = Behind & { after: number; limit: number };

/** The page of a figure that lists whom it counts; undefined: there is no such figure. */
export const pageOf = (listed: ListedFigure | undefined, { after, limit }: BehindPage): LeadsPage | undefined => {
  if (!listed) return undefined;
  const { value, column, figure } = listed;
  return {
    value,
    column,
    ...(figure.currency ? { currency: figure.currency } : {}),
    total: figure.leadIds.length,
    leads: figure.leadIds.slice(after, after + limit).map((leadId, at) => ({ leadId, amount: figure.amounts?.[after + at] ?? 1 })),
  };
};
