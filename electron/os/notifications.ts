import { Notification } from 'electron';
import type { Argument, Result } from '../../shared/ipc.ts';

/** Held until closed: a notification that is collected no longer reports its click. */
const shown = new Map<string, Notification>();

const forget = (id: string, notification: Notification): void => {
  if (shown.get(id) === notification) shown.delete(id);
};

type Hears = { onClick: (id: string) => void; onAction: (id: string, action: string) => void };

/** Buttons are shown by macOS and Windows; elsewhere the system leaves them out, and the app shows the same ones in its window. */
const buttonsOf = (actions: NonNullable<Argument<'notify'>['actions']>): Electron.NotificationAction[] =>
  actions.map(({ label }) => ({ type: 'button', text: label }));

/** Shows a notification of the operating system; one with the same id makes way. */
export const notify = ({ id, title, body, actions = [] }: Argument<'notify'>, { onClick, onAction }: Hears): Result<'notify'> => {
  if (!Notification.isSupported()) return { kind: 'unavailable', trouble: 'not-supported' };
  shown.get(id)?.close();
  const notification = new Notification({ title, body, actions: buttonsOf(actions) });
  notification.on('click', () => onClick(id));
  notification.on('action', ({ actionIndex }) => {
    const action = actions[actionIndex];
    if (action) onAction(id, action.id);
  });
  notification.on('close', () => forget(id, notification));
  shown.set(id, notification);
  notification.show();
  return { kind: 'shown' };
};
