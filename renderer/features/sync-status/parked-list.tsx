import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import type { Parked } from '../../../shared/domain/history.ts';
import { useDesk } from '../../data/desk.ts';
import { useNow } from '../../data/use-now.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { leadIdOf } from './parked/parked-actions.ts';
import { useParked } from './parked/use-parked.ts';
import { useHappened, usePersonName, useSafe } from './parked/use-parked-words.ts';
import styles from './sync-drawer.module.css';
import { useCommandWords } from './use-command-words.ts';

/** More than these are for the screen of parked work. */
const shownParked = 4;

/** What was not applied: what happened and what is safe, with the way to settle it. A team lead sees the team's too. */
export function ParkedList({ onClose }: { onClose: () => void }) {
  const words = useWords().syncStatus;
  const [, navigate] = useLocation();
  const open = useParked()?.open ?? [];
  const settle = (id: string) => {
    navigate(`/parked/${id}`);
    onClose();
  };
  const first = open[0];
  useKeys([{ keys: 'p', label: words.settleAll, isDisabled: !first, run: () => first && settle(first.id) }]);
  if (!first) return null;
  return (
    <section className={styles.section} aria-label={words.parked}>
      <h3 className="warn">
        {words.parked} {open.length} <span>{words.parkedHint}</span>
      </h3>
      {open.slice(0, shownParked).map((each) => (
        <ParkedCard key={each.id} parked={each} hasKey={each === first} onSettle={() => settle(each.id)} />
      ))}
      {open.length > shownParked && <p className="t3 sm">{words.more(open.length - shownParked)}</p>}
    </section>
  );
}

function ParkedCard({ parked, hasKey, onSettle }: { parked: Parked; hasKey: boolean; onSettle: () => void }) {
  const words = useWords().syncStatus;
  const safe = useSafe();
  const formats = useFormats();
  const now = useNow(60_000);
  const say = useCommandWords();
  const { user } = useDesk();
  const personName = usePersonName();
  const happened = useHappened(parked);
  const authorId = parked.doneById ?? parked.userId;
  const leadId = leadIdOf(parked);
  const what = say({ name: parked.name, leadIds: leadId === null ? [] : [leadId] });
  return (
    <div className={styles.parked}>
      <div className="row">
        <b className="b cut grow">{what}</b>
        <span className="t2 sm nowrap">{formats.dayAndTime(parked.parkedAt, now)}</span>
      </div>
      {authorId !== user.userId && <p className="t2 sm">{personName(authorId)}</p>}
      <dl>
        <dt>{words.happened}</dt>
        <dd>{happened.join(' ')}</dd>
        <dt>{words.safe}</dt>
        <dd>{safe(parked)}</dd>
      </dl>
      <Button
        onClick={onSettle}
        {...(hasKey ? { rightSection: <KeyCap keys="p" />, 'aria-keyshortcuts': ariaKeys('p') } : {})}
        aria-label={`${words.settle}: ${what}`}
      >
        {words.settle}
      </Button>
    </div>
  );
}
