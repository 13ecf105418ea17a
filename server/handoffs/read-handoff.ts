import type { CenterSettings } from '../../shared/domain/center-settings.ts';
import type { Handoff } from '../../shared/domain/handoff.ts';
import { type PackageDocument, packageDocument } from '../../shared/domain/package-document.ts';
import type { User } from '../../shared/domain/people.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Sql } from '../db/database.ts';
import { readSettings } from '../db/read-settings.ts';
import { readRowsBy } from '../db/rows.ts';
import { viewerParams, visibleCondition } from '../sync/visibility.ts';

/** A handoff with the people of it and the agreements it stands under. */
export type OpenedHandoff = { handoff: Handoff; settings: CenterSettings; rep: User | undefined; salesperson: User | undefined };

export const openHandoff = async (sql: Sql, centerId: string, handoffId: string): Promise<OpenedHandoff | undefined> => {
  const [handoff] = (await readRowsBy(sql, centerId, {
    table: 'handoffs',
    column: 'id',
    values: [handoffId],
    isLocked: false,
  })) as Handoff[];
  const settings = await readSettings(sql, centerId);
  if (!handoff || !settings) return undefined;
  const ids = [handoff.repId, handoff.salespersonId];
  const users = (await readRowsBy(sql, centerId, { table: 'users', column: 'id', values: ids, isLocked: false })) as User[];
  const person = (id: string) => users.find((each) => each.id === id);
  return { handoff, settings, rep: person(handoff.repId), salesperson: person(handoff.salespersonId) };
};

/** Whether this viewer may see it; "not yours" reads like "not there". */
export const isVisibleHandoff = async (sql: Sql, viewer: Viewer, handoffId: string): Promise<boolean> => {
  const found = await sql.query(`select 1 from handoffs t where ${visibleCondition(viewer, 'handoffs')} and t.id = $4`, [
    ...viewerParams(viewer),
    handoffId,
  ]);
  return found.length > 0;
};

export const documentOf = ({ handoff, settings, rep, salesperson }: OpenedHandoff): PackageDocument =>
  packageDocument(handoff, {
    rep: rep?.name ?? handoff.outsideRep,
    salesperson: salesperson?.name ?? handoff.outsideSalesperson,
    zone: settings.zone,
  });
