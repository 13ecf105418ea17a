import type { Script } from '../../../../shared/domain/script.ts';
import { useNow } from '../../../data/use-now.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useDraft } from './use-draft-editor.ts';

/** Which draft, and whether it is on this machine. */
export function DraftHead({ script }: { script: Script }) {
  const words = useWords().scripts.edit;
  const formats = useFormats();
  const now = useNow(60_000);
  const { isUnsaved, fault } = useDraft((state) => state);
  const saved = script.savedAt === null ? '' : words.savedAt(formats.dayAndTime(script.savedAt, now));
  const state = fault === 'notSaved' ? words.notSaved : isUnsaved ? words.saving : saved;
  return (
    <span role="status">
      {words.draftOf(script.name || words.unnamed, script.version)}
      {state && `, ${state}`}
    </span>
  );
}
