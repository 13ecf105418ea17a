import { useCallback, useEffect, useRef, useState } from 'react';
import { openDb } from '../../../data/db.ts';
import { useDesk } from '../../../data/desk.ts';
import { openScoreJobs, type ScoreJobs } from './score-jobs.ts';
import type { ScoreJob, ScoreProgress, ScoreResult } from './score-work.ts';

export type JobState<Result> =
  | { state: 'idle' }
  | { state: 'running'; progress: ScoreProgress | null }
  | { state: 'done'; result: Result; at: number }
  | { state: 'cancelled' }
  | { state: 'failed' };

/** One worker for as long as the section is open. */
export const useScoreJobs = (): (() => ScoreJobs) => {
  const { db } = useDesk();
  const jobs = useRef<ScoreJobs | null>(null);
  useEffect(
    () => () => {
      jobs.current?.close();
      jobs.current = null;
    },
    [],
  );
  return useCallback(() => {
    jobs.current ??= openScoreJobs(db.name, openDb);
    return jobs.current;
  }, [db]);
};

const pauseMs = 300;

/** Runs a job a moment after the last change of it; null: there is none. `again` reads the leads anew. */
export const useScoreJob = <Kind extends ScoreJob['kind']>(jobsOf: () => ScoreJobs, job: Extract<ScoreJob, { kind: Kind }> | null) => {
  const { now } = useDesk();
  const [state, setState] = useState<JobState<Extract<ScoreResult, { kind: Kind }>>>({ state: 'idle' });
  const [round, setRound] = useState(0);
  const read = useRef(0);
  const cancelRun = useRef<() => void>(() => {});
  const asked = job && JSON.stringify(job);
  useEffect(() => {
    if (asked === null) return setState({ state: 'idle' });
    let isOver = false;
    let cancel = () => {};
    setState({ state: 'running', progress: null });
    const start = () => {
      const running = jobsOf().run(
        JSON.parse(asked) as ScoreJob,
        (progress) => {
          if (!isOver) setState({ state: 'running', progress });
        },
        round > read.current,
      );
      read.current = round;
      cancel = running.cancel;
      running.result.then(
        (result) => !isOver && setState({ state: 'done', result: result as Extract<ScoreResult, { kind: Kind }>, at: now() }),
        () => !isOver && setState({ state: 'failed' }),
      );
    };
    const timer = setTimeout(start, pauseMs);
    const end = () => {
      isOver = true;
      clearTimeout(timer);
      cancel();
    };
    cancelRun.current = () => {
      end();
      setState({ state: 'cancelled' });
    };
    return end;
  }, [asked, jobsOf, now, round]);
  return { state, again: () => setRound((before) => before + 1), cancel: () => cancelRun.current() };
};
