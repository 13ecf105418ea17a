import { setTimeout as wait } from 'node:timers/promises';
import type { PullResponse } from '../../shared/protocol/sync.ts';
import type { Database } from '../db/database.ts';
import { type PullRequest, pullChanges } from './pull.ts';
import { seesCenter, type ViewerScope, viewOf } from './visibility.ts';

/** One poke brings everybody who sees the center at once: so long is waited for the others. */
const gatherMs = 8;

/**
 * Pulls of those who see all of the center are the same rows for each of them: what several ask from one cursor is read once. All who share
 * an answer asked before it was begun, so that nobody gets one that is older than their question. Others are read for themselves.
 */
export const createPullsTogether = (database: Database) => {
  const gathering = new Map<string, Promise<PullResponse>>();
  return async (viewer: ViewerScope, request: PullRequest): Promise<PullResponse> => {
    const view = viewOf(viewer);
    if (!seesCenter(viewer) || request.view !== view) return pullChanges(database, viewer, request);
    const key = JSON.stringify([viewer.centerId, request.epoch, request.cursor]);
    const shared = gathering.get(key) ?? begin(key, viewer, request);
    return { ...(await shared), view };
  };

  function begin(key: string, viewer: ViewerScope, request: PullRequest): Promise<PullResponse> {
    const answer = wait(gatherMs).then(() => {
      gathering.delete(key);
      return pullChanges(database, viewer, request);
    });
    gathering.set(key, answer);
    return answer;
  }
};
