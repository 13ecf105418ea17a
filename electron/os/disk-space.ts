import { statfs } from 'node:fs/promises';

/** Bytes that this person may still write to the disk of `folder`. Throws the file system's error. */
export const freeBytesAt = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};
