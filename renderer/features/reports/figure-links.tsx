import { Fragment } from 'react';
import type { Behind, FigureAnswer } from '../../../shared/domain/reports/answer.ts';
import { specOf } from '../../../shared/domain/reports/columns.ts';
import type { ReportName } from '../../../shared/domain/reports/report.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { numbersOf, sayFigure } from './figure-words.ts';
import { useOpenLeads } from './report-view.ts';
import styles from './reports.module.css';

type FigureLinksProps = {
  name: ReportName;
  behind: Behind;
  figure: FigureAnswer;
  rowName: string;
  className?: string | undefined;
  /** Money in whole units, where it is read beside others at a glance. */
  isRound?: boolean;
};

/** A figure of which every number opens its leads; nothing is a dash. */
export function FigureLinks({ name, behind, figure, rowName, className = styles.figure, isRound = false }: FigureLinksProps) {
  const words = useWords().reports;
  const formats = useFormats();
  const open = useOpenLeads();
  const column = words.columnTexts[behind.column].label;
  const { unit } = specOf(behind.column);
  const round = (value: number | null) => (isRound && value !== null && unit === 'money' ? Math.round(value / 100) * 100 : value);
  return numbersOf(figure).map(({ value, leads, currency }, place) => {
    const said = sayFigure(behind.column, { value: round(value), leads, ...(currency ? { currency } : {}) }, formats, words);
    const isNothing = value === null || (value === 0 && unit !== 'times' && (leads === 0 || unit !== 'share'));
    const isBeside = currency !== figure.currency;
    return (
      <Fragment key={currency ?? ''}>
        {place > 0 && ' + '}
        {leads > 0 && value !== null ? (
          <button
            type="button"
            className={className}
            aria-label={words.figureName(said, rowName, column)}
            onClick={() =>
              open(name, isBeside ? { ...behind, currency } : behind, words.figureTitle(words.texts[name].title, rowName, column))
            }
          >
            {said}
          </button>
        ) : (
          <span className={isNothing ? 't3' : undefined}>{isNothing ? words.none : said}</span>
        )}
      </Fragment>
    );
  });
}
