import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { leadName } from '../../../shared/domain/lead.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { useNow } from '../../data/use-now.ts';
import { showToast } from '../../ui/toast.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { type Reminder, remindersBetween } from './reminders.ts';

const lookEveryMs = 10_000;
const idPrefix = 'callback:';

/** Brings own promises to mind, five minutes before and at their time: here, and by the system while the app is out of sight. Draws nothing. */
export function CallbackReminders() {
  const { db, user } = useDesk();
  const leads = useCache((cache) => cache.leads);
  const now = useNow(lookEveryMs);
  const remind = useRemind();
  const lookedAt = useRef(now);
  const open = useLiveQuery(() => db.callbacks.where('state').equals('open').toArray(), [db]);
  useEffect(() => {
    if (!open) return;
    const own = open.filter(
      ({ userId, leadId }) => userId === user.userId || (userId === null && leads.get(leadId)?.ownerId === user.userId),
    );
    for (const reminder of remindersBetween(own, lookedAt.current, now)) remind(reminder);
    lookedAt.current = Math.max(lookedAt.current, now);
  }, [open, now, user, leads, remind]);
  return null;
}

const useRemind = (): ((reminder: Reminder) => void) => {
  const words = useWords().callbacks.reminder;
  const formats = useFormats();
  const { platform, cache } = useDesk();
  const [, navigate] = useLocation();
  useEffect(
    () =>
      platform.onNotificationClick((id) => {
        if (id.startsWith(idPrefix)) navigate(`/call/${id.slice(idPrefix.length)}`);
      }),
    [platform, navigate],
  );
  const latest = useRef<(reminder: Reminder) => void>(() => undefined);
  latest.current = ({ callback, kind }) => {
    const lead = cache.store.getState().leads.get(callback.leadId);
    if (!lead) return;
    const title = (kind === 'now' ? words.now : words.soon)(leadName(lead));
    const theirs = formats.time(callback.dueAt, callback.zone);
    const body = words.body(formats.time(callback.dueAt), theirs, callback.promise);
    showToast({ message: `${title}. ${body}` });
    if (document.hidden) void platform.notify({ id: `${idPrefix}${callback.leadId}`, title, body });
  };
  const stable = useRef((reminder: Reminder) => latest.current(reminder));
  return stable.current;
};
