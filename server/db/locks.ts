/**
 * Advisory locks of the database, one number for each thing that only one server does at a time: alone, or as the first of two keys beside
 * the hash of a center's or a device's id.
 */
export const locks = { migrations: 7391, compaction: 7392, sample: 7393, device: 7394, ledgerCheck: 7395, scheduledExports: 7396 } as const;
