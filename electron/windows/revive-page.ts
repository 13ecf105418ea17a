import { app, type BrowserWindow, dialog, type MessageBoxOptions } from 'electron';
import type { CrashReports } from '../os/crash-reports.ts';
import { words } from '../words.ts';

/** True: the second button was chosen. */
const askWhether = async (window: BrowserWindow, first: string, second: string, rest: MessageBoxOptions): Promise<boolean> => {
  const { response } = await dialog.showMessageBox(window, { ...rest, buttons: [first, second], defaultId: 0, cancelId: 0 });
  return response === 1;
};

/** A page that no longer answers: reported, and offered to be ended. The question goes when the page answers after all. */
const endSilentPage = (window: BrowserWindow, reports: CrashReports, onEnding: () => void): void => {
  let asking: AbortController | null = null;
  window.on('responsive', () => asking?.abort());
  window.on('unresponsive', async () => {
    if (asking) return;
    reports.write({ of: 'page', what: 'unresponsive', where: '' });
    asking = new AbortController();
    const { signal } = asking;
    const question: MessageBoxOptions = { type: 'warning', message: words.pageSilent, detail: words.pageStoppedDetail, signal };
    const isEnough = await askWhether(window, words.wait, words.loadAgain, question);
    asking = null;
    if (!isEnough || signal.aborted || window.isDestroyed()) return;
    onEnding();
    // Its script does not end by itself, and would not let a new page begin.
    window.webContents.forcefullyCrashRenderer();
  });
};

/** A page whose process died leaves an empty window behind: say so, and offer the way back. So does one that hangs. */
export const revivePage = (window: BrowserWindow, reports: CrashReports): void => {
  let isExpected = false;
  endSilentPage(window, reports, () => {
    isExpected = true;
  });
  window.webContents.on('render-process-gone', async (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const wasExpected = isExpected;
    isExpected = false;
    const question: MessageBoxOptions = { type: 'error', message: words.pageStopped, detail: words.pageStoppedDetail };
    if (!wasExpected && (await askWhether(window, words.loadAgain, words.quit, question))) app.quit();
    else window.webContents.reload();
  });
};
