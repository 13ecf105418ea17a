import { createContext, useContext } from 'react';
import type { Behind, FigureAnswer, ReportAnswer } from '../../../shared/domain/reports/answer.ts';
import type { ReportName } from '../../../shared/domain/reports/report.ts';
import { useShowLeads } from '../../parts/use-show-leads.ts';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';

/** What tables and pictures of an opened report share. */
type ReportView = { leadsBehind: (name: ReportName, behind: Behind) => Promise<string[]> };
export const ReportViewContext = createContext<ReportView>({ leadsBehind: () => Promise.resolve([]) });

/** Opens the leads behind a figure in the table of leads. */
export const useOpenLeads = (): ((name: ReportName, behind: Behind, title: string) => void) => {
  const { leadsBehind } = useContext(ReportViewContext);
  const words = useWords().reports;
  const showLeads = useShowLeads();
  return (name, behind, title) => {
    leadsBehind(name, behind).then(
      (leadIds) => {
        showLeads({ title, leadIds: [...new Set(leadIds)] });
      },
      () => showToast({ message: words.failed.title, tone: 'bad' }),
    );
  };
};

/** The same figure in the days compared with. */
export const figureBefore = ({ compared }: ReportAnswer, { table, row, column }: Behind): FigureAnswer | undefined => {
  const of = compared?.tables.find(({ id }) => id === table);
  return (row === 'total' ? of?.total : of?.rows.find(({ key }) => key === row))?.figures[column];
};
