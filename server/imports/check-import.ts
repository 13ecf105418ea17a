import type { ImportedRow, RefusedRow } from '../../shared/domain/import/imported-row.ts';
import type { Sql } from '../db/database.ts';
import { ApiError } from '../errors.ts';
import type { ReadColumn, ReadMessage } from './read-file.ts';

/** What an import would do: `takenIn + known + refused = rowCount`. `leads` counts the people of rows that hold several. */
export type ImportCheck = {
  rowCount: number;
  takenIn: number;
  known: number;
  refused: number;
  leads: number;
  columns: ReadColumn[];
  refusals: RefusedRow[];
};

type Seen = { mails: Set<string>; ids: Set<string> };

/** Reads a file as an import would and writes nothing. Errors: unreadableFile. */
export const checkImport = async (sql: Sql, centerId: string, messages: AsyncIterable<ReadMessage>): Promise<ImportCheck> => {
  const check: ImportCheck = { rowCount: 0, takenIn: 0, known: 0, refused: 0, leads: 0, columns: [], refusals: [] };
  const seen: Seen = { mails: new Set(), ids: new Set() };
  for await (const message of messages) {
    if (message.kind === 'refused') throw new ApiError('unreadableFile', [{ path: message.what || 'file', message: message.reason }]);
    if (message.kind === 'head') {
      check.rowCount = message.rowCount;
      check.columns = message.columns;
      continue;
    }
    await addKnown(sql, centerId, message.rows, seen);
    for (const people of Map.groupBy(message.rows, ({ row }) => row).values()) countRow(check, people, seen);
    check.refused += message.refused.length;
    check.refusals.push(...message.refused);
  }
  return check;
};

/** Mails and ids of these rows that leads here have; those taken out of the center are nobody. */
const addKnown = async (sql: Sql, centerId: string, rows: readonly ImportedRow[], seen: Seen): Promise<void> => {
  const present = (values: (string | null)[]) => values.filter((each) => each !== null);
  const found = await sql.query<{ email: string | null; externalId: string | null }>(
    `select email, external_id as "externalId" from leads
     where center_id = $1 and stage <> 'purged' and (email = any($2::text[]) or external_id = any($3::text[]))`,
    [centerId, present(rows.map((row) => row.email)), present(rows.map((row) => row.externalId))],
  );
  for (const { email, externalId } of found) remember({ email, externalId }, seen);
};

const remember = ({ email, externalId }: Pick<ImportedRow, 'email' | 'externalId'>, { mails, ids }: Seen): void => {
  if (email) mails.add(email);
  if (externalId) ids.add(externalId);
};

const isSeen = ({ email, externalId }: ImportedRow, { mails, ids }: Seen): boolean =>
  (externalId !== null && ids.has(externalId)) || (email !== null && mails.has(email));

const countRow = (check: ImportCheck, people: readonly ImportedRow[], seen: Seen): void => {
  let fresh = 0;
  for (const person of people) {
    if (!isSeen(person, seen)) fresh += 1;
    remember(person, seen);
  }
  check.leads += fresh;
  if (fresh > 0) check.takenIn += 1;
  else check.known += 1;
};
