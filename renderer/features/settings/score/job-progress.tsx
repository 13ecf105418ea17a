import { Progress } from '../../../ui/progress.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import type { ScoreProgress } from './score-work.ts';

/** How far reading and scoring have come. */
export function JobProgress({ progress, onCancel }: { progress: ScoreProgress | null; onCancel: () => void }) {
  const words = useWords().scoreModel.preview;
  const formats = useFormats();
  if (progress?.phase === 'scoring')
    return <Progress label={words.scoring} done={progress.done} total={progress.total ?? progress.done} onCancel={onCancel} />;
  return (
    <Progress
      label={words.reading}
      done={progress?.done ?? 0}
      counts={words.read(formats.count(progress?.done ?? 0))}
      onCancel={onCancel}
    />
  );
}
