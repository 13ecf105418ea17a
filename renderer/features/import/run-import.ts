import { mappingOf } from '../../../shared/domain/import/columns.ts';
import type { ImportedRow, RefusedRow } from '../../../shared/domain/import/imported-row.ts';
import type { Campaign } from '../../../shared/domain/people.ts';
import type { ImportPlan, useImportRun } from '../../data/import-run.ts';
import { CommandRefused } from '../../data/run-command.ts';
import type { ImportReader } from './file-reader.ts';
import { type Destination, importStore, type Run, readerOf } from './import-store.ts';
import { planNow, type WizardContext } from './wizard-actions.ts';

const { getState, setState } = importStore;

const changeRun = (importId: string, change: Partial<Run>): void => {
  const { run } = getState();
  if (run?.importId === importId) setState({ run: { ...run, ...change } });
};

const isCancelled = (importId: string): boolean => {
  const { run } = getState();
  return run?.importId === importId && run.isCancelling;
};

/** Asks the running import to end after the piece it is at. What is in stays. */
export const cancelRun = (): void => {
  const { run } = getState();
  if (run) setState({ run: { ...run, isCancelling: true } });
};

/** Takes the open file in, as decided. Goes on while the person is elsewhere in the app. */
export const startRun = async (context: WizardContext, runImport: ReturnType<typeof useImportRun>): Promise<void> => {
  const { source, file, columns, destination, run } = getState();
  if (!source || !file || !destination?.teamId || run?.phase === 'preparing' || run?.phase === 'saving') return;
  const importId = context.desk.newId();
  setState({
    step: 'result',
    shownImportId: importId,
    run: { importId, fileName: source.name, rowCount: file.rowCount, phase: 'preparing', done: 0, isCancelling: false },
  });
  try {
    await context.desk.db.preferences.put({ key: headersKey(importId), value: file.headers });
    const { rows, refused } = await collectRows(importId, readerOf(context.openReader), planNow(context));
    const plan: ImportPlan = {
      importId,
      fileName: source.name.slice(0, 300),
      encoding: file.encoding,
      rowCount: file.rowCount,
      mapping: mappingOf(columns),
      campaign: campaignOf(context, destination),
      source: destination.source,
      teamId: destination.teamId,
      rows,
      refused,
    };
    changeRun(importId, { phase: 'saving', done: 0 });
    await runImport(
      plan,
      (done) => changeRun(importId, { done }),
      () => isCancelled(importId),
    );
    changeRun(importId, { phase: 'ended' });
  } catch (fault) {
    changeRun(importId, { phase: fault instanceof CommandRefused ? 'forbidden' : 'failed' });
  }
};

/** Where this machine keeps the headers of a file, in their order: the stored mapping has none. */
export const headersKey = (importId: string): string => `import-headers:${importId}`;

const collectRows = async (
  importId: string,
  reader: ImportReader,
  plan: ReturnType<typeof planNow>,
): Promise<{ rows: ImportedRow[]; refused: RefusedRow[] }> => {
  const rows: ImportedRow[] = [];
  const refused: RefusedRow[] = [];
  await reader.startRows(plan);
  for (let chunk = await reader.nextRows(); chunk && !isCancelled(importId); chunk = await reader.nextRows()) {
    for (const row of chunk.rows) rows.push(row);
    for (const row of chunk.refused) refused.push(row);
    changeRun(importId, { done: rows.length + refused.length });
  }
  return { rows, refused };
};

const campaignOf = ({ desk }: WizardContext, destination: Destination): ImportPlan['campaign'] => {
  if (destination.campaign === 'none') return null;
  if (destination.campaign !== 'new') return { id: destination.campaign };
  const create: Campaign = {
    id: desk.newId(),
    name: destination.campaignName.trim(),
    channel: destination.channel,
    startsOn: null,
    endsOn: null,
    cost: 0,
    currency: desk.cache.store.getState().settings?.currency ?? 'EUR',
    expectedLeads: 0,
  };
  return { create };
};
