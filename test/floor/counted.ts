import type { Database, Sql } from '../../server/db/database.ts';

/** The same database, which counts the statements that are sent to it. */
export const countedDatabase = (database: Database): { database: Database; count: () => number } => {
  let count = 0;
  const counted = (sql: Sql): Sql => ({
    ...sql,
    query: (text, params) => {
      count += 1;
      return sql.query(text, params);
    },
  });
  return {
    database: { ...database, ...counted(database), transaction: (work) => database.transaction((sql) => work(counted(sql))) },
    count: () => count,
  };
};
