import { Button } from '@mantine/core';
import type { Handoff } from '../../../shared/domain/handoff.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useWords } from '../../words/words.tsx';
import styles from './handoffs.module.css';

const shownAtMost = 4;

/** What sales asks and nobody has replied to; a rep's own, for others all they see. Nothing when there are none. */
export function OpenQuestions({ onOpen }: { onOpen: (handoff: Handoff) => void }) {
  const words = useWords().handoffLoop;
  const { user } = useDesk();
  const { handoffs } = useWholeCache();
  const asked = [...handoffs.values()].filter((each) => each.askedAt && (user.role !== 'rep' || each.repId === user.userId));
  if (asked.length === 0) return null;
  return (
    <section className={styles.waiting} aria-label={words.questions(asked.length)}>
      <b className="b">{words.questions(asked.length)}</b>
      {asked.slice(0, shownAtMost).map((each) => (
        <Button key={each.id} size="xs" onClick={() => onOpen(each)}>
          {words.reply(each.package.name)}
        </Button>
      ))}
    </section>
  );
}
