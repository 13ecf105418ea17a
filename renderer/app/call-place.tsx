import { useEffect, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { type Lead, leadName } from '../../shared/domain/lead.ts';
import type { QueueEntry } from '../../shared/domain/queue.ts';
import { useWholeCache } from '../data/desk.ts';
import { useIntents } from '../data/intents.ts';
import { CallScreen } from '../features/call/call-screen.tsx';
import { useFinishing } from '../features/call/finishing.ts';
import type { FollowingLead } from '../features/call/following-lead.ts';
import { comesNext, usePrepared } from '../features/call/prepared.ts';
import { useRunningCall } from '../features/call/use-running-call.ts';
import { CorrectDialog } from '../features/leads/correct-dialog.tsx';
import { useNextFromPool } from '../features/queue/use-next-from-pool.ts';
import { useArrangedQueue } from '../features/queue/use-queue-view.ts';

/**
 * So many leads are read before their turn: a hand quicker than the disk still meets a lead that is there. On a slow disk the outcome
 * of the last call is written for longer than the next one rings.
 */
const readAhead = 3;

/**
 * The call screen at its place: the lead of the path and who comes after. Without a lead in the path it goes to the call that
 * runs, else to the head of the queue, and stays there: dialling changes the queue's order, never the lead on the screen.
 */
export function CallPlace() {
  const { leadId } = useParams<{ leadId?: string }>();
  const [, navigate] = useLocation();
  /** Whose outcome was given last: its call is over, though the rows at hand may say otherwise for another moment. */
  const [lastDone, setLastDone] = useState<string>();
  const [correctedId, setCorrectedId] = useState<string | null>(null);
  const { companies } = useWholeCache();
  const { ask } = useIntents();
  const running = useRunningCall();
  const queue = useArrangedQueue();
  const finishing = useFinishing(({ leadIds }) => leadIds);
  const prepared = usePrepared(({ leadIds }) => leadIds);
  const callable = queue?.callable ?? [];
  const isDone = (id: string): boolean => id === lastDone || finishing.has(id);
  const head = callable.find(({ lead }) => !isDone(lead.id))?.lead.id;
  const first = running && !isDone(running) ? running : head;
  const isReading = running === undefined || queue === null;
  useEffect(() => {
    if (!leadId && !isReading && first) navigate(`/call/${first}`, { replace: true });
  }, [leadId, isReading, first, navigate]);
  const pooled = useNextFromPool(leadId, queue);
  if (!leadId && (isReading || first)) return null;
  const at = callable.findIndex(({ lead }) => lead.id === leadId);
  const isAfter = ({ lead }: QueueEntry<Lead>): boolean => lead.id !== leadId && !finishing.has(lead.id);
  const after = callable.find(isAfter) ?? queue?.later.find(isAfter);
  const nextOf = ({ lead, availableAt }: QueueEntry<Lead>): FollowingLead => ({
    leadId: lead.id,
    name: leadName(lead),
    companyName: companies.get(lead.companyId ?? '')?.name ?? '',
    at: availableAt !== null && queue && availableAt > queue.now ? availableAt : null,
  });
  const wanted = pooled ?? after;
  const following = pooled ?? comesNext(after, callable.filter(isAfter), prepared);
  const next = following && nextOf(following);
  const ahead = [wanted, ...callable.filter(isAfter).slice(0, readAhead)].flatMap((entry) => entry?.lead.id ?? []);
  const goOn = () => {
    setLastDone(leadId);
    navigate(next && next.at === null ? `/call/${next.leadId}` : '/call', { replace: true });
  };
  return (
    <>
      <CallScreen
        leadId={leadId}
        place={at >= 0 ? { at: at + 1, of: callable.length } : undefined}
        next={next}
        aheadIds={[...new Set(ahead)].slice(0, readAhead)}
        onNextLead={goOn}
        onOpenLead={(id) => navigate(`/call/${id}`)}
        onOpenToday={() => navigate('/today')}
        onCorrect={setCorrectedId}
        onHandOff={(id) => {
          ask({ handOffLeadId: id });
          navigate('/handoffs');
        }}
      />
      {correctedId && <CorrectDialog leadId={correctedId} onClose={() => setCorrectedId(null)} />}
    </>
  );
}
