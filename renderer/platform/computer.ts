import type { Desktop } from '../../shared/ipc.ts';
import type { Computer } from './platform.ts';

const lostShell = { kind: 'failed', trouble: 'lost-shell' } as const;

/** Where in the code a fault arose; what it says is left out, as it may hold a name or a number. */
const placesOf = (fault: Error): string[] =>
  (fault.stack ?? '')
    .split('\n')
    .map((line) => /([\w.-]+\.[jt]sx?:\d+:\d+)\)?$/.exec(line.trim())?.[1])
    .filter((place) => place !== undefined)
    .slice(0, 10);

const nameOf = (fault: unknown): string => (fault instanceof Error && /^\w{1,60}$/.test(fault.name) ? fault.name : 'Unknown');

/** What the desktop app can do with its computer; a shell that does not answer is an outcome like any other. */
export const computerOf = (shell: Desktop): Computer => ({
  read: () => shell.readDesktop().catch(() => null),
  change: (some) => shell.changeDesktop(some).catch(() => lostShell),
  probe: (address) => shell.probeServer(address).catch(() => ({ kind: 'failed', trouble: 'unreachable' })),
  choose: (choice) => shell.chooseServer(choice).catch(() => lostShell),
  tellWork: (work) => void shell.tellWork(work).catch(() => undefined),
  takeIncoming: () => shell.takeIncoming().catch(() => []),
  diagnostics: () =>
    shell.readDiagnostics().then(
      ({ lines }) => lines,
      () => [],
    ),
  exportDiagnostics: () => shell.exportDiagnostics().catch(() => lostShell),
  lookForUpdate: () => shell.lookForUpdate().catch(() => ({ kind: 'failed', trouble: 'io' })),
  restart: () =>
    shell.restartApp().then(
      ({ kind }) => kind,
      () => 'restarting',
    ),
  reportFault: (fault) => {
    const places = fault instanceof Error ? placesOf(fault) : [];
    shell.reportFault({ name: nameOf(fault), places }).catch(() => undefined);
  },
  onIncoming: (listener) => shell.onIncomingArrived(() => listener()),
  onCallAsked: (listener) => shell.onCallAsked(() => listener()),
  onScreenLock: (listener) => {
    const stops = [shell.onScreenLocked(() => listener(true)), shell.onScreenUnlocked(() => listener(false))];
    return () => {
      for (const stop of stops) stop();
    };
  },
  onUpdate: (listener) => shell.onUpdateChanged(listener),
  onNotificationAction: (listener) => shell.onNotificationActed(({ id, action }) => listener(id, action)),
});
