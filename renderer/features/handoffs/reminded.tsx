import { IconBell } from '@tabler/icons-react';
import { useLiveQuery } from 'dexie-react-hooks';
import type { SalesReminder } from '../../../shared/domain/sales-reminder.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './handoffs.module.css';

const noReminders: SalesReminder[] = [];

/** Who of the center reminded sales of a handoff, oldest first. */
export const useReminders = (handoffId: string): readonly SalesReminder[] => {
  const { db } = useDesk();
  return useLiveQuery(() => db.salesReminders.where('handoffId').equals(handoffId).sortBy('remindedAt'), [db, handoffId]) ?? noReminders;
};

/** Said at the head of a handoff that waits: who asked for its answer, and when. Nothing when nobody did. */
export function Reminded({ handoffId, now }: { handoffId: string; now: number }) {
  const words = useWords().handoffLoop;
  const formats = useFormats();
  const { users } = useWholeCache();
  const reminders = useReminders(handoffId);
  const last = reminders.at(-1);
  if (!last) return null;
  const who = users.get(last.byId)?.name ?? words.somebody;
  const before = reminders.length > 1 ? ` ${words.remindersBefore(reminders.length - 1)}` : '';
  return (
    <p className={styles.reminded} role="status">
      <IconBell size={16} stroke={1.7} className="warn" aria-hidden />
      <span>{`${words.remindedBy(who, formats.shortDayAndTime(last.remindedAt, now))}${before}.`}</span>
    </p>
  );
}
