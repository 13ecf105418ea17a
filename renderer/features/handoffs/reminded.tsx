import { IconBell } from '@tabler/icons-react';
import { useLiveQuery } from 'dexie-react-hooks';
import type { Handoff } from '../../../shared/domain/handoff.ts';
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

/** Said at the head of a handoff that waits: who asked for its answer, and when; the center's rule too. Nothing when nobody did. */
export function Reminded({ handoff, now }: { handoff: Pick<Handoff, 'id' | 'remindedAt'>; now: number }) {
  const words = useWords().handoffLoop;
  const formats = useFormats();
  const { users } = useWholeCache();
  const reminders = useReminders(handoff.id);
  const last = reminders.at(-1);
  const byRuleAt = handoff.remindedAt ?? 0;
  if (byRuleAt > (last?.remindedAt ?? 0)) return <Line>{words.remindedByRule(formats.shortDayAndTime(byRuleAt, now))}</Line>;
  if (!last) return null;
  const who = users.get(last.byId)?.name ?? words.somebody;
  const before = reminders.length > 1 ? ` ${words.remindersBefore(reminders.length - 1)}` : '';
  return <Line>{`${words.remindedBy(who, formats.shortDayAndTime(last.remindedAt, now))}${before}`}</Line>;
}

function Line({ children }: { children: string }) {
  return (
    <p className={styles.reminded} role="status">
      <IconBell size={16} stroke={1.7} className="warn" aria-hidden />
      <span>{`${children}.`}</span>
    </p>
  );
}
