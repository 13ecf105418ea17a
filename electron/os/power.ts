import { BrowserWindow, powerMonitor } from 'electron';
import type { NoticeName } from '../../shared/ipc-channels.ts';
import { tell } from '../ipc.ts';

type PowerNotice = Extract<NoticeName, 'powerResumed' | 'screenLocked' | 'screenUnlocked'>;

const tellAll = (name: PowerNotice): void => {
  for (const window of BrowserWindow.getAllWindows()) tell(window, name, undefined);
};

/** Says when the machine woke, since clocks jumped and connections are dead, and when nobody looks at its screen. After the app is ready. */
export const tellOfPower = (): void => {
  powerMonitor.on('resume', () => tellAll('powerResumed'));
  powerMonitor.on('lock-screen', () => tellAll('screenLocked'));
  powerMonitor.on('unlock-screen', () => tellAll('screenUnlocked'));
};
