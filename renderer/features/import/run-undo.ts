import { undoImport } from '../../../shared/commands/undo-import.ts';
import { chunksOf } from '../../../shared/domain/chunks.ts';
import { type LeadWork, whyStays } from '../../../shared/domain/import/import-undo.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import type { Desk } from '../../data/desk.ts';
import { handoffsOfLead, rowsOfLeads } from '../../data/rows.ts';
import { waitForRoom } from './pacing.ts';

/** Leads looked at, and taken out, at a time: few enough that no frame waits for long. */
const leadsPerPiece = 100;

const leadsOf = ({ cache }: Desk, importId: string): Lead[] =>
  [...cache.store.getState().leads.values()]
    .filter((lead) => lead.importId === importId && lead.stage !== 'purged')
    .sort((a, b) => (a.id < b.id ? -1 : 1));

const workOn = async ({ db }: Desk, leads: readonly Lead[]): Promise<LeadWork> => {
  const ids = leads.map((lead) => lead.id);
  const [attempts, notes, answers, callbacks, stageChanges, corrections, touches, handoffs] = await Promise.all([
    rowsOfLeads(db, 'attempts', ids),
    rowsOfLeads(db, 'notes', ids),
    rowsOfLeads(db, 'answers', ids),
    rowsOfLeads(db, 'callbacks', ids),
    rowsOfLeads(db, 'stageChanges', ids),
    rowsOfLeads(db, 'corrections', ids),
    rowsOfLeads(db, 'touches', ids),
    Promise.all(leads.filter(isWithSales).map((lead) => handoffsOfLead(db, lead.id))),
  ]);
  return { attempts, notes, answers, callbacks, stageChanges, corrections, touches, handoffs: handoffs.flat() };
};

const isWithSales = ({ stage }: Lead): boolean => ['qualified', 'handedOff', 'accepted', 'won', 'lost', 'working'].includes(stage);

/** What an undo would take out, and what would stay with the reason for each, as far as this machine knows. */
export const previewUndo = async (desk: Desk, importId: string): Promise<{ goes: number; stays: Record<string, number> }> => {
  const found = { goes: 0, stays: {} as Record<string, number> };
  for (const piece of chunksOf(leadsOf(desk, importId), leadsPerPiece)) {
    const work = await workOn(desk, piece);
    for (const lead of piece) {
      const reason = whyStays(lead, work);
      if (reason) found.stays[reason] = (found.stays[reason] ?? 0) + 1;
      else found.goes += 1;
    }
  }
  return found;
};

/** Takes the leads of an import out, a piece at a time; resolves to whether all of it was done. Broken off, it can be gone on with. */
export const runUndo = async (
  desk: Desk,
  importId: string,
  onProgress: (progress: { done: number; total: number }) => void,
): Promise<boolean> => {
  const leads = leadsOf(desk, importId);
  const pieces = chunksOf(leads, leadsPerPiece);
  let done = 0;
  for (const [at, piece] of pieces.entries()) {
    await desk.run(undoImport, { importId, leadIds: piece.map((lead) => lead.id), isLast: at === pieces.length - 1 });
    done += piece.length;
    onProgress({ done, total: leads.length });
    await waitForRoom(desk, () => false);
  }
  if (pieces.length === 0) await desk.run(undoImport, { importId, leadIds: [], isLast: true });
  return true;
};
