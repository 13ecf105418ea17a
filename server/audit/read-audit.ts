import { readCommand } from '../../shared/commands/read-command.ts';
import type { AuditEntry, AuditFilter, AuditPage } from '../../shared/protocol/audit.ts';
import type { Sql } from '../db/database.ts';

type Row = Omit<AuditEntry, 'leadIds' | 'leadCount' | 'personId'> & { version: number; args: Record<string, unknown> };

const shownLeads = 20;

/**
 * A page of the log of commands, the newest first, beginning after `after`. Of what was said in a command only its ids are told.
 * `after` is what the page before named as `next`; anything else reads from the beginning.
 */
export const readAudit = async (
  sql: Sql,
  centerId: string,
  filter: AuditFilter,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<AuditPage> => {
  const [, afterAt = null, afterId = null] = /^(\d{1,15})\.(.+)$/.exec(after ?? '') ?? [];
  const rows = await sql.query<Row>(
    `select id, user_id as "byId", name, version, args, at, received_at as "receivedAt", outcome, code from commands
     where center_id = $1 and ($2::text is null or user_id = $2) and ($3::text is null or name = $3)
       and ($4::bigint is null or received_at >= $4) and ($5::bigint is null or received_at < $5)
       and ($6::text[] is null or exists (select from unnest($6::text[]) as wanted where position(wanted in args::text) > 0))
       and ($7::bigint is null or (received_at, id) < ($7::bigint, $8::text))
     order by received_at desc, id desc limit $9`,
    [
      centerId,
      filter.byId ?? null,
      filter.name ?? null,
      filter.from ?? null,
      filter.till ?? null,
      filter.leadIds?.map((leadId) => JSON.stringify(leadId)) ?? null,
      afterAt,
      afterId,
      limit,
    ],
  );
  const last = rows.at(-1);
  return { entries: rows.map(entryOf), next: last && rows.length === limit ? `${last.receivedAt}.${last.id}` : null };
};

const entryOf = ({ version, args, ...row }: Row): AuditEntry => {
  const leadIds = leadsOf({ name: row.name, version, args });
  return { ...row, leadIds: leadIds.slice(0, shownLeads), leadCount: leadIds.length, personId: personOf(args) };
};

/** What an erased person is forgotten from can be read no more, and is about nobody. */
const leadsOf = (sent: Pick<Row, 'name' | 'version' | 'args'>): readonly string[] => {
  const reading = readCommand(sent);
  return 'refused' in reading ? [] : [...new Set(reading.command.leadIds(reading.args))];
};

const personOf = ({ userId, user }: Record<string, unknown>): string | null => {
  const id = userId ?? (user as { id?: unknown } | undefined)?.id;
  return typeof id === 'string' ? id : null;
};
