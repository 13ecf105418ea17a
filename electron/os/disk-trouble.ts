import type { DiskTrouble } from '../../shared/ipc.ts';

const troubleByCode: Record<string, DiskTrouble> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EACCES: 'no-access',
  EPERM: 'no-access',
  EROFS: 'no-access',
};

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;

/** What an error of the file system means to a person. Anything else is a fault of the program and thrown on. */
export const diskTroubleOf = (error: unknown): DiskTrouble => {
  if (!isSystemError(error)) throw error;
  return troubleByCode[error.code ?? ''] ?? 'io';
};

/** The file is not there, which for what is read at start means: nothing was kept yet. */
export const isMissing = (error: unknown): boolean => isSystemError(error) && error.code === 'ENOENT';
