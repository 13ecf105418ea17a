import type { NotATable } from '../../../shared/domain/import/decode.ts';

/** Faults that are not in the file itself. */
export type FaultCode = 'tooLarge' | 'severalFiles' | 'unreadable' | 'nothingPasted' | 'readerLost';

const nothingTaken = 'Nothing was taken in, and the file on your disk is unchanged.';
const asCsv = 'Open it in the program it comes from, export or save it as CSV (UTF-8), and drop that here.';

/** What happened, what is safe, what to do: for each thing that is no list of leads. */
export const importFaults: Record<NotATable | FaultCode, { title: string; happened: string; safe: string; todo: string }> = {
  empty: {
    title: 'The file is empty',
    happened: 'There is not one letter in it.',
    safe: nothingTaken,
    todo: 'Export it again where it comes from and look whether that list has rows, then drop the new file.',
  },
  headerOnly: {
    title: 'The file has a header and no rows',
    happened: 'Its first line names columns, and nothing stands below it.',
    safe: nothingTaken,
    todo: 'Look whether a filter was set when it was exported, then drop the new file.',
  },
  spreadsheet: {
    title: 'This kind of workbook is not read',
    happened: 'It is an old Excel file (.xls), one with a password, or one of another spreadsheet.',
    safe: nothingTaken,
    todo: 'Open it, choose Save as, Excel workbook (.xlsx) without a password, or CSV UTF-8, and drop that file here.',
  },
  brokenWorkbook: {
    title: 'The workbook cannot be read',
    happened: 'It is damaged, or it has no sheets.',
    safe: nothingTaken,
    todo: 'Open it in Excel and save it again as .xlsx, or as CSV UTF-8, and drop that file here.',
  },
  archive: {
    title: 'This is a compressed archive',
    happened: 'The list may be inside, but an archive can hold anything.',
    safe: nothingTaken,
    todo: 'Unpack it and drop the CSV file from inside.',
  },
  pdf: {
    title: 'This is a PDF',
    happened: 'A PDF holds a picture of a list, without its columns.',
    safe: nothingTaken,
    todo: 'Ask who sent it for the list itself as CSV.',
  },
  html: {
    title: 'This is a web page',
    happened: 'Some systems call a web page .csv or .xls, most often the page that asks to sign in.',
    safe: nothingTaken,
    todo: 'Sign in there, download the list again as CSV, and drop the new file.',
  },
  json: { title: 'This is JSON, not a table', happened: 'Its records have no rows and columns.', safe: nothingTaken, todo: asCsv },
  vcard: {
    title: 'These are address cards',
    happened: 'vCard holds one person after the other, not a table.',
    safe: nothingTaken,
    todo: asCsv,
  },
  binary: {
    title: 'This is no text file',
    happened: 'It holds signs that no list has: a picture, a program or a damaged file.',
    safe: nothingTaken,
    todo: asCsv,
  },
  noColumns: {
    title: 'No columns of leads found',
    happened: 'Neither commas, semicolons, tabs nor bars cut its lines into columns that could be people.',
    safe: nothingTaken,
    todo: 'Look at the file in a text editor. If it is a list, save it as CSV with commas and a first line that names the columns.',
  },
  tooLarge: {
    title: 'The file is larger than 50 MB',
    happened: 'It was not opened, so that this machine keeps working.',
    safe: nothingTaken,
    todo: 'Cut it into files of at most 50 MB, each with the line of headers, and import one after the other.',
  },
  severalFiles: {
    title: 'One file at a time',
    happened: 'More than one was dropped, and each needs its own columns checked.',
    safe: nothingTaken,
    todo: 'Drop the first one; the next one remembers its columns.',
  },
  unreadable: {
    title: 'The file could not be read',
    happened: 'It is a folder, it was moved, or this app may not open it.',
    safe: nothingTaken,
    todo: 'Copy it to your desktop and drop it again.',
  },
  nothingPasted: {
    title: 'There is no text to paste',
    happened: 'The clipboard is empty, or this window may not read it.',
    safe: nothingTaken,
    todo: 'Copy the rows with their headers, click into this window, and press Ctrl or ⌘ V.',
  },
  readerLost: {
    title: 'Reading stopped',
    happened: 'The part of the app that reads files ran out of memory or ended.',
    safe: nothingTaken,
    todo: 'Drop the file again. If it happens twice, cut the file in halves.',
  },
};
