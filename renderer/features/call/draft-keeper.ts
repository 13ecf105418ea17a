import type { CallDraft, RefineryDb } from '../../data/db.ts';
import { dropRescued, rescueDraft } from './rescued-draft.ts';

/** A keystroke is on disk at most this much later. */
const keepWithinMs = 120;

type KeeperOptions = {
  db: RefineryDb;
  /** A draft is on disk; `isLatest`: nothing newer waits. */
  onKept: (isLatest: boolean) => void;
  onFailed: (cause: unknown) => void;
};

/** Does one thing after another, in the order asked; a step that fails does not keep the next ones. */
export type Chain = <Result>(step: () => PromiseLike<Result>) => Promise<Result>;

export const createChain = (): Chain => {
  let tail: Promise<unknown> = Promise.resolve();
  return (step) => {
    const done = tail.then(step);
    tail = done.catch(() => undefined);
    return done;
  };
};

export type DraftKeeper = {
  /** Keeps the draft soon; later drafts take its place until then. */
  keepSoon: (draft: CallDraft) => void;
  /** Writes what waits. Resolves when it is on disk or has failed. */
  flush: () => Promise<void>;
  /** The page may be gone in a moment: what is not known to be on disk is put aside before this returns. */
  rescue: () => void;
  /** Forgets what waits and the draft on disk: its call is over. */
  drop: (leadId: string) => Promise<void>;
};

/** Writes the draft of one call to this machine as it changes, in order with the commands of the same chain. */
export const createDraftKeeper = ({ db, onKept, onFailed }: KeeperOptions, chain: Chain): DraftKeeper => {
  let waiting: CallDraft | null = null;
  /** The newest draft, until it is on disk. */
  let unkept: CallDraft | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const take = (): CallDraft | null => {
    clearTimeout(timer);
    timer = undefined;
    const draft = waiting;
    waiting = null;
    return draft;
  };

  const flush = async (): Promise<void> => {
    const draft = take();
    if (!draft) return;
    await chain(() => db.callDrafts.put(draft)).then(() => {
      if (unkept === draft) {
        unkept = null;
        dropRescued(db.name, draft.leadId);
      }
      onKept(waiting === null);
    }, onFailed);
  };

  return {
    keepSoon: (draft) => {
      waiting = draft;
      unkept = draft;
      timer ??= setTimeout(() => void flush(), keepWithinMs);
    },
    flush,
    rescue: () => {
      if (unkept) rescueDraft(db.name, unkept);
    },
    drop: async (leadId) => {
      take();
      unkept = null;
      dropRescued(db.name, leadId);
      await db.callDrafts.delete(leadId);
    },
  };
};
