/**
 * Names of everything that passes between a page and the desktop shell; `ipc.ts` gives each its schemas.
 * Apart from them, as the preload needs the names alone and starts before every page.
 */
export const requestNames = [
  'readServerAddress',
  'rememberSession',
  'recallSession',
  'forgetSession',
  'appendToJournal',
  'readJournal',
  'compactJournal',
  'readDiskSpace',
  'exportFile',
  'dial',
  'writeMail',
  'notify',
  'readDesktop',
  'changeDesktop',
  'probeServer',
  'chooseServer',
  'tellWork',
  'takeIncoming',
  'readDiagnostics',
  'exportDiagnostics',
  'reportFault',
  'lookForUpdate',
  'restartApp',
] as const;
export type RequestName = (typeof requestNames)[number];

/** What the shell tells a page without being asked. */
export const noticeNames = [
  'powerResumed',
  'screenLocked',
  'screenUnlocked',
  'notificationClicked',
  'notificationActed',
  'incomingArrived',
  'callAsked',
  'updateChanged',
] as const;
export type NoticeName = (typeof noticeNames)[number];

/** Channel on the wire: requests and notices share one namespace of our own. */
export const channelOf = (name: RequestName | NoticeName): string => `refinery:${name}`;

/** `powerResumed` → `onPowerResumed`, the name a page subscribes by. */
export const subscriptionName = <Name extends NoticeName>(name: Name): `on${Capitalize<Name>}` =>
  `on${name.charAt(0).toUpperCase()}${name.slice(1)}` as `on${Capitalize<Name>}`;
