import { app, BrowserWindow } from 'electron';
import type { Incoming } from '../shared/desktop.ts';
import { incomingLink, linksAmong, ownScheme } from './incoming-link.ts';
import { tell } from './ipc.ts';

/** More than this wait only when something floods us. */
const mostWaiting = 20;

/** Links of the system, kept until a page asks for them: at a start there is none yet. */
export type IncomingLinks = { take(): Incoming[]; arrived(links: readonly Incoming[]): void };

/** Listens before the app is ready, as macOS hands a link over that early. `onArrival` brings a window to the front. */
export const listenForLinks = (argv: readonly string[], onArrival: () => void): IncomingLinks => {
  const waiting: Incoming[] = linksAmong(argv);
  const arrived = (links: readonly Incoming[]): void => {
    if (links.length === 0) return;
    waiting.push(...links);
    waiting.splice(0, waiting.length - mostWaiting);
    onArrival();
    for (const window of BrowserWindow.getAllWindows()) tell(window, 'incomingArrived', undefined);
  };
  app.on('open-url', (event, url) => {
    event.preventDefault();
    const link = incomingLink(url);
    arrived(link ? [link] : []);
  });
  return { take: () => waiting.splice(0), arrived };
};

/** Whether the system asks us for links of a scheme. Only an installed app: in development the system would start Electron alone. */
export const claimLinks = (takesTelLinks: boolean): void => {
  if (!app.isPackaged) return;
  app.setAsDefaultProtocolClient(ownScheme);
  if (takesTelLinks) app.setAsDefaultProtocolClient('tel');
  else if (app.isDefaultProtocolClient('tel')) app.removeAsDefaultProtocolClient('tel');
};
