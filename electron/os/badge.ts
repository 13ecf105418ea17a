import { join } from 'node:path';
import { app, BrowserWindow, nativeImage } from 'electron';
import { words } from '../words.ts';

/** Beside the bundle, one for each number up to nine. */
const pictureOf = (count: number): string => `badge-${count > 9 ? 'more' : count}.png`;

/** How many callbacks are due, on the app's mark in dock and taskbar: macOS and Linux write the number, on Windows a picture is laid on it. */
export const showBadge = (count: number): void => {
  if (process.platform !== 'win32') {
    app.setBadgeCount(count);
    return;
  }
  const picture = count === 0 ? null : nativeImage.createFromPath(join(__dirname, pictureOf(count)));
  for (const window of BrowserWindow.getAllWindows()) window.setOverlayIcon(picture, count === 0 ? '' : words.tray.due(count));
};
