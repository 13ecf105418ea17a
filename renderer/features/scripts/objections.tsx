import { useId, useState } from 'react';
import type { ScriptObjection } from '../../../shared/domain/script.ts';
import styles from './scripts.module.css';

type ObjectionsProps = { objections: readonly ScriptObjection[]; show: (text: string) => React.ReactNode };

/** Objections by title; pressing one shows what to reply. */
export function Objections({ objections, show }: ObjectionsProps) {
  const [openAt, setOpenAt] = useState<number | null>(null);
  const replyId = useId();
  const open = openAt === null ? undefined : objections[openAt];
  return (
    <>
      <div className={styles.chips}>
        {objections.map(({ title }, index) => (
          <button
            key={title}
            type="button"
            className={styles.chip}
            aria-expanded={openAt === index}
            aria-controls={openAt === index ? replyId : undefined}
            onClick={() => setOpenAt(openAt === index ? null : index)}
          >
            {title}
          </button>
        ))}
      </div>
      {open && (
        <p id={replyId} className={styles.reply} role="status">
          {show(open.reply)}
        </p>
      )}
    </>
  );
}
