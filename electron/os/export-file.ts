import { basename, extname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { Argument, Result } from '../../shared/ipc.ts';
import { writeAtomically } from './atomic-write.ts';
import { diskTroubleOf } from './disk-trouble.ts';
import { safeFileName } from './file-name.ts';

/** What a person gets to see and edit, unlike the shell's own files. */
const personsFileMode = 0o644;

const filtersFor = (name: string): Electron.FileFilter[] => {
  const extension = extname(name).slice(1);
  return extension ? [{ name: extension.toUpperCase(), extensions: [extension] }] : [];
};

/** Asks where to, over the window it was asked from; then the whole file is there, or the old one as it was. */
export const exportFile = async (window: BrowserWindow, { name, data }: Argument<'exportFile'>): Promise<Result<'exportFile'>> => {
  const proposed = safeFileName(basename(name));
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('downloads'), proposed),
    filters: filtersFor(proposed),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || !filePath) return { kind: 'cancelled' };
  try {
    await writeAtomically(filePath, data, personsFileMode);
    return { kind: 'saved', path: filePath };
  } catch (error) {
    return { kind: 'failed', trouble: diskTroubleOf(error) };
  }
};
