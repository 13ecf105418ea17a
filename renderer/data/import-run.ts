import { useCallback } from 'react';
import { createCampaign } from '../../shared/commands/create-campaign.ts';
import { finishImport } from '../../shared/commands/finish-import.ts';
import { importLeads } from '../../shared/commands/import-leads.ts';
import { startImport } from '../../shared/commands/start-import.ts';
import type { ImportedRow, RefusedRow } from '../../shared/domain/import/imported-row.ts';
import type { LeadSource } from '../../shared/domain/lead.ts';
import type { Campaign } from '../../shared/domain/people.ts';
import { useDesk } from './desk.ts';

export type ImportPlan = {
  importId: string;
  fileName: string;
  encoding: string;
  rowCount: number;
  mapping: Record<string, string>;
  campaign: { id: string } | { create: Campaign } | null;
  source: LeadSource;
  teamId: string;
  rows: readonly ImportedRow[];
  refused: readonly RefusedRow[];
};

/** Rows of one command: few enough for one push (256 KB) at about 1 KB a row. */
const rowsPerCommand = 200;

/** Yields to the screen between two commands, so that no frame waits for an import. */
const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

/**
 * Runs a planned import through the command path, offline too: campaign, run, rows in chunks, end. Resolves when all of it is saved
 * on this machine; the counts of the server arrive on the `importRuns` row. `isCancelled` is asked between chunks.
 */
export const useImportRun = () => {
  const { run } = useDesk();
  return useCallback(
    async (plan: ImportPlan, onProgress: (savedRows: number) => void, isCancelled: () => boolean): Promise<'finished' | 'cancelled'> => {
      const campaignId = plan.campaign && ('create' in plan.campaign ? plan.campaign.create.id : plan.campaign.id);
      if (plan.campaign && 'create' in plan.campaign) await run(createCampaign, plan.campaign.create);
      const { importId, fileName, encoding, rowCount, mapping, source, teamId } = plan;
      await run(startImport, { importId, fileName, encoding, rowCount, mapping, campaignId, source, teamId });
      const chunks = Math.ceil(Math.max(plan.rows.length, plan.refused.length) / rowsPerCommand);
      for (let chunk = 0; chunk < chunks; chunk += 1) {
        if (isCancelled()) {
          await run(finishImport, { importId, as: 'cancelled' });
          return 'cancelled';
        }
        const from = chunk * rowsPerCommand;
        const rows = plan.rows.slice(from, from + rowsPerCommand);
        const refused = plan.refused.slice(from, from + rowsPerCommand);
        await run(importLeads, { importId, rows: [...rows], refused: [...refused] });
        onProgress(Math.min(plan.rows.length, from + rows.length) + Math.min(plan.refused.length, from + refused.length));
        await nextTask();
      }
      await run(finishImport, { importId, as: 'finished' });
      return 'finished';
    },
    [run],
  );
};
