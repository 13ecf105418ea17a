import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useSuspectsOf } from '../../data/suspects.ts';
import { useWords } from '../../words/words.tsx';
import styles from './leads.module.css';

type NoticeProps = { lead: Lead; onOpen: (leadId: string) => void };

/** On a lead: that it may be the same person as another one, or that it lies in another one by now. */
export function DuplicateNotice({ lead, onOpen }: NoticeProps) {
  return lead.mergedIntoId ? <MergedNotice keptId={lead.mergedIntoId} onOpen={onOpen} /> : <SuspectNotice lead={lead} onOpen={onOpen} />;
}

function MergedNotice({ keptId, onOpen }: { keptId: string; onOpen: (leadId: string) => void }) {
  const words = useWords().duplicates.notice;
  const { leads } = useWholeCache();
  const kept = leads.get(keptId);
  return (
    <p className={styles.notice}>
      <span className="grow">{kept ? words.mergedInto(leadName(kept)) : words.mergedAway}</span>
      {kept && <Button onClick={() => onOpen(kept.id)}>{words.openKept}</Button>}
    </p>
  );
}

/** Who decides gets the way there; a rep is told, and that their team lead does. */
function SuspectNotice({ lead, onOpen }: NoticeProps) {
  const words = useWords().duplicates.notice;
  const { user } = useDesk();
  const { leads } = useWholeCache();
  const [, navigate] = useLocation();
  const [likeliest] = useSuspectsOf(lead.id);
  if (!likeliest) return null;
  const other = leads.get(likeliest.otherId);
  const decides = user.role !== 'rep';
  return (
    <p className={styles.notice}>
      <span className="grow">
        {words.mayBe}{' '}
        {other ? (
          <button type="button" className={styles.noticeLink} onClick={() => onOpen(other.id)}>
            {leadName(other)}
          </button>
        ) : (
          words.another
        )}
        . {!decides && words.tell}
      </span>
      {decides && <Button onClick={() => navigate('/duplicates')}>{words.decide}</Button>}
    </p>
  );
}
