import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/** Only an installed app can be started by the system: in development the executable is Electron's own. */
export const canStartAtLogin = (): boolean => app.isPackaged;

const desktopEntry = (): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${app.getName()}`,
    `Exec="${process.env.APPIMAGE ?? process.execPath}" --hidden`,
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');

/** Electron has this for Windows and macOS; on Linux it is a file of the freedesktop standard. */
const setOnLinux = (starts: boolean): void => {
  const folder = join(process.env.XDG_CONFIG_HOME ?? join(app.getPath('home'), '.config'), 'autostart');
  const path = join(folder, 'refinery.desktop');
  if (starts) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, desktopEntry());
  } else rmSync(path, { force: true });
};

/** Has the system start the app when this person signs in to the machine, without a window. Throws the file system's error. */
export const setStartsAtLogin = (starts: boolean): void => {
  if (!canStartAtLogin()) return;
  if (process.platform === 'linux') setOnLinux(starts);
  else app.setLoginItemSettings({ openAtLogin: starts, args: ['--hidden'] });
};
