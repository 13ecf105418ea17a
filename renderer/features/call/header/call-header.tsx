import { IconStarFilled } from '@tabler/icons-react';
import { leadName } from '../../../../shared/domain/lead.ts';
import { StageGlyph } from '../../../ui/stage-glyph.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { CallButton } from './call-button.tsx';
import { CallTimer } from './call-timer.tsx';
import styles from './header.module.css';
import { LeadFacts } from './lead-facts.tsx';
import { WindowLine } from './window-line.tsx';

/** Who is called, whether they may be called now, and the one button. */
export function CallHeader({ onCall, onAskWhere }: { onCall: () => void; onAskWhere: () => void }) {
  const words = useWords().call;
  const { lead, company } = useCall();
  const role = [lead.title, company?.name].filter(Boolean).join(', ');
  return (
    <section className={styles.head} aria-label={words.lead}>
      <div className={styles.who}>
        <StageGlyph stage={lead.stage} />
        <h2 className={`name-xl cut ${styles.name}`}>{leadName(lead)}</h2>
        <span className="t2 cut">{role}</span>
        {company?.isKeyAccount && (
          <Tag>
            <IconStarFilled size={11} aria-hidden /> {words.keyAccount}
          </Tag>
        )}
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
