import { useSyncSummary } from '../data/sync-summary.ts';
import { useFormats, useWords } from '../words/words.tsx';

/** Says on a screen that counts or lists everything that a first load is under way, and how far it is; nothing at other times. */
export function StillComing({ className }: { className?: string | undefined }) {
  const words = useWords().syncStatus.stillComing;
  const formats = useFormats();
  const { firstLoad } = useSyncSummary();
  if (!firstLoad) return null;
  const { done, total } = firstLoad;
  return (
    <p className={className ?? 't2 sm'} role="status">
      {done < total ? words.leads(formats.count(done), formats.count(total)) : words.rest}
    </p>
  );
}
