import { Notification } from 'electron';
import type { Argument, Result } from '../../shared/ipc.ts';

/** Held until closed: a notification that is collected no longer reports its click. */
const shown = new Map<string, Notification>();

const forget = (id: string, notification: Notification): void => {
  if (shown.get(id) === notification) shown.delete(id);
};

/** Shows a notification of the operating system; one with the same id makes way. `onClick` gets the id. */
export const notify = ({ id, title, body }: Argument<'notify'>, onClick: (id: string) => void): Result<'notify'> => {
  if (!Notification.isSupported()) return { kind: 'unavailable', trouble: 'not-supported' };
  shown.get(id)?.close();
  const notification = new Notification({ title, body });
  notification.on('click', () => onClick(id));
  notification.on('close', () => forget(id, notification));
  shown.set(id, notification);
  notification.show();
  return { kind: 'shown' };
};
