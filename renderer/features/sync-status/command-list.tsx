import { leadName } from '../../../shared/domain/lead.ts';
import type { OutboxEntry } from '../../data/db.ts';
import { useWholeCache } from '../../data/desk.ts';
import { SyncGlyph } from '../../ui/sync-glyph.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './sync-drawer.module.css';

type Listed = Pick<OutboxEntry, 'id' | 'name' | 'leadIds' | 'at'>;

/** Says what a command was: "Note on Ana Keller". Presence, which a person does not think of as work, is named too. */
export const useCommandWords = (): ((entry: Pick<Listed, 'name' | 'leadIds'>) => string) => {
  const words = useWords().syncStatus;
  const { leads } = useWholeCache();
  return ({ name, leadIds }) => {
    const first = leads.get(leadIds[0] ?? '');
    const of = words.leadsAndMore(first ? leadName(first) : words.someLead, Math.max(0, leadIds.length - 1));
    const say = Object.hasOwn(words.commands, name) ? words.commands[name as keyof typeof words.commands] : undefined;
    return say ? say(of) : words.otherCommand(name);
  };
};

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
