import { useId, useState } from 'react';
import type { ScriptObjection } from '../../../shared/domain/script.ts';
import type { ScriptFigures } from '../../../shared/domain/script-figures.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './scripts.module.css';

type ObjectionsProps = {
  objections: readonly ScriptObjection[];
  show: (text: string) => React.ReactNode;
  /** What was counted of this version; without it nothing is said of how often they came. */
  figures?: ScriptFigures | undefined;
};

/** Objections by title; pressing one shows what to reply. */
export function Objections({ objections, show, figures }: ObjectionsProps) {
  const formats = useFormats();
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
            {figures && figures.reached > 0 && <span className="t3"> {formats.count(figures.objections.get(title)?.raised ?? 0)}</span>}
          </button>
        ))}
      </div>
      {open && figures && <Raised objection={open} figures={figures} />}
      {open && (
        <p id={replyId} className={styles.reply} role="status">
          {show(open.reply)}
        </p>
      )}
    </>
  );
}

/** "Raised in 12 of 80 calls that reached them, 3 of them qualified". */
function Raised({ objection: { title }, figures }: { objection: ScriptObjection; figures: ScriptFigures }) {
  const words = useWords().scripts;
  const formats = useFormats();
  const { raised, qualified } = figures.objections.get(title) ?? { raised: 0, qualified: 0 };
  return <p className="t2 sm">{words.raisedIn(formats.count(raised), formats.count(figures.reached), formats.count(qualified))}</p>;
}
