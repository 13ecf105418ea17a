import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { words } from './words.ts';

type Hears = { onCall: () => void };

/** Developer tools are for developers: a packaged app has none in its menu. */
const viewItems = (isPackaged: boolean): MenuItemConstructorOptions[] => [
  { role: 'resetZoom' },
  { role: 'zoomIn' },
  { role: 'zoomOut' },
  { type: 'separator' },
  { role: 'togglefullscreen' },
  ...(isPackaged ? [] : ([{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }] satisfies MenuItemConstructorOptions[])),
];

/** Standard roles, so that every platform has its own words, order and keys for them, and the one thing people come back for. */
export const menuFor = (platform: NodeJS.Platform, isPackaged: boolean, { onCall }: Hears): MenuItemConstructorOptions[] => {
  const isMac = platform === 'darwin';
  return [
    ...(isMac ? ([{ role: 'appMenu' }] satisfies MenuItemConstructorOptions[]) : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    { role: 'viewMenu', submenu: viewItems(isPackaged) },
    { label: words.callMenu, submenu: [{ label: words.showCall, accelerator: 'CommandOrControl+Shift+J', click: onCall }] },
    { role: 'windowMenu' },
    // On macOS "About" stands in the app's own menu.
    ...(isMac ? [] : ([{ role: 'help', label: words.help, submenu: [{ role: 'about' }] }] satisfies MenuItemConstructorOptions[])),
  ];
};

export const showMenu = (hears: Hears): void => {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuFor(process.platform, app.isPackaged, hears)));
};
