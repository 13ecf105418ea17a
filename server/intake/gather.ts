import type { Dependencies } from '../dependencies.ts';
import { ApiError } from '../errors.ts';
import type { IntakeKey } from './intake-keys.ts';
import { type IntakeAnswer, type Line, type Post, takeInPosts } from './take-in.ts';

export type Gather = {
  /** Takes a post in with those that come at the same time; resolves once it is kept. Throws `intakeBusy` when too many wait. */
  take: (key: IntakeKey, post: Post) => Promise<IntakeAnswer>;
};

type Waiting = { key: IntakeKey; post: Post; settle: (answer: IntakeAnswer | ApiError) => void; fail: (error: unknown) => void };

/** Posts of one transaction, and how many may wait for the next ones. */
const [atOnce, mostWaiting] = [100, 200];
/** How long posts gather before the first of them is taken in. */
const gatherMs = 5;
const [shortestRetryMs, longestRetryMs] = [1000, 30_000];

/**
 * A transaction costs nearly the same for one lead as for a hundred: posts that come while one is under way are taken in together by the
 * next, each answered when it is kept. What waits is bounded; beyond that a post is sent away with the time at which there will be room.
 */
export const createGather = (dependencies: Dependencies, steadyNow: () => number): Gather => {
  const line: Line = { deviceId: `intake.${dependencies.newId()}`, seq: 0 };
  const waiting: Waiting[] = [];
  let isWorking = false;
  let perPostMs = 2;

  const turn = async (): Promise<void> => {
    const [first] = waiting;
    if (!first) return;
    const batch = takeBatch(waiting, first.key);
    const startedAt = steadyNow();
    try {
      const answers = await takeInPosts(
        dependencies,
        line,
        first.key,
        batch.map(({ post }) => post),
      );
      batch.forEach(({ settle }, index) => {
        settle(answers[index] ?? new ApiError('internal'));
      });
    } catch (error) {
      for (const { fail } of batch) fail(error);
    }
    perPostMs += ((steadyNow() - startedAt) / batch.length - perPostMs) / 8;
  };

  const work = async (): Promise<void> => {
    if (isWorking) return;
    isWorking = true;
    await new Promise((resolve) => setTimeout(resolve, gatherMs));
    while (waiting.length > 0) await turn();
    isWorking = false;
  };

  return {
    take: (key, post) => {
      if (waiting.length >= mostWaiting) {
        const retryMs = Math.min(Math.max(waiting.length * perPostMs, shortestRetryMs), longestRetryMs);
        return Promise.reject(new ApiError('intakeBusy', undefined, retryMs));
      }
      return new Promise((resolve, reject) => {
        const settle = (answer: IntakeAnswer | ApiError) => (answer instanceof ApiError ? reject(answer) : resolve(answer));
        waiting.push({ key, post, settle, fail: reject });
        void work();
      });
    },
  };
};

/** The oldest posts of one key; of two with the same idempotency key the second waits for the answer of the first. */
const takeBatch = (waiting: Waiting[], key: IntakeKey): Waiting[] => {
  const batch: Waiting[] = [];
  const rest: Waiting[] = [];
  const named = new Set<string>();
  for (const each of waiting) {
    const name = each.post.idempotencyKey;
    const fits = batch.length < atOnce && each.key.id === key.id && !(name !== null && named.has(name));
    if (fits && name !== null) named.add(name);
    (fits ? batch : rest).push(each);
  }
  waiting.splice(0, waiting.length, ...rest);
  return batch;
};
