import type { Script } from '../../../shared/domain/call.ts';

/** Steps are numbered as they are written; ends have no number. */
export const stepNumbers = ({ steps }: Script): Map<string, number> =>
  new Map(steps.filter(({ kind }) => kind !== 'end').map(({ id }, index) => [id, index + 1]));
