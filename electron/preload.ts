import { contextBridge, ipcRenderer } from 'electron';
import { channelOf, noticeNames, requestNames, subscriptionName } from '../shared/ipc-channels.ts';

/**
 * Gives our own pages `window.desktop`: one function for each request, one subscription for each notice, and nothing that
 * takes a channel's name. Bundled without the schemas; the shell checks what arrives.
 */
const asksFor = requestNames.map((name) => [name, (argument?: unknown) => ipcRenderer.invoke(channelOf(name), argument)]);

const listensTo = noticeNames.map((name) => [
  subscriptionName(name),
  (listener: (notice: unknown) => void) => {
    const hear = (_event: unknown, notice: unknown) => listener(notice);
    ipcRenderer.on(channelOf(name), hear);
    return () => {
      ipcRenderer.removeListener(channelOf(name), hear);
    };
  },
]);

contextBridge.exposeInMainWorld('desktop', Object.fromEntries([...asksFor, ...listensTo]));
