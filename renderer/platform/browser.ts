import { dialLink } from '../../shared/dialling.ts';
import { mailLink } from '../../shared/domain/mail-link.ts';
import { askToKeep, estimatedFreeBytes } from './page-storage.ts';
import type { ExportOutcome, FileToExport, Notification as Note, NotifyOutcome, Platform } from './platform.ts';
import { watchForWake } from './wake-watch.ts';

/** How long a browser may take to read a file that a click has started to download. */
const downloadReadMs = 60_000;

const clickLink = (href: string, download?: string): void => {
  const link = document.createElement('a');
  link.href = href;
  if (download !== undefined) link.download = download;
  link.click();
};

const download = async ({ name, mime, data }: FileToExport): Promise<ExportOutcome> => {
  // Copied because a Blob takes no view on memory shared between threads.
  const part = data instanceof Uint8Array ? data.slice() : data;
  const url = URL.createObjectURL(new Blob([part], { type: mime }));
  clickLink(url, name);
  setTimeout(() => URL.revokeObjectURL(url), downloadReadMs);
  return { kind: 'saved', path: null };
};

const mayNotify = async (): Promise<boolean> => {
  if (Notification.permission === 'default') return (await Notification.requestPermission()) === 'granted';
  return Notification.permission === 'granted';
};

const show = async ({ id, title, body }: Note, onClick: (id: string) => void): Promise<NotifyOutcome> => {
  if (!('Notification' in globalThis)) return { kind: 'unavailable', trouble: 'not-supported' };
  if (!(await mayNotify())) return { kind: 'unavailable', trouble: 'not-allowed' };
  const notification = new Notification(title, { body, tag: id });
  notification.onclick = () => {
    window.focus();
    onClick(id);
  };
  return { kind: 'shown' };
};

/** The platform where there is no shell: a tab of the server's own pages. */
export const openBrowser = (): Platform => {
  const clickListeners = new Set<(id: string) => void>();
  const clicked = (id: string) => {
    for (const listener of clickListeners) listener(id);
  };
  return {
    kind: 'browser',
    isServerChosen: true,
    serverUrl: () => location.origin,
    session: {
      remember: async () => ({ kind: 'cookie' }),
      recall: async () => ({ kind: 'cookie' }),
      forget: async () => ({ kind: 'cookie' }),
    },
    storage: { freeBytes: estimatedFreeBytes, askToKeep },
    exportFile: download,
    dial: async (target, settings) => {
      const link = dialLink(target, settings);
      if (link === null) return { kind: 'failed', trouble: 'not-a-number' };
      clickLink(link);
      return { kind: 'dialled' };
    },
    writeMail: async (mail) => {
      const written = mailLink(mail);
      if (written === null) return { kind: 'failed', trouble: 'not-an-address' };
      clickLink(written.link);
      return written.isWhole ? { kind: 'opened' } : { kind: 'shortened' };
    },
    // Some phones' browsers have the constructor and refuse to run it.
    notify: (notification) => show(notification, clicked).catch(() => ({ kind: 'unavailable', trouble: 'not-supported' })),
    onNotificationClick: (listener) => {
      clickListeners.add(listener);
      return () => clickListeners.delete(listener);
    },
    onPowerResume: (listener) => watchForWake(listener),
  };
};
