import { type CenterSettings, wholeSettings } from '../../shared/domain/center-settings.ts';
import type { Sql } from './database.ts';
import { readRowsBy } from './rows.ts';

/** The settings of a center as they stand, with the defaults of whatever was agreed before it could be set; undefined when there is no center. */
export const readSettings = async (sql: Sql, centerId: string): Promise<CenterSettings | undefined> => {
  const [stored] = (await readRowsBy(sql, centerId, {
    table: 'settings',
    column: 'id',
    values: ['center'],
    isLocked: false,
  })) as CenterSettings[];
  return stored && wholeSettings(stored);
};
