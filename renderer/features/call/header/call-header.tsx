import { Tooltip } from '@mantine/core';
import { IconPencil, IconStarFilled } from '@tabler/icons-react';
import { leadName } from '../../../../shared/domain/lead.ts';
import { StageTag } from '../../../data/stage-tag.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { CallButton } from './call-button.tsx';
import { CallTimer } from './call-timer.tsx';
import styles from './header.module.css';
import { LeadFacts } from './lead-facts.tsx';
import { WindowLine } from './window-line.tsx';

type CallHeaderProps = { onCall: () => void; onAskWhere: () => void; onCorrect?: (() => void) | undefined };

/** Who is called, whether they may be called now, and the one button. */
export function CallHeader({ onCall, onAskWhere, onCorrect }: CallHeaderProps) {
  const words = useWords().call;
  const { lead, company } = useCall();
  const role = [lead.title, company?.name].filter(Boolean).join(', ');
  return (
    <section className={styles.head} aria-label={words.lead}>
      <div className={styles.who}>
        <StageTag stage={lead.stage} sinceAt={lead.stageSinceAt} isBare />
        <h2 className={`name-xl cut ${styles.name}`}>{leadName(lead)}</h2>
        <span className="t2 cut">{role}</span>
        {company?.isKeyAccount && (
          <Tag>
            <IconStarFilled size={11} aria-hidden /> {words.keyAccount}
          </Tag>
        )}
        {onCorrect && <CorrectButton onCorrect={onCorrect} />}
      </div>
      <div className={styles.window}>
        <WindowLine onAskWhere={onAskWhere} />
        <CallTimer />
        <CallButton onCall={onCall} />
      </div>
      <LeadFacts />
    </section>
  );
}

/** A name spelled out on the phone, a new number: put right without leaving the call. */
function CorrectButton({ onCorrect }: { onCorrect: () => void }) {
  const label = useWords().corrections.edit;
  useKeys([{ keys: 'e', label, run: onCorrect }]);
  return (
    <Tooltip label={label} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={styles.correct} onClick={onCorrect} aria-label={label} aria-keyshortcuts={ariaKeys('e')}>
        <IconPencil size={14} stroke={1.7} aria-hidden />
        <KeyCap keys="e" on="bare" />
      </button>
    </Tooltip>
  );
}
