import { IconAlertTriangle, IconCheck, IconNote } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall, useCallState } from '../call-view.tsx';
import styles from './outcome.module.css';

/** The note of the call, saved as it is typed: on this machine within a moment, on record after a pause. */
export function NoteField() {
  const words = useWords().call;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { session } = useCall();
  const note = useCallState((state) => state.draft?.note ?? '');
  const focus = () => {
    const area = field.current;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  };
  useKeys([{ keys: 'm', label: words.note.title, group: words.groups.call, run: focus }]);
  useEffect(() => session.leave, [session]);
  return (
    <div className={styles.note}>
      <label htmlFor={id} className={styles.noteLabel}>
        <IconNote size={16} stroke={1.6} className="t3" aria-hidden />
        <KeyCap keys="m" />
      </label>
      <textarea
        // Its own for each lead: undoing must never bring back what was typed for another.
        key={session.leadId}
        id={id}
        ref={field}
        rows={2}
        maxLength={20_000}
        value={note}
        aria-label={words.note.title}
        placeholder={words.note.placeholder}
        aria-keyshortcuts={ariaKeys('m')}
        onChange={(event) => session.typeNote(event.currentTarget.value)}
        onBlur={session.keepNote}
      />
      <Saved />
    </div>
  );
}

/** "Saved here 14:05:09" is said only of what is on this machine's disk. */
function Saved() {
  const words = useWords().call.note;
  const formats = useFormats();
  const fault = useCallState((state) => state.fault);
  const keptAt = useCallState((state) => state.keptAt);
  const isKeeping = useCallState((state) => state.isKeeping);
  if (fault?.kind === 'notKept') {
    return (
      <span className={`${styles.saved} bad`} role="alert">
        <IconAlertTriangle size={13} stroke={2} aria-hidden /> {words.notSaved}
      </span>
    );
  }
  if (keptAt === null && !isKeeping) return <span className={styles.saved}>{words.autosaved}</span>;
  if (keptAt === null) return <span className={styles.saved} />;
  return (
    <span className={styles.saved} data-stale={isKeeping || undefined}>
      <IconCheck size={13} stroke={2} className="ok" aria-hidden /> {words.savedAt(formats.timeWithSeconds(keptAt))}
    </span>
  );
}
