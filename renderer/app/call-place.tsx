import { useEffect, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { leadName } from '../../shared/domain/lead.ts';
import { useWholeCache } from '../data/desk.ts';
import { useIntents } from '../data/intents.ts';
import { CallScreen, type NextLead } from '../features/call/call-screen.tsx';
import { useRunningCall } from '../features/call/use-running-call.ts';
import { CorrectDialog } from '../features/leads/correct-dialog.tsx';
import type { ArrangedQueue } from '../features/queue/arrange-queue.ts';
import { useNextFromPool } from '../features/queue/use-next-from-pool.ts';
import { useArrangedQueue } from '../features/queue/use-queue-view.ts';

/**
 * The call screen at its place: the lead of the path and who comes after. Without a lead in the path it goes to the call that
 * runs, else to the head of the queue, and stays there: dialling changes the queue's order, never the lead on the screen.
 */
export function CallPlace() {
  const { leadId } = useParams<{ leadId?: string }>();
  const [, navigate] = useLocation();
  const [lastDone, setLastDone] = useState<string>();
  const [correctedId, setCorrectedId] = useState<string | null>(null);
  const { companies } = useWholeCache();
  const { ask } = useIntents();
  const running = useRunningCall();
  const queue = useArrangedQueue();
  const callable = queue?.callable ?? [];
  const head = callable.find(({ lead }) => lead.id !== lastDone)?.lead.id;
  const first = running && running !== lastDone ? running : head;
  const isReading = running === undefined || queue === null;
  useEffect(() => {
    if (!leadId && !isReading && first) navigate(`/call/${first}`, { replace: true });
  }, [leadId, isReading, first, navigate]);
  const pooled = useNextFromPool(leadId, queue);
  if (!leadId && (isReading || first)) return null;
  const at = callable.findIndex(({ lead }) => lead.id === leadId);
  const after = callable.find(({ lead }) => lead.id !== leadId) ?? queue?.later.find(({ lead }) => lead.id !== leadId);
  const nextOf = ({ lead, availableAt }: ArrangedQueue['callable'][number]): NextLead => ({
    leadId: lead.id,
    name: leadName(lead),
    companyName: companies.get(lead.companyId ?? '')?.name ?? '',
    at: availableAt !== null && queue && availableAt > queue.now ? availableAt : null,
  });
  const following = pooled ?? after;
  const next = following && nextOf(following);
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
