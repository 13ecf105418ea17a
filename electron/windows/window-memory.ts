import { renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type BrowserWindow, type Rectangle, screen } from 'electron';
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

/** At once, because the app may be ending; not flushed, because a place that is lost costs a drag of the mouse. */
const writePlace = (path: string, place: WindowPlace): void => {
  try {
    writeFileSync(`${path}.part`, JSON.stringify(place));
    renameSync(`${path}.part`, path);
  } catch {
    // The disk's trouble is reported where it matters.
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
  const write = () => writePlace(path, { ...window.getNormalBounds(), isMaximized: window.isMaximized() });
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
