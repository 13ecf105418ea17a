import { useRef, useState } from 'react';
import { recordExport } from '../../../shared/commands/record-export.ts';
import { type ExportFormat, manifestName, manifestText } from '../../../shared/domain/handoff-export/write-log.ts';
import type { HandoffFilter } from '../../../shared/domain/handoff-log.ts';
import { localClock } from '../../../shared/domain/zone.ts';
import { sheetTypes } from '../../../shared/sheets/media-types.ts';
import { useDesk } from '../../data/desk.ts';
import type { ExportOutcome } from '../../platform/platform.ts';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { ExportCancelled } from './export-log.ts';
import { type RunningExport, runExport } from './run-export.ts';

export type LogFile = {
  filter: HandoffFilter;
  filterWords: string;
  columnIds: readonly string[];
  format: ExportFormat;
  presetId: string | null;
};
export type Progressing = { format: ExportFormat; done: number; all: number; isCancelling: boolean };

/** Writes the log into a file, its manifest beside it, and writes down that it was exported. One at a time, with progress and a way back. */
export const useLogExport = () => {
  const words = useWords().handoffs;
  const { platform, zone, db, user, run, now, newId } = useDesk();
  const running = useRef<RunningExport | null>(null);
  const [progress, setProgress] = useState<Progressing | null>(null);

  const save = async ({ filter, filterWords, columnIds, format, presetId }: LogFile): Promise<ExportOutcome> => {
    const at = now();
    const job = { filter, columnIds: [...columnIds], format, zone, at, filterWords, by: user.name };
    setProgress({ format, done: 0, all: 0, isCancelling: false });
    running.current = runExport(db, job, (done, all) => setProgress((before) => before && { ...before, done, all }));
    const { file, manifest } = await running.current.result;
    const name = words.fileName(localClock(at, zone).day, format);
    const outcome = await platform.exportFile({ name, mime: sheetTypes[format], data: file });
    if (outcome.kind !== 'saved') return outcome;
    const { rows, checksum } = manifest;
    const said = { recordId: newId(), what: 'handoffs', fileName: name, format, rows, filter: filterWords, zone, checksum, presetId };
    await run(recordExport, said);
    if (format === 'csv') {
      await platform.exportFile({ name: manifestName(name), mime: 'application/json', data: manifestText(manifest) });
    }
    showToast({ message: words.exported(rows, outcome.path ?? words.downloads) });
    return outcome;
  };

  const start = async (file: LogFile): Promise<void> => {
    if (running.current) return;
    try {
      const outcome = await save(file);
      if (outcome.kind === 'failed') showToast({ message: words.exportFailed, tone: 'bad' });
    } catch (error) {
      const isWish = error instanceof ExportCancelled;
      showToast({ message: isWish ? words.cancelled : words.exportFailed, ...(isWish ? {} : { tone: 'bad' as const }) });
    } finally {
      running.current = null;
      setProgress(null);
    }
  };

  const cancel = () => {
    running.current?.cancel();
    setProgress((before) => before && { ...before, isCancelling: true });
  };
  return { start, cancel, progress };
};
