import { setImmediate as nextTurn } from 'node:timers/promises';
import { createDoNotCallReader, type DoNotCallReading, doNotCallRecords } from '../../shared/domain/do-not-call-file.ts';
import { decodeFile } from '../../shared/domain/import/decode.ts';
import { createPhoneMemo } from '../../shared/domain/phone-number.ts';
import { ApiError } from '../errors.ts';

/** Lines between two turns of the event loop: a few milliseconds' worth. */
const linesAtOnce = 1000;

/** Reads a list as the screen does, in any encoding. Errors: unreadableFile. */
export const readDoNotCallList = async (bytes: Uint8Array, country: string | null): Promise<DoNotCallReading> => {
  const decoded = decodeFile(bytes, (part, encoding, isStrict) => new TextDecoder(encoding, { fatal: isStrict }).decode(part));
  if ('refused' in decoded) throw new ApiError('unreadableFile', [{ path: 'file', message: decoded.refused }]);
  const records = doNotCallRecords(decoded.text);
  const reader = createDoNotCallReader(country, createPhoneMemo());
  for (let from = 0; from < records.length; from += linesAtOnce) {
    records.slice(from, from + linesAtOnce).forEach((record, at) => {
      reader.take(record, from + at + 1);
    });
    await nextTurn();
  }
  return reader.read();
};

export const valuesOfList = ({ numbers, mails, domains }: DoNotCallReading): string[] => [...numbers, ...mails, ...domains];
