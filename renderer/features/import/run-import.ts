import { createCampaign } from '../../../shared/commands/create-campaign.ts';
import { finishImport } from '../../../shared/commands/finish-import.ts';
import { startImport } from '../../../shared/commands/start-import.ts';
import { mappingOf } from '../../../shared/domain/import/columns.ts';
import type { Campaign } from '../../../shared/domain/people.ts';
import type { ImportJob } from '../../data/db.ts';
import type { Desk } from '../../data/desk.ts';
import type { Piece } from '../../data/import-pieces.ts';
import { CommandRefused, NotSaved } from '../../data/run-command.ts';
import type { ImportReader } from './file-reader.ts';
import { type Destination, importStore, isRunning, type Run, takeReader } from './import-store.ts';
import { waitForRoom } from './pacing.ts';
import { dateOrderNow, numberMarkNow, planNow, type WizardContext } from './wizard-actions.ts';

const { getState, setState } = importStore;

const changeRun = (importId: string, change: Partial<Run>): void => {
  const { run } = getState();
  if (run?.importId === importId) setState({ run: { ...run, ...change } });
};

const runOf = (importId: string): Run | null => {
  const { run } = getState();
  return run?.importId === importId ? run : null;
};

const wish = (asked: 'cancel' | 'pause'): void => {
  const { run } = getState();
  if (run) setState({ run: { ...run, asked } });
};

/** Asks the running import to end after the piece it is at. What is in stays. */
export const cancelRun = (): void => wish('cancel');
/** Asks the running import to wait after the piece it is at, until somebody goes on with it; also over a restart. */
export const pauseRun = (): void => wish('pause');

/** Takes the open file in, as decided. Goes on while the person is elsewhere in the app, and after a crash. */
export const startRun = async (context: WizardContext): Promise<void> => {
  const job = jobNow(context);
  if (!job || isRunning(getState().run)) return;
  const { importId, fileName, start } = job;
  const reader = takeReader(context.openReader);
  const run: Run = { importId, fileName, rowCount: start.rowCount, phase: 'preparing', done: 0, asked: null };
  setState({ step: 'result', shownImportId: importId, run });
  await exclusively(importId, true, () =>
    withReader(importId, reader, async () => {
      await reader.keepJob(writerDesk(context.desk), job);
      await takeIn(context.desk, reader, job);
    }),
  );
};

/** Goes on with an import that was paused, or that a crash or a reload has broken off. */
export const resumeRun = (context: WizardContext, importId: string, waits = true): Promise<void> => {
  const { desk } = context;
  return exclusively(importId, waits, async () => {
    const job = await desk.db.importJobs.get(importId);
    if (!job || isRunning(getState().run)) return;
    const { fileName, start } = job;
    setState({ run: { importId, fileName, rowCount: start.rowCount, phase: 'preparing', done: 0, asked: null } });
    await withReader(importId, context.openReader(), async (reader) => {
      const done = await reader.resumeJob(writerDesk(desk), job);
      if (done === null) throw new Error('the file of the import is gone');
      changeRun(importId, { done });
      await desk.db.importJobs.update(importId, { state: 'running' });
      await takeIn(desk, reader, { ...job, state: 'running' });
    });
  });
};

/** Ends an import that stands still: what is in stays, the rest is not taken in. */
export const endRun = async ({ desk }: WizardContext, importId: string): Promise<void> => {
  await desk.run(finishImport, { importId, as: 'cancelled' });
  await forget(desk, importId);
  if (runOf(importId)) setState({ run: null });
};

/** Imports that this machine had begun go on when it is opened again; those that were paused wait. */
export const resumeInterrupted = async (context: WizardContext): Promise<void> => {
  const jobs = await context.desk.db.importJobs.toArray();
  for (const { importId, state } of jobs) if (state === 'running') await resumeRun(context, importId, false);
};

const writerDesk = ({ db, user }: Desk) => ({
  name: db.name,
  actor: { userId: user.userId, role: user.role, teamId: user.teamId },
});

/** One window at a time takes a file in. Who does not wait leaves it to the one that is at it. */
const exclusively = async (importId: string, waits: boolean, work: () => Promise<void>): Promise<void> => {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (!locks) return work();
  await locks.request(`import:${importId}`, { ifAvailable: !waits }, async (lock) => {
    if (lock) await work();
  });
};

/** Ends what the work has begun, however it ends, and shows how. */
const withReader = async (importId: string, reader: ImportReader, work: (reader: ImportReader) => Promise<void>): Promise<void> => {
  try {
    await work(reader);
  } catch (fault) {
    changeRun(importId, { phase: fault instanceof CommandRefused ? 'forbidden' : 'failed' });
  } finally {
    await reader.endJob().catch(() => undefined);
    reader.close();
  }
};

const takeIn = async (desk: Desk, reader: ImportReader, job: ImportJob): Promise<void> => {
  const { importId } = job;
  await begin(desk, job);
  changeRun(importId, { phase: 'saving' });
  const ended = await takePieces(desk, reader, importId);
  if (ended === 'paused') {
    await desk.db.importJobs.update(importId, { state: 'paused' });
    changeRun(importId, { phase: 'paused', asked: null });
    return;
  }
  await desk.run(finishImport, { importId, as: ended });
  await forget(desk, importId);
  changeRun(importId, { phase: 'ended' });
};

/** Says how the import begins; when it is refused nothing of it stays. */
const begin = async (desk: Desk, { importId, campaign, start }: ImportJob): Promise<void> => {
  if (await desk.db.importRuns.get(importId)) return;
  try {
    if (campaign && !(await desk.db.campaigns.get(campaign.id))) await desk.run(createCampaign, campaign);
    await desk.run(startImport, start);
  } catch (fault) {
    if (fault instanceof CommandRefused) await forget(desk, importId);
    throw fault;
  }
};

type Ended = 'finished' | 'cancelled' | 'paused';

const takePieces = async (desk: Desk, reader: ImportReader, importId: string): Promise<Ended> => {
  const take = async (): Promise<Piece | Ended> => {
    const asked = runOf(importId)?.asked;
    if (asked) return asked === 'pause' ? 'paused' : 'cancelled';
    if (!desk.storage.hasRoomFor('importLeads')) throw new NotSaved(new DOMException('no room left', 'QuotaExceededError'));
    return (await reader.nextPiece(desk.now())) ?? 'finished';
  };
  let coming = take();
  for (;;) {
    const piece = await coming;
    if (typeof piece === 'string') return piece;
    // The worker is at the next piece while the window takes this one over. Should it fail, that is told when its turn comes.
    coming = waitForRoom(desk, () => runOf(importId)?.asked !== null).then(take);
    coming.catch(() => undefined);
    await desk.adopt(piece.entry, piece.changes);
    changeRun(importId, { done: piece.done });
  }
};

const forget = ({ db }: Desk, importId: string): Promise<void> =>
  db.transaction('rw', db.importJobs, db.importFiles, async () => {
    await db.importJobs.delete(importId);
    await db.importFiles.delete(importId);
  });

const jobNow = (context: WizardContext): ImportJob | null => {
  const { source, file, columns, destination, options } = getState();
  if (!source || !file || !destination?.teamId) return null;
  const importId = context.desk.newId();
  const fileName = source.name.slice(0, 300);
  const plan = planNow(context);
  const campaign = newCampaignOf(context, destination);
  const campaignId = campaign?.id ?? (destination.campaign === 'none' ? null : destination.campaign);
  const start: ImportJob['start'] = {
    importId,
    fileName,
    encoding: file.encoding,
    rowCount: file.rowCount,
    campaignId,
    source: destination.source,
    teamId: destination.teamId,
    mapping: mappingOf(columns),
    headers: file.headers,
    answers: { dateOrder: dateOrderNow(), numberMark: numberMarkNow(), values: plan.values ?? {} },
  };
  return { importId, fileName, options, plan, start, campaign, state: 'running' };
};

const newCampaignOf = ({ desk }: WizardContext, destination: Destination): Campaign | null => {
  if (destination.campaign !== 'new') return null;
  return {
    id: desk.newId(),
    name: destination.campaignName.trim(),
    channel: destination.channel,
    startsOn: null,
    endsOn: null,
    cost: 0,
    budget: null,
    currency: desk.cache.store.getState().settings?.currency ?? 'EUR',
    expectedLeads: 0,
  };
};
