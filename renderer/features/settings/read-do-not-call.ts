import { type DoNotCallIndex, isBarred } from '../../../shared/domain/do-not-call.ts';
import { createDoNotCallReader, type DoNotCallReading, doNotCallRecords } from '../../../shared/domain/do-not-call-file.ts';
import { decodeFile, type NotATable } from '../../../shared/domain/import/decode.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { createPhoneMemo } from '../../../shared/domain/phone-number.ts';
import type { ColumnCache } from '../../data/column-cache.ts';
import { nextTask } from '../../data/next-task.ts';

/** Lines between two looks at the screen: a few milliseconds' worth. */
const linesAtOnce = 1000;

/** Text of a file in any encoding; `refused`: it is no list. */
export const textOfList = async (file: Blob): Promise<string | { refused: NotATable }> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const decoded = decodeFile(bytes, (part, encoding, isStrict) => new TextDecoder(encoding, { fatal: isStrict }).decode(part));
  return 'refused' in decoded ? decoded : decoded.text;
};

/** Reads a list of any length without holding up the screen. */
export const readList = async (
  text: string,
  country: string | null,
  onProgress: (done: number, total: number) => void,
): Promise<DoNotCallReading> => {
  const records = doNotCallRecords(text);
  const reader = createDoNotCallReader(country, createPhoneMemo());
  for (let from = 0; from < records.length; from += linesAtOnce) {
    records.slice(from, from + linesAtOnce).forEach((record, at) => {
      reader.take(record, from + at + 1);
    });
    onProgress(Math.min(records.length, from + linesAtOnce), records.length);
    await nextTask();
  }
  return reader.read();
};

/** Leads that may still be called and that the values stop. */
export const stoppedBy = (index: DoNotCallIndex, { leads, companies }: Pick<ColumnCache, 'leads' | 'companies'>): Lead[] =>
  [...leads.values()].filter((lead) => !lead.doNotCall && isBarred(lead, index, companies.get(lead.companyId ?? '')?.domain ?? null));
