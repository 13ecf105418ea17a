import { useStore } from 'zustand';
import { useDesk } from '../../data/desk.ts';
import { useWords } from '../../words/words.tsx';
import styles from './sync-drawer.module.css';

/** An honest word about where unsent work is, and what became of it when the desk was opened. */
export function KeptWhere() {
  const words = useWords().storage;
  const { storage } = useDesk();
  const { secondHome, journalTrouble, keeping, takenBack, damagedLines } = useStore(storage.status);
  const kept = secondHome === 'none' || journalTrouble === null ? words.kept[secondHome] : words.once[journalTrouble];
  const said = secondHome === 'shell' ? [kept] : [kept, words.keeping[keeping]];
  const isWorry = journalTrouble !== null || (secondHome !== 'shell' && keeping === 'mayBeCleared');
  return (
    <section className={styles.section} aria-label={words.where}>
      <h3 className={isWorry ? 'warn' : undefined}>{words.where}</h3>
      <p className="t2">{said.join(' ')}</p>
      {takenBack > 0 && <p className="t2">{words.takenBack(takenBack)}</p>}
      {damagedLines > 0 && <p className="warn">{words.damagedLines(damagedLines, secondHome === 'shell')}</p>}
    </section>
  );
}
