import { app, type BrowserWindow, dialog } from 'electron';
import { words } from '../words.ts';

/** A page whose process died leaves an empty window behind: say so, and offer the way back. */
export const reviveStoppedPage = (window: BrowserWindow): void => {
  window.webContents.on('render-process-gone', async (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: words.pageStopped,
      detail: words.pageStoppedDetail,
      buttons: [words.loadAgain, words.quit],
      defaultId: 0,
      cancelId: 0,
    });
    if (response === 1) app.quit();
    else window.webContents.reload();
  });
};
