import { app, dialog } from 'electron';
import type { CrashReports } from './os/crash-reports.ts';
import { placesOf, reportFault } from './report-fault.ts';
import { words } from './words.ts';

type Options = { reports: CrashReports; isInCall: () => boolean };

/**
 * A fault that nobody caught: reported, and the app goes on, as what it has saved is on the disk and a person may be talking. Once, and not
 * during a call, it offers to start again: after such a fault the shell may not be what it should be.
 */
export const surviveFaults = ({ reports, isInCall }: Options): void => {
  let hasAsked = false;
  const report = (doing: string, error: unknown): void => {
    reportFault(doing, error);
    const isError = error instanceof Error;
    reports.write({ of: 'shell', what: isError ? error.name : typeof error, where: isError ? placesOf(error) : '' });
  };
  const offerRestart = async (): Promise<void> => {
    if (hasAsked || !app.isReady() || isInCall()) return;
    hasAsked = true;
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      message: words.shellFault,
      detail: words.shellFaultDetail,
      buttons: [words.startAgain, words.goOn],
      defaultId: 0,
      cancelId: 1,
    });
    if (response !== 0) return;
    app.relaunch();
    app.quit();
  };
  process.on('uncaughtException', (error) => {
    report('nobody caught', error);
    offerRestart().catch((second: unknown) => reportFault('asking whether to start again', second));
  });
  process.on('unhandledRejection', (error) => report('nobody awaited', error));
};
