import type { Answer } from '../../../../shared/domain/bantfo.ts';
import type { CenterSettings } from '../../../../shared/domain/center-settings.ts';
import { countVerdictMoves, type VerdictMoves } from '../../../../shared/domain/verdict-moves.ts';
import { openDb, type RefineryDb } from '../../../data/db.ts';
import { everyRow } from '../../../data/rows.ts';

/** What is compared: the agreements as they stand and as they are to be, for everything this desktop holds. */
export type PreviewRequest = { database: string; before: CenterSettings; after: CenterSettings; at: number };
export type PreviewProgress = { phase: 'answers' | 'leads'; done: number };
export type PreviewMessage = { kind: 'progress'; progress: PreviewProgress } | { kind: 'done'; moves: VerdictMoves } | { kind: 'failed' };

/** Judges every lead of a desktop twice. Reads answers first: a lead's verdict needs all of its own. */
export const previewMoves = async (
  db: RefineryDb,
  { before, after, at }: Omit<PreviewRequest, 'database'>,
  onProgress: (progress: PreviewProgress) => void,
  isOver: () => boolean = () => false,
): Promise<VerdictMoves> => {
  const answers = new Map<string, Answer[]>();
  let done = 0;
  for await (const some of everyRow(db, 'answers')) {
    if (isOver()) break;
    for (const each of some) {
      const ofLead = answers.get(each.leadId);
      if (ofLead) ofLead.push(each);
      else answers.set(each.leadId, [each]);
    }
    done += some.length;
    onProgress({ phase: 'answers', done });
  }
  const count = countVerdictMoves(before, after, at);
  done = 0;
  for await (const some of everyRow(db, 'leads')) {
    if (isOver()) break;
    for (const lead of some) count.take(lead, answers.get(lead.id) ?? []);
    done += some.length;
    onProgress({ phase: 'leads', done });
  }
  return count.result();
};

export type RunningPreview = { moves: Promise<VerdictMoves>; cancel: () => void };

/** Judges in a worker, which a change of mind ends at once; where there are no workers, here. Rejects when it could not. */
export const startPreview = (request: PreviewRequest, onProgress: (progress: PreviewProgress) => void): RunningPreview => {
  if (typeof Worker === 'undefined') return previewHere(request, onProgress);
  const worker = new Worker(new URL('./verdict-preview-worker.ts', import.meta.url), { type: 'module' });
  const moves = new Promise<VerdictMoves>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<PreviewMessage>) => {
      if (data.kind === 'progress') onProgress(data.progress);
      else if (data.kind === 'done') resolve(data.moves);
      else reject(new Error('the preview failed'));
    });
    worker.addEventListener('error', () => reject(new Error('the preview worker did not start')));
  });
  worker.postMessage(request);
  return { moves: moves.finally(() => worker.terminate()), cancel: () => worker.terminate() };
};

const previewHere = (request: PreviewRequest, onProgress: (progress: PreviewProgress) => void): RunningPreview => {
  let isOver = false;
  const judge = async () => {
    const db = await openDb(request.database);
    return previewMoves(db, request, onProgress, () => isOver).finally(() => db.close());
  };
  return {
    moves: judge(),
    cancel: () => {
      isOver = true;
    },
  };
};
