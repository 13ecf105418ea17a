import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { type JournalEntry, journalEntry } from '../../shared/ipc.ts';

/**
 * The journal's format: one record a line, `<CRC-32 of the JSON, 8 hex digits> <JSON>\n`. JSON escapes line feeds, so that a
 * line is whole or torn, and the sum tells which. What is dropped is said by a later line; nothing is changed in place.
 */
const record = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('entry'), ...journalEntry.shape }),
  z.object({ kind: z.literal('dropped'), ids: z.array(z.string()) }),
]);
type JournalRecord = z.infer<typeof record>;

const lineFeed = 0x0a;
const sumLength = 8;

const sumOf = (json: Uint8Array): string => crc32(json).toString(16).padStart(sumLength, '0');

const encodeRecord = (value: JournalRecord): Buffer => {
  const json = Buffer.from(JSON.stringify(value));
  return Buffer.concat([Buffer.from(`${sumOf(json)} `), json, Buffer.from('\n')]);
};

export const encodeEntry = ({ id, payload }: JournalEntry): Buffer => encodeRecord({ kind: 'entry', id, payload });
export const encodeDropped = (ids: string[]): Buffer => encodeRecord({ kind: 'dropped', ids });

const decodeLine = (line: Buffer): JournalRecord | null => {
  const json = line.subarray(sumLength + 1);
  if (line.length < sumLength + 2 || line.toString('latin1', 0, sumLength + 1) !== `${sumOf(json)} `) return null;
  try {
    return record.parse(JSON.parse(json.toString('utf8')));
  } catch {
    // A right sum over a record of another shape: written by a later version. Kept aside like damage, never guessed at.
    return null;
  }
};

/** Lines without their line feed; what follows the last line feed comes last, empty when the file ends as it should. */
const splitLines = (file: Buffer): Buffer[] => {
  const lines: Buffer[] = [];
  let from = 0;
  for (let at = file.indexOf(lineFeed); at !== -1; at = file.indexOf(lineFeed, from)) {
    lines.push(file.subarray(from, at));
    from = at + 1;
  }
  lines.push(file.subarray(from));
  return lines;
};

export type JournalContent = {
  /** Not dropped, oldest first, each id once. */
  entries: Map<string, JournalEntry>;
  /** Lines that are not what was written, as they are. */
  damaged: Buffer[];
};

/** Reads a whole journal. Never throws on what is in it: whatever the disk gives back, every whole line counts. */
export const decodeJournal = (file: Buffer): JournalContent => {
  const entries = new Map<string, JournalEntry>();
  const damaged: Buffer[] = [];
  for (const line of splitLines(file)) {
    if (line.length === 0) continue;
    const found = decodeLine(line);
    if (!found) damaged.push(line);
    else if (found.kind === 'entry') entries.set(found.id, { id: found.id, payload: found.payload });
    else for (const id of found.ids) entries.delete(id);
  }
  return { entries, damaged };
};
