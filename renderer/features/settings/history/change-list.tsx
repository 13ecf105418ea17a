import type { Agreement } from '../../../../shared/domain/agreement.ts';
import { valueChanges } from '../../../../shared/domain/value-changes.ts';
import { useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import { useChangeWords } from './section-words.ts';

const shownChanges = 5;

/** What a version says that the one before it did not. */
export function ChangeList({ before, after }: { before: Pick<Agreement, 'value'> | undefined; after: Pick<Agreement, 'value'> }) {
  const words = useWords().history;
  const inWords = useChangeWords();
  if (!before) return <span className="t2">{words.first}</span>;
  const changes = valueChanges(before.value, after.value);
  return (
    <ul className={styles.found}>
      {changes.slice(0, shownChanges).map((change) => (
        <li key={`${change.path.join('/')} ${JSON.stringify(change.before ?? null)} ${JSON.stringify(change.after ?? null)}`.slice(0, 300)}>
          {inWords(change)}
        </li>
      ))}
      {changes.length > shownChanges && <li className="t3 sm">{words.more(changes.length - shownChanges)}</li>}
    </ul>
  );
}
