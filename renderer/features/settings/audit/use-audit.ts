import { useCallback, useEffect, useRef, useState } from 'react';
import type { AuditEntry, AuditFilter } from '../../../../shared/protocol/audit.ts';
import type { ServerFailure } from '../../../data/ask-server.ts';
import type { AuditClient } from './audit-client.ts';

type Log = { entries: readonly AuditEntry[] | null; next: string | null; failure: ServerFailure | null };
const unread: Log = { entries: null, next: null, failure: null };

/** The log as far as it was read under a filter; `more` reads the next page. An answer to an older filter is let go. */
export const useAudit = (client: AuditClient, filter: AuditFilter): Log & { more: () => void; again: () => void } => {
  const [log, setLog] = useState<Log>(unread);
  const round = useRef(0);
  const read = useCallback(
    async (standing: Log) => {
      round.current += 1;
      const own = round.current;
      const result = await client.page(filter, standing.next ?? undefined);
      if (own !== round.current) return;
      if (result.kind !== 'done') return setLog({ ...standing, failure: result });
      setLog({ entries: [...(standing.entries ?? []), ...result.value.entries], next: result.value.next, failure: null });
    },
    [client, filter],
  );
  useEffect(() => {
    setLog(unread);
    void read(unread);
  }, [read]);
  return { ...log, more: () => void read(log), again: () => void read(unread) };
};
