import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { Parked } from '../../../../shared/domain/history.ts';
import { useDesk } from '../../../data/desk.ts';
import { ListItem } from '../../../ui/list-pages.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCommandWords } from '../use-command-words.ts';
import styles from './parked.module.css';
import { leadIdOf } from './parked-actions.ts';
import { usePersonName } from './use-parked-words.ts';

type ParkedItemProps = { parked: Parked; now: number; isCurrent: boolean; onChoose: () => void };

/** One piece of parked work in the list: what it was, whose, and in a few words why. */
export function ParkedItem({ parked, now, isCurrent, onChoose }: ParkedItemProps) {
  const words = useWords().parked;
  const formats = useFormats();
  const { user } = useDesk();
  const say = useCommandWords();
  const personName = usePersonName();
  const leadId = leadIdOf(parked);
  const isSettled = parked.state === 'resolved';
  const authorId = parked.doneById ?? parked.userId;
  const when = formats.dayAndTime(isSettled ? (parked.resolvedAt ?? parked.parkedAt) : parked.parkedAt, now);
  const how = isSettled
    ? words.resolutions[parked.resolution ?? 'seen']
    : (words.happened[parked.code as 'notFound'] ?? words.happenedUnknown(parked.code));
  return (
    <ListItem isCurrent={isCurrent} onChoose={onChoose} className={styles.item}>
      {isSettled ? (
        <IconCircleCheck size={15} stroke={1.7} className="t3" aria-hidden />
      ) : (
        <IconAlertTriangle size={15} stroke={1.7} className="warn" aria-hidden />
      )}
      <span className={styles.itemWords}>
        <span className="row">
          <span className="b cut grow">{say({ name: parked.name, leadIds: leadId === null ? [] : [leadId] })}</span>
          <span className="t3 sm nowrap">{when}</span>
        </span>
        <span className={`t2 sm ${styles.two}`}>
          {authorId !== user.userId && <b>{personName(authorId)} </b>}
          {how}
        </span>
      </span>
    </ListItem>
  );
}
