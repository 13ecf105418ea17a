import type { ScriptContent } from '../../../shared/domain/script.ts';

/** Steps that are shown are numbered as they are written; ends and branches have no number. */
export const stepNumbers = ({ steps }: Pick<ScriptContent, 'steps'>): Map<string, number> =>
  new Map(steps.filter(({ kind }) => kind !== 'end' && kind !== 'branch').map(({ id }, index) => [id, index + 1]));
