import { readFile } from 'node:fs/promises';
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { writeAtomically } from '../os/atomic-write.ts';
import { placeOnDisplays, type WindowPlace, windowPlace } from './window-place.ts';

/** Moving and resizing report every pixel; the place is written once it rests. */
const restMs = 400;

const readPlace = async (path: string): Promise<WindowPlace | null> => {
  try {
    return windowPlace.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    // Missing, torn or of another version: no loss worth a word, the window opens in the middle.
    return null;
  }
};

const workAreas = (): [Rectangle, ...Rectangle[]] => {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary.workArea, ...others.map(({ workArea }) => workArea)];
};

/** Where to open the window that was left last. After the app is ready. */
export const recallPlace = async (path: string): Promise<{ bounds: Rectangle; isMaximized: boolean }> => {
  const left = await readPlace(path);
  return { bounds: placeOnDisplays(left, workAreas()), isMaximized: left?.isMaximized ?? false };
};

/** Writes the window's place whenever it has come to rest, and when it closes. */
export const rememberPlace = (window: BrowserWindow, path: string): void => {
  const write = () => {
    const place: WindowPlace = { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
    // A place that cannot be kept costs a drag of the mouse; the disk's trouble is reported where it matters.
    writeAtomically(path, JSON.stringify(place)).catch(() => undefined);
  };
  let timer: NodeJS.Timeout | undefined;
  const writeAtRest = () => {
    clearTimeout(timer);
    timer = setTimeout(write, restMs);
  };
  window.on('move', writeAtRest);
  window.on('resize', writeAtRest);
  window.on('maximize', writeAtRest);
  window.on('unmaximize', writeAtRest);
  window.on('close', () => {
    clearTimeout(timer);
    write();
  });
  window.on('closed', () => clearTimeout(timer));
};
