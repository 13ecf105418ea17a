import { createContext, useContext } from 'react';
import type { Behind, FigureAnswer, ReportAnswer } from '../../../shared/domain/reports/answer.ts';
import type { ReportName } from '../../../shared/domain/reports/report.ts';
import { useShowLeads } from '../../parts/use-show-leads.ts';
import { showToast } from '../../ui/toast.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { drillDownOf } from './drill-down-of.ts';
import type { LeadsBehind } from './report-counter.ts';

/** What tables and pictures of an opened report share. */
type ReportView = { leadsBehind: (name: ReportName, behind: Behind) => Promise<LeadsBehind> };
export const ReportViewContext = createContext<ReportView>({ leadsBehind: (_, { column }) => Promise.resolve({ column, parts: [] }) });

/** Opens the leads behind a figure in the table of leads, with what each adds to it. */
export const useOpenLeads = (): ((name: ReportName, behind: Behind, title: string) => void) => {
  const { leadsBehind } = useContext(ReportViewContext);
  const words = useWords().reports;
  const formats = useFormats();
  const showLeads = useShowLeads();
  return (name, behind, title) => {
    leadsBehind(name, behind).then(
      (found) => showLeads(drillDownOf({ column: behind.column, title }, found, { formats, words })),
      () => showToast({ message: words.failed.title, tone: 'bad' }),
    );
  };
};

/** The same figure in the days compared with. */
export const figureBefore = ({ compared }: ReportAnswer, { table, row, column }: Behind): FigureAnswer | undefined => {
  const of = compared?.tables.find(({ id }) => id === table);
  return (row === 'total' ? of?.total : of?.rows.find(({ key }) => key === row))?.figures[column];
};
