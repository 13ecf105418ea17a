import { IconClockExclamation } from '@tabler/icons-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { readMeta } from '../../data/db.ts';
import { useDesk } from '../../data/desk.ts';
import { toldFromMs } from '../../data/server-clock.ts';
import { useWords } from '../../words/words.tsx';
import styles from './storage-notice.module.css';

/** Above every screen while this machine's clock is off: by how much, and that the app goes by the server's. */
export function ClockNotice() {
  const words = useWords().syncStatus.clock;
  const { db } = useDesk();
  const offsetMs = useLiveQuery(async () => (await readMeta(db, 'clock'))?.offsetMs ?? 0, [db], 0);
  if (Math.abs(offsetMs) <= toldFromMs) return null;
  return (
    <div className={styles.notice} data-page-notice data-tone="warn" role="status">
      <IconClockExclamation size={16} stroke={1.7} aria-hidden />
      <p className={styles.words}>
        <b>{offsetMs > 0 ? words.behind(offsetMs) : words.ahead(-offsetMs)}.</b> {words.goesByServer}
      </p>
    </div>
  );
}
