import { IconCheck, IconHelpCircle, IconMinus, IconTag } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import type { Certainty } from '../../../shared/domain/import/column-evidence.ts';
import type { Column } from '../../../shared/domain/import/columns.ts';
import { type ImportTarget, importTargets } from '../../../shared/domain/import/import-fields.ts';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './columns-step.module.css';
import { focusColumn } from './wizard-actions.ts';

type ColumnRowProps = {
  column: Column;
  isFocused: boolean;
  /** The person has said in which order its dates are read. */
  isAnswered: boolean;
  onTarget: (target: ImportTarget) => void;
};

const same = (a: ColumnRowProps, b: ColumnRowProps): boolean =>
  a.column === b.column && a.isFocused === b.isFocused && a.isAnswered === b.isAnswered;

/** One column of the file: its name and values, the field it becomes, and why. */
export const ColumnRow = memo(function ColumnRow({ column, isFocused, isAnswered, onTarget }: ColumnRowProps) {
  const words = useWords().importing;
  const options = useMemo(() => importTargets.map((value) => ({ value, label: words.targets[value] })), [words]);
  const certainty = isAnswered ? 'sure' : column.certainty;
  const why = words.why(isAnswered ? { code: 'dateAnswered' } : column.why);
  return (
    <tr data-focus={isFocused || undefined} onClick={() => focusColumn(column.index)} onFocus={() => focusColumn(column.index)}>
      <td className="cut">
        <span className="b">{column.header}</span>
        {column.person > 0 && <span className={`t3 sm ${styles.person}`}>{words.columns.person(column.person + 1)}</span>}
        <br />
        <span className="t3 sm">{column.samples.length > 0 ? column.samples.join(', ') : words.columns.noValues}</span>
      </td>
      <td>
        <InlineSelect
          label={words.columns.becomesFor(column.header)}
          value={column.target}
          options={options}
          onChange={onTarget}
          tone={certainty === 'look' ? 'warn' : 'field'}
          isSearchable
          width="100%"
        />
      </td>
      <td className="cut">
        <span className={styles.reason} data-certainty={certainty}>
          <CertaintyMark certainty={certainty} />
          <span className="cut" title={why}>
            {why}
          </span>
        </span>
      </td>
    </tr>
  );
}, same);

/** Shape and word, not colour alone. */
function CertaintyMark({ certainty }: { certainty: Certainty }) {
  const words = useWords().importing.certainties;
  const label = words[certainty];
  if (certainty === 'sure') return <IconCheck size={13} stroke={2} className={`ok ${styles.mark}`} aria-label={label} role="img" />;
  if (certainty === 'look')
    return <IconHelpCircle size={14} stroke={1.8} className={`warn ${styles.mark}`} aria-label={label} role="img" />;
  if (certainty === 'kept') return <IconTag size={13} stroke={1.6} className={`t3 ${styles.mark}`} aria-label={label} role="img" />;
  return <IconMinus size={13} stroke={1.6} className={`t3 ${styles.mark}`} aria-label={label} role="img" />;
}
