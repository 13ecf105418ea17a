import { IconAlertTriangle } from '@tabler/icons-react';
import type { Ledger } from '../../../shared/domain/ledger.ts';
import { stages } from '../../../shared/domain/stage.ts';
import { SyncGlyph } from '../../ui/sync-glyph.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './reports.module.css';

/** The conservation count: every lead ever taken in is in exactly one bin. A difference is a fault on screen. */
export function LedgerLine({ ledger }: { ledger: Ledger }) {
  const words = useWords();
  const formats = useFormats();
  const { takenIn, counts, difference } = ledger.all;
  const parts = stages
    .filter((stage) => counts[stage] > 0)
    .map((stage) => words.reports.ledgerPart(words.states.stage[stage], formats.count(counts[stage])));
  return (
    <p className={styles.ledger} role={ledger.isBalanced ? undefined : 'alert'}>
      {ledger.isBalanced ? <SyncGlyph state="sent" /> : <IconAlertTriangle size={14} className="bad" aria-hidden />}
      <span className="cut">
        <b className={ledger.isBalanced ? undefined : 'bad'}>
          {ledger.isBalanced ? words.reports.ledgerBalances : words.reports.ledgerFault(difference)}
        </b>{' '}
        {words.reports.ledgerSum(formats.count(takenIn), parts.join(', '))}
      </span>
    </p>
  );
}
