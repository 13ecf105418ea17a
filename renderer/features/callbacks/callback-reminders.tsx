import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import type { Callback } from '../../../shared/domain/call.ts';
import { leadName } from '../../../shared/domain/lead.ts';
import { teamLeadAfterMs } from '../../../shared/domain/missed-callback.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { useIntents } from '../../data/intents.ts';
import { openCallbacksOf, useOpenCallbacks } from '../../data/open-callbacks.ts';
import { useNow } from '../../data/use-now.ts';
import { hideToast, showToast } from '../../ui/toast.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { look, type Reminder, type ReminderMemory, reminderMemory, snoozeReminderMs, toldBetween } from './reminders.ts';

const lookEveryMs = 10_000;
const memoryKey = 'callback-reminders';
const idPrefix = 'callback:';
/** Buttons of the system's notification, the same as in the window. */
const callAction = 'call';
const snoozePrefix = 'snooze:';
/** More at once than this are told in one line. */
const oneByOne = 3;

/**
 * Brings own promises to mind, five minutes before and at their time: here until something is done about it, and by the system while
 * nobody looks. A team lead is told of promises that nobody kept. What was told is remembered through a restart. Draws nothing.
 */
export function CallbackReminders() {
  const desk = useDesk();
  const { db, user } = desk;
  const leads = useCache((cache) => cache.leads);
  const settings = useCache((cache) => cache.settings);
  const now = useNow(lookEveryMs);
  const tell = useTell();
  const openedAt = useRef(now);
  const promises = openCallbacksOf(desk);
  // A rep's own promises are few and looked at with each change; a floor's are many and looked at by the clock.
  const changed = useOpenCallbacks(({ isLoaded, revision }) => (isLoaded ? (user.role === 'rep' ? revision : 1) : 0));
  const isLooking = useRef(false);
  useEffect(() => {
    if (changed === 0 || isLooking.current) return;
    const open = [...promises.getState().rows.values()];
    isLooking.current = true;
    const lookOnce = async () => {
      const before = await readMemory(db, openedAt.current);
      const own = open.filter(
        ({ userId, leadId }) => userId === user.userId || (userId === null && leads.get(leadId)?.ownerId === user.userId),
      );
      const { due, memory } = look(own, before, now);
      await db.preferences.put({ key: memoryKey, value: memory });
      tell.due(due);
      if (user.role !== 'teamLead' || !settings) return;
      const theirs = open.filter(({ leadId }) => leads.get(leadId)?.teamId === user.teamId);
      for (const missed of toldBetween(theirs, teamLeadAfterMs(settings), before.lookedAt, now)) tell.missed(missed);
    };
    void lookOnce().finally(() => {
      isLooking.current = false;
    });
  }, [promises, changed, now, user, leads, settings, db, tell]);
  useHideEnded();
  return null;
}

type Db = ReturnType<typeof useDesk>['db'];

const readMemory = async (db: Db, openedAt: number): Promise<ReminderMemory> => {
  const kept = reminderMemory.safeParse((await db.preferences.get(memoryKey))?.value);
  return kept.success ? kept.data : { lookedAt: openedAt, snoozed: {} };
};

const toastOf = (callbackId: string): string => `${idPrefix}${callbackId}`;

/** A promise that was kept, moved or called off needs no reminder any more. */
const useHideEnded = (): void => {
  const promises = openCallbacksOf(useDesk());
  useEffect(
    () =>
      promises.subscribe(({ ended }) => {
        for (const id of ended) hideToast(toastOf(id));
      }),
    [promises],
  );
};

type Tell = { due: (reminders: readonly Reminder[]) => void; missed: (callback: Callback) => void };

const useTell = (): Tell => {
  const words = useWords().callbacks;
  const formats = useFormats();
  const { platform, cache, db, now } = useDesk();
  const { ask } = useIntents();
  const [, navigate] = useLocation();
  useEffect(
    () =>
      platform.onNotificationClick((id) => {
        if (id.startsWith(idPrefix)) navigate(`/call/${id.slice(idPrefix.length)}`);
      }),
    [platform, navigate],
  );
  /** By the system too, while nobody looks at this window. */
  const notifyAway = (leadId: string, title: string, body: string, actions: { id: string; label: string }[] = []) => {
    if (document.hidden || !document.hasFocus()) void platform.notify({ id: `${idPrefix}${leadId}`, title, body, actions });
  };
  const snooze = async (callbackId: string) => {
    const memory = await readMemory(db, now());
    const snoozed = { ...memory.snoozed, [callbackId]: now() + snoozeReminderMs };
    await db.preferences.put({ key: memoryKey, value: { ...memory, snoozed } });
  };
  const act = (id: string, action: string) => {
    if (!id.startsWith(idPrefix)) return;
    if (action === callAction) navigate(`/call/${id.slice(idPrefix.length)}`);
    else if (action.startsWith(snoozePrefix)) {
      const callbackId = action.slice(snoozePrefix.length);
      hideToast(toastOf(callbackId));
      void snooze(callbackId);
    }
  };
  const latestAct = useRef(act);
  latestAct.current = act;
  useEffect(() => platform.computer?.onNotificationAction((id, action) => latestAct.current(id, action)), [platform]);
  const remind = ({ callback, kind }: Reminder) => {
    const lead = cache.store.getState().leads.get(callback.leadId);
    if (!lead) return;
    const title = (kind === 'now' ? words.reminder.now : words.reminder.soon)(leadName(lead));
    const theirs = formats.time(callback.dueAt, callback.zone);
    const body = words.reminder.body(formats.time(callback.dueAt), theirs, callback.promise);
    showToast({
      id: toastOf(callback.id),
      message: `${title}. ${body}`,
      actions: [
        { label: words.reminder.snooze, keys: 'mod+.', run: () => void snooze(callback.id) },
        { label: words.reminder.call, keys: 'mod+j', run: () => navigate(`/call/${lead.id}`) },
      ],
    });
    notifyAway(lead.id, title, body, [
      { id: callAction, label: words.reminder.call },
      { id: `${snoozePrefix}${callback.id}`, label: words.reminder.snooze },
    ]);
  };
  const remindOfMany = (count: number) => {
    const message = words.reminder.many(count);
    showToast({ id: `${idPrefix}many`, message, actions: [{ label: words.reminder.show, run: () => navigate('/callbacks') }] });
    if (document.hidden || !document.hasFocus()) void platform.notify({ id: `${idPrefix}`, title: message, body: '' });
  };
  const tellMissed = (callback: Callback) => {
    const { leads, users } = cache.store.getState();
    const lead = leads.get(callback.leadId);
    if (!lead) return;
    const rep = users.get(callback.userId ?? lead.ownerId ?? '')?.name ?? '';
    const message = words.reminder.missed(leadName(lead), words.late(formats.length(now() - callback.dueAt)), rep);
    const show = () => {
      ask({ callbackId: callback.id });
      navigate('/callbacks');
    };
    showToast({ id: toastOf(callback.id), message, actions: [{ label: words.reminder.show, run: show }] });
    notifyAway(lead.id, message, callback.promise);
  };
  const latest = useRef<Tell>({ due: () => undefined, missed: () => undefined });
  latest.current = {
    due: (reminders) => {
      if (reminders.length > oneByOne) remindOfMany(reminders.length);
      else for (const reminder of reminders) remind(reminder);
    },
    missed: tellMissed,
  };
  const stable = useRef<Tell>({ due: (reminders) => latest.current.due(reminders), missed: (callback) => latest.current.missed(callback) });
  return stable.current;
};
