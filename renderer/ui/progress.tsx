import { Button, Progress as MantineProgress } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useFormats, useWords } from '../words/words.tsx';
import styles from './progress.module.css';

type ProgressProps = {
  /** What is going on: "Reading packtage-nord-scans.csv". */
  label: string;
  done: number;
  /** Undefined while nobody knows: the bar then only moves, the count still counts. */
  total?: number;
  /** Counts in the task's own words, instead of "214 of 318". */
  counts?: ReactNode;
  /** A quiet second line: rate, what follows. */
  detail?: ReactNode;
  /** Another thing to do about it, before the button that cancels. */
  action?: ReactNode;
  onCancel?: () => void;
  /** Cancel was pressed and the current piece is being finished. */
  isCancelling?: boolean;
};

/** Long work with counts, that can be cancelled. Not for the call loop: nothing there may take this long. */
export function Progress({ label, done, total, counts, detail, action, onCancel, isCancelling = false }: ProgressProps) {
  const words = useWords().shell.progress;
  const formats = useFormats();
  const labelId = useId();
  const spoken = total === undefined ? words.soFar(formats.count(done)) : words.counts(formats.count(done), formats.count(total));
  const percent = total ? Math.min(100, (done / total) * 100) : 0;
  const isKnown = total !== undefined;
  return (
    <div className={styles.progress}>
      <div className={styles.head}>
        <span id={labelId} className={styles.label}>
          {label}
        </span>
        <span className={styles.counts}>{counts ?? spoken}</span>
        {action}
        {onCancel && (
          <Button size="xs" onClick={onCancel} disabled={isCancelling}>
            {isCancelling ? words.cancelling : words.cancel}
          </Button>
        )}
      </div>
      <MantineProgress.Root size={6} radius={3} className={styles.bar}>
        <MantineProgress.Section
          value={isKnown ? percent : 100}
          striped={!isKnown}
          animated={!isKnown}
          withAria={false}
          role="progressbar"
          aria-labelledby={labelId}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuetext={spoken}
          {...(isKnown ? { 'aria-valuenow': Math.round(percent) } : {})}
        />
      </MantineProgress.Root>
      {detail && <div className={styles.detail}>{detail}</div>}
    </div>
  );
}
