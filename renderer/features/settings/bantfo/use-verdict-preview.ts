import { useEffect, useState } from 'react';
import type { CenterSettings } from '../../../../shared/domain/center-settings.ts';
import type { VerdictMoves } from '../../../../shared/domain/verdict-moves.ts';
import { useDesk } from '../../../data/desk.ts';
import { type PreviewProgress, startPreview } from './verdict-preview.ts';

export type Preview =
  | { state: 'idle' }
  | { state: 'running'; progress: PreviewProgress | null }
  | { state: 'done'; moves: VerdictMoves; at: number }
  | { state: 'failed' };

const pauseMs = 350;

/** What a change would move, judged anew a moment after the last key; `next` null: nothing to judge. `round`: judges again. */
export const useVerdictPreview = (settings: CenterSettings, next: CenterSettings['bantfo'] | null, round: number): Preview => {
  const { db, now } = useDesk();
  const [preview, setPreview] = useState<Preview>({ state: 'idle' });
  const changed = next && JSON.stringify(next);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is judged is told by its text, and again by the round
  useEffect(() => {
    if (changed === null) return setPreview({ state: 'idle' });
    let isOver = false;
    let cancel = () => {};
    setPreview({ state: 'running', progress: null });
    const timer = setTimeout(() => {
      const at = now();
      const after = { ...settings, bantfo: JSON.parse(changed) as CenterSettings['bantfo'] };
      const running = startPreview({ database: db.name, before: settings, after, at }, (progress) => {
        if (!isOver) setPreview({ state: 'running', progress });
      });
      cancel = running.cancel;
      running.moves.then(
        (moves) => !isOver && setPreview({ state: 'done', moves, at }),
        () => !isOver && setPreview({ state: 'failed' }),
      );
    }, pauseMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
      cancel();
    };
  }, [changed, settings, db, round]);
  return preview;
};
