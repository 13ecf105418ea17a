import { appendFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** LevelDB's log: records with a header of 7 bytes (checksum, length, kind) in blocks of 32 KB. */
const blockBytes = 32_768;
const headerBytes = 7;
const wholeRecord = 1;

/**
 * Ends the log of the pages' database as a machine does that stops in the middle of a write: with a record of which only the beginning is there.
 * Chromium goes on in the same log behind it, and throws the whole database away when it reads that log the next time.
 */
export const tearLog = (profile: string): void => {
  const databases = join(profile, 'Default/IndexedDB');
  for (const database of readdirSync(databases).filter((name) => name.endsWith('.leveldb'))) {
    for (const log of readdirSync(join(databases, database)).filter((name) => name.endsWith('.log'))) {
      const path = join(databases, database, log);
      const length = blockBytes - (statSync(path).size % blockBytes) - headerBytes;
      if (length < 2) continue;
      const record = Buffer.alloc(headerBytes + Math.ceil(length / 2), 'a');
      record.writeUInt16LE(length, 4);
      record.writeUInt8(wholeRecord, 6);
      appendFileSync(path, record);
    }
  }
};
