import { type Checkout, noPending } from '../../shared/domain/lease.ts';
import { writeRows } from '../db/rows.ts';
import type { Dependencies } from '../dependencies.ts';
import type { ViewerScope } from '../sync/visibility.ts';
import { type Granted, takeAlong } from './terms.ts';

type Wanted = { viewer: ViewerScope; signInId: string; leadIds: readonly string[]; most: number; endsAt: number };

/** Grants a rep the pool leads that are free, until `endsAt`; only the server can. Answers which, with their fences. */
export const checkOutLeads = ({ database, now }: Dependencies, { viewer, signInId, leadIds, most, endsAt }: Wanted): Promise<Granted[]> =>
  database.transaction(async (sql) => {
    const at = now();
    const granted = await takeAlong(sql, { viewer, signInId }, leadIds, { endsAt, at, most });
    const rows = granted.map(
      ({ leadId, fence }): Checkout => ({
        id: leadId,
        leadId,
        userId: viewer.userId,
        fence,
        takenAt: at,
        endsAt,
        endedAt: null,
        endedAs: null,
        mayHaveBeenCalled: false,
        ...noPending,
      }),
    );
    await writeRows(sql, viewer.centerId, 'checkouts', rows);
    return granted;
  });
