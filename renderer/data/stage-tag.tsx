import { Popover } from '@mantine/core';
import { useState } from 'react';
import { agreementSince } from '../../shared/domain/agreement.ts';
import type { Stage } from '../../shared/domain/stage.ts';
import { StageGlyph } from '../ui/stage-glyph.tsx';
import { useFormats, useWords } from '../words/words.tsx';
import { useAgreements } from './agreements.ts';
import { useCache } from './desk.ts';
import styles from './stage-tag.module.css';
import { useNow } from './use-now.ts';

type StageTagProps = {
  stage: Stage;
  /** Since when the lead stands there, epoch ms; left out: no lead is meant. */
  sinceAt?: number;
  /** The glyph alone, where the word stands beside it already. */
  isBare?: boolean;
  /** In a row of a table: reached by mouse, while keys move among rows and find it in what the row opens; made ready on pointing at it. */
  isInRow?: boolean;
};

/** A stage that says what marketing and sales mean by it: by mouse and by key, wherever it is shown. */
export function StageTag({ stage, sinceAt, isBare = false, isInRow = false }: StageTagProps) {
  const words = useWords();
  const name = words.states.stage[stage];
  const [isReady, setIsReady] = useState(!isInRow);
  const button = (
    <button
      type="button"
      className={styles.tag}
      aria-label={words.definitions.whatIs(name)}
      tabIndex={isInRow ? -1 : 0}
      onPointerEnter={() => setIsReady(true)}
      {...(isInRow && { onClick: (event) => event.stopPropagation() })}
    >
      <StageGlyph stage={stage} />
      {!isBare && name}
    </button>
  );
  if (!isReady) return button;
  return (
    <Popover width={320} position="bottom-start" shadow="md" withArrow transitionProps={{ duration: 0 }}>
      <Popover.Target>{button}</Popover.Target>
      <Popover.Dropdown aria-label={words.definitions.whatIs(name)}>
        <Meaning stage={stage} sinceAt={sinceAt} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Meaning({ stage, sinceAt }: { stage: Stage; sinceAt: number | undefined }) {
  const words = useWords();
  const formats = useFormats();
  const now = useNow(60_000);
  const definition = useCache((cache) => cache.settings?.definitions[stage]);
  const users = useCache((cache) => cache.users);
  const versions = useAgreements('definitions');
  const agreed = versions && agreementSince(versions, ({ definitions }) => (definitions as Partial<Record<Stage, string>>)?.[stage]);
  return (
    <div className={styles.meaning}>
      <b className="b">{words.states.stage[stage]}</b>
      <p>{definition}</p>
      {sinceAt !== undefined && <p className="t2 sm">{words.definitions.standsSince(formats.age(sinceAt, now))}</p>}
      {agreed?.publishedAt && (
        <p className="t3 sm">
          {words.definitions.agreed(
            agreed.agreedBy || (users.get(agreed.publishedById ?? '')?.name ?? ''),
            formats.shortDay(agreed.publishedAt, now),
          )}
        </p>
      )}
    </div>
  );
}
