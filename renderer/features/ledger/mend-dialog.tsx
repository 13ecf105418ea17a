import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useState } from 'react';
import { leadName } from '../../../shared/domain/lead.ts';
import { mendOf } from '../../../shared/domain/mending.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { Progress } from '../../ui/progress.tsx';
import { RunDialog } from '../../ui/run-dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './ledger.module.css';
import { type MendFacts, type MendPlan, planMend } from './mend-plan.ts';
import type { LeakRow } from './use-ledger.ts';
import { useMend } from './use-mend.ts';

const shownLeft = 8;

/** Says what would happen and who is left as they are and why, then does it for all others. */
export function MendDialog({ leak, onClose }: { leak: LeakRow; onClose: () => void }) {
  const words = useWords().ledger;
  const mend = mendOf[leak.kind];
  const facts = useMendFacts();
  const carryOut = useMend(mend, facts);
  const [done, setDone] = useState<number | null>(null);
  const plan = useMemo(() => planMend(mend, leak.leads, facts), [mend, leak, facts]);
  const own = words.mends[mend];
  const mayRun = plan.able.length > 0 && done === null;
  const run = async () => {
    if (!mayRun) return;
    setDone(0);
    const { mended, refused } = await carryOut(plan.able, setDone);
    const said = own.done(mended);
    showToast(refused === 0 ? { message: said } : { message: words.mending.partly(said, refused), tone: 'bad' });
    onClose();
  };
  return (
    <RunDialog
      title={words.mending.title(words.kinds[leak.kind].name)}
      words={{ cancel: words.mending.cancel, run: own.act }}
      isRunFirst
      isDisabled={!mayRun}
      onRun={() => void run()}
      onClose={onClose}
    >
      {plan.able.length > 0 ? <p>{own.will(plan.able.length)}</p> : <p>{words.mending.nothing}</p>}
      {done !== null && <Progress label={words.mending.progress} done={done} total={plan.able.length} />}
      <LeftList left={plan.left} />
    </RunDialog>
  );
}

function LeftList({ left }: { left: MendPlan['left'] }) {
  const words = useWords().ledger.mending;
  if (left.length === 0) return null;
  return (
    <div className={styles.left}>
      <h3>{words.left}</h3>
      <ul>
        {left.slice(0, shownLeft).map(({ lead, why }) => (
          <li key={lead.id}>{words.leftOf(leadName(lead), words.refusals[why])}</li>
        ))}
        {left.length > shownLeft && <li className="t3">{words.more(left.length - shownLeft)}</li>}
      </ul>
    </div>
  );
}

/** What the rules of mending ask about, as of when it was opened. */
export const useMendFacts = (): MendFacts => {
  const { db, now } = useDesk();
  const { users, leads, handoffs } = useWholeCache();
  const reminders = useLiveQuery(() => db.salesReminders.toArray(), [db]);
  const [at] = useState(now);
  return useMemo(
    () => ({ users, leads: [...leads.values()], handoffs: [...handoffs.values()], reminders: reminders ?? [], now: at }),
    [users, leads, handoffs, reminders, at],
  );
};
