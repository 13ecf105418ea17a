import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { words } from './words.ts';

type Hears = { onCall: () => void; onZoom: (zoom: Zoom) => void };

/** One step larger or smaller, or back to how it was made. */
export type Zoom = 'in' | 'out' | 'reset';

/** Items of our own, as those of the roles forget the zoom with the page. With the equals sign nobody has to hold Shift for the plus. */
const zoomItems = (onZoom: Hears['onZoom']): MenuItemConstructorOptions[] => [
  { label: words.zoom.reset, accelerator: 'CommandOrControl+0', click: () => onZoom('reset') },
  { label: words.zoom.in, accelerator: 'CommandOrControl+Plus', click: () => onZoom('in') },
  { label: words.zoom.in, accelerator: 'CommandOrControl+=', visible: false, click: () => onZoom('in') },
  { label: words.zoom.out, accelerator: 'CommandOrControl+-', click: () => onZoom('out') },
];

/** Developer tools are for developers: a packaged app has none in its menu. */
const viewItems = (isPackaged: boolean, { onZoom }: Hears): MenuItemConstructorOptions[] => [
  ...zoomItems(onZoom),
  { type: 'separator' },
  { role: 'togglefullscreen' },
  ...(isPackaged ? [] : ([{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }] satisfies MenuItemConstructorOptions[])),
];

/** Standard roles, so that every platform has its own words, order and keys for them, and the one thing people come back for. */
export const menuFor = (platform: NodeJS.Platform, isPackaged: boolean, hears: Hears): MenuItemConstructorOptions[] => {
  const isMac = platform === 'darwin';
  return [
    ...(isMac ? ([{ role: 'appMenu' }] satisfies MenuItemConstructorOptions[]) : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    { role: 'viewMenu', submenu: viewItems(isPackaged, hears) },
    { label: words.callMenu, submenu: [{ label: words.showCall, accelerator: 'CommandOrControl+Shift+J', click: hears.onCall }] },
    { role: 'windowMenu' },
    // On macOS "About" stands in the app's own menu.
    ...(isMac ? [] : ([{ role: 'help', label: words.help, submenu: [{ role: 'about' }] }] satisfies MenuItemConstructorOptions[])),
  ];
};

export const showMenu = (hears: Hears): void => {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuFor(process.platform, app.isPackaged, hears)));
};
