import type { OutboxEntry } from '../../data/db.ts';
import { SyncGlyph } from '../../ui/sync-glyph.tsx';
import { useFormats } from '../../words/words.tsx';
import styles from './sync-drawer.module.css';
import { useCommandWords } from './use-command-words.ts';

type Listed = Pick<OutboxEntry, 'id' | 'name' | 'leadIds' | 'at'>;

/** Commands in a row each: what it was and when. */
export function CommandList({ entries, state }: { entries: readonly Listed[]; state: 'sent' | 'waiting' }) {
  const say = useCommandWords();
  const formats = useFormats();
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.id} className={styles.command}>
          <SyncGlyph state={state} size={13} />
          <span className={state === 'sent' ? 'cut t2' : 'cut'}>{say(entry)}</span>
          <span className="t3 sm">{formats.time(entry.at)}</span>
        </li>
      ))}
    </ul>
  );
}
