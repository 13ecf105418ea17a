import { createStore } from 'zustand/vanilla';
import type { DecimalMark } from '../../../shared/domain/campaign-cost-file.ts';
import type { RowCheck } from '../../../shared/domain/import/check-rows.ts';
import type { Column } from '../../../shared/domain/import/columns.ts';
import type { DateOrder } from '../../../shared/domain/import/dates.ts';
import type { NotATable } from '../../../shared/domain/import/decode.ts';
import type { ReadOptions } from '../../../shared/domain/import/open-file.ts';
import type { ValueMaps } from '../../../shared/domain/import/value-maps.ts';
import type { LeadSource } from '../../../shared/domain/lead.ts';
import type { Campaign } from '../../../shared/domain/people.ts';
import type { Likeness } from '../../data/alike-rows.ts';
import type { FaultCode } from '../../words/en/import-faults.ts';
import type { ImportReader, OpenedFile } from './file-reader.ts';

export const steps = ['file', 'columns', 'check', 'result'] as const;
export type Step = (typeof steps)[number];

/** Where the leads of the file go, as chosen on the Check step. */
export type Destination = {
  /** An id, or one of two words that are no id. */
  campaign: string | 'new' | 'none';
  campaignName: string;
  channel: Campaign['channel'];
  source: LeadSource;
  teamId: string | null;
  /** Null until one is known: numbers of rows that name no country then stay unread. */
  country: string | null;
};

/** An import under way in this window. It goes on while the person works elsewhere. */
export type Run = {
  importId: string;
  fileName: string;
  rowCount: number;
  phase: 'preparing' | 'saving' | 'paused' | 'ended' | 'failed' | 'forbidden';
  /** Rows of the file that are saved on this machine. */
  done: number;
  /** What the person has asked of it; it is done after the piece at hand. */
  asked: 'cancel' | 'pause' | null;
};

export const isRunning = (run: Run | null): boolean => run?.phase === 'preparing' || run?.phase === 'saving';

/** Where the columns come from: a mapping that somebody saved, or the last import of such a file; null: they were recognised. */
export type AppliedMapping = { id: string | null; name: string; kind: 'saved' | 'last' };

export type ImportState = {
  /** Whose wizard this is; another person on this machine begins anew. */
  userId: string | null;
  step: Step;
  source: { blob: Blob; name: string } | null;
  reading: { name: string } | null;
  fault: NotATable | FaultCode | null;
  options: ReadOptions;
  file: OpenedFile | null;
  columns: Column[];
  /** The column the keyboard is at. */
  focused: number;
  dateAnswer: DateOrder | null;
  numberAnswer: DecimalMark | null;
  /** What the words of some columns stand for, proposed and answered. */
  values: ValueMaps;
  applied: AppliedMapping | null;
  destination: Destination | null;
  check: RowCheck | null;
  isChecking: boolean;
  /** Whom rows are alike to; null until that has been looked for. */
  likeness: Likeness | null;
  run: Run | null;
  /** The import whose result is shown. */
  shownImportId: string | null;
};

const blank = (userId: string | null): ImportState => ({
  userId,
  step: 'file',
  source: null,
  reading: null,
  fault: null,
  options: {},
  file: null,
  columns: [],
  focused: 0,
  dateAnswer: null,
  numberAnswer: null,
  values: {},
  applied: null,
  destination: null,
  check: null,
  isChecking: false,
  likeness: null,
  run: null,
  shownImportId: null,
});

/** Ephemeral state of the wizard: kept while the person looks at other screens, gone with the window. */
export const importStore = createStore<ImportState>(() => blank(null));

let reader: ImportReader | null = null;

/** The reader of this window, started when the first file comes. */
export const readerOf = (open: () => ImportReader): ImportReader => {
  reader ??= open();
  return reader;
};

/** Hands the reader with its file over to an import that runs; the next file gets another. */
export const takeReader = (open: () => ImportReader): ImportReader => {
  const taken = readerOf(open);
  reader = null;
  return taken;
};

export const closeReader = (): void => {
  reader?.close();
  reader = null;
};

/** Back to an empty File step. An import that runs goes on. */
export const startOver = (userId: string): void => {
  const { run } = importStore.getState();
  closeReader();
  importStore.setState({ ...blank(userId), run: isRunning(run) ? run : null }, true);
};
