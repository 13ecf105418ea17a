import { useStore } from 'zustand';
import { useDesk } from '../../data/desk.ts';
import { useWords } from '../../words/words.tsx';
import styles from './sync-drawer.module.css';

/** An honest word about where unsent work is, and what became of it when the desk was opened. */
export function KeptWhere() {
  const words = useWords().storage;
  const { platform, storage } = useDesk();
  const { journalTrouble, keeping, takenBack, damagedLines } = useStore(storage.status);
  const said = platform.journal
    ? [journalTrouble === null ? words.twice : words.once[journalTrouble]]
    : [words.browserOnly, words.keeping[keeping]];
  const isWorry = journalTrouble !== null || (!platform.journal && keeping === 'mayBeCleared');
  return (
    <section className={styles.section} aria-label={words.where}>
      <h3 className={isWorry ? 'warn' : undefined}>{words.where}</h3>
      <p className="t2">{said.join(' ')}</p>
      {takenBack > 0 && <p className="t2">{words.takenBack(takenBack)}</p>}
      {damagedLines > 0 && <p className="warn">{words.damagedLines(damagedLines)}</p>}
    </section>
  );
}
