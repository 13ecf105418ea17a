import type { Behind } from '../../shared/domain/reports/answer.ts';
import type { Figure } from '../../shared/domain/reports/report.ts';

/** A page of the leads behind a figure. */
export type LeadsPage = { value: number | null; total: number; leads: { leadId: string; amount: number }[] };

/** A figure, and which of the leads behind it. */
export type BehindPage = Behind & { after: number; limit: number };

/** The page of a figure that lists whom it counts; undefined: there is no such figure. */
export const pageOf = (figure: Figure | undefined, { after, limit }: BehindPage): LeadsPage | undefined =>
  figure && {
    value: figure.value,
    total: figure.leadIds.length,
    leads: figure.leadIds.slice(after, after + limit).map((leadId, at) => ({ leadId, amount: figure.amounts?.[after + at] ?? 1 })),
  };
