import { useCallback } from 'react';
import type { Handoff } from '../../../shared/domain/handoff.ts';
import { handoffCsv } from '../../../shared/domain/handoff-log.ts';
import { instantToWall } from '../../../shared/domain/zone.ts';
import { useDesk } from '../../data/desk.ts';
import type { ExportOutcome } from '../../platform/platform.ts';
import { useWords } from '../../words/words.tsx';

/** Writes the log, as filtered and in the order shown, into a CSV file by the machine's own dialog. */
export const useLogExport = (): ((log: readonly Handoff[], now: number) => Promise<ExportOutcome>) => {
  const words = useWords().handoffs;
  const { platform, zone, cache } = useDesk();
  return useCallback(
    (log, now) => {
      const { users } = cache.store.getState();
      const localTime = (at: number) => instantToWall(at, zone).replace('T', ' ');
      const data = handoffCsv(log, { personName: (id) => users.get(id)?.name ?? id, localTime, zone }, now);
      return platform.exportFile({ name: words.fileName(instantToWall(now, zone).slice(0, 10)), mime: 'text/csv', data });
    },
    [platform, zone, cache, words],
  );
};
