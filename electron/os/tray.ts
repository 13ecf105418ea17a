import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { Argument } from '../../shared/ipc.ts';
import { words } from '../words.ts';

type Work = Argument<'tellWork'>;
type Hears = { onOpen: () => void; onCall: () => void; onQuit: () => void };

/** The app's mark beside the clock: how many wait, and the ways back to work. */
export type WorkTray = { show(work: Work): void; hide(): void; isShown(): boolean };

/** macOS colours a template itself and writes the number beside it; elsewhere it lies on the mark, in the product's own colour. */
const pictureOf = ({ waiting }: Work): string => {
  if (process.platform === 'darwin') return 'trayTemplate.png';
  return waiting === 0 ? 'tray.png' : `tray-${waiting > 9 ? 'more' : waiting}.png`;
};

const imageOf = (work: Work) => nativeImage.createFromPath(join(__dirname, pictureOf(work)));

export const createTray = ({ onOpen, onCall, onQuit }: Hears): WorkTray => {
  let tray: Tray | null = null;
  let shown = '';

  const fill = (into: Tray, work: Work): void => {
    const summary = words.tray.summary(work.waiting, work.due);
    into.setImage(imageOf(work));
    const call = work.callLeadId === null ? words.tray.next : words.tray.running;
    into.setToolTip(`${words.product}: ${summary}`);
    if (process.platform === 'darwin') into.setTitle(work.waiting > 0 ? String(work.waiting) : '');
    into.setContextMenu(
      Menu.buildFromTemplate([
        { label: summary, enabled: false },
        { label: call, click: onCall },
        { type: 'separator' },
        { label: words.tray.open, click: onOpen },
        { label: words.quit, click: onQuit },
      ]),
    );
  };

  return {
    show: (work) => {
      if (!tray) {
        tray = new Tray(imageOf(work));
        tray.on('click', onOpen);
      }
      // Some desktops draw the mark anew, with a flicker, whenever its menu is set.
      const next = JSON.stringify(work);
      if (next === shown) return;
      shown = next;
      fill(tray, work);
    },
    hide: () => {
      if (!tray) return;
      tray.destroy();
      tray = null;
      shown = '';
    },
    isShown: () => tray !== null,
  };
};
