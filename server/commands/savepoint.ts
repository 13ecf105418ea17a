import type { Sql } from '../db/database.ts';
import { isOfData } from './run-commands.ts';

/** Runs `work` so that data the database will not take undoes it alone; `otherwise` then says what to do. Other faults go up. */
export const inSavepoint = async <Result>(
  sql: Sql,
  work: () => Promise<Result>,
  otherwise: (error: unknown) => Promise<Result>,
): Promise<Result> => {
  await sql.query('savepoint command');
  try {
    const result = await work();
    await sql.query('release savepoint command');
    return result;
  } catch (error) {
    if (!isOfData(error)) throw error;
    await sql.query('rollback to savepoint command');
    return otherwise(error);
  }
};
