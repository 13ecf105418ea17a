import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { FileFault } from '../../../shared/domain/script-file.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './scripts.module.css';

/** What is wrong with a file that was to be taken in, each at its line. */
export function FileDialog({ faults, onClose }: { faults: { name: string; list: readonly FileFault[] } | null; onClose: () => void }) {
  const words = useWords().scripts.file;
  return (
    <Dialog isOpen={faults !== null} onClose={onClose} title={words.refused(faults?.name ?? '')} width={620}>
      <div className={styles.decision}>
        <p>{words.nothingTaken}</p>
        <ul className={styles.faults}>
          {faults?.list.map((fault) => (
            <li key={JSON.stringify(fault)} className={styles.check}>
              <IconAlertTriangle size={15} className="warn" aria-hidden />
              <span>
                <b className="b">{words.line(fault.place.line, fault.place.column)}</b> {words.faults[fault.code](fault.detail)}{' '}
                <span className="t3">{[fault.step, fault.path].filter(Boolean).join(', ')}</span>
              </span>
            </li>
          ))}
        </ul>
        <div className={styles.trialFoot}>
          <span className="grow" />
          <Button data-autofocus onClick={onClose}>
            {words.close}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
