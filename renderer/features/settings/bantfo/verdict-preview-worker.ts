import { openDb } from '../../../data/db.ts';
import { type PreviewMessage, type PreviewRequest, previewMoves } from './verdict-preview.ts';

/** Judging a hundred thousand leads twice takes seconds, which no frame can wait for. */
const host = globalThis as unknown as Pick<Worker, 'postMessage' | 'addEventListener'>;
const say = (message: PreviewMessage) => host.postMessage(message);

const preview = async (request: PreviewRequest): Promise<void> => {
  const db = await openDb(request.database);
  try {
    say({ kind: 'done', moves: await previewMoves(db, request, (progress) => say({ kind: 'progress', progress })) });
  } finally {
    db.close();
  }
};

host.addEventListener('message', ({ data }: MessageEvent<PreviewRequest>) => {
  preview(data).catch(() => say({ kind: 'failed' }));
});
