import { useLocation, useParams } from 'wouter';
import { type Lead, leadName } from '../../shared/domain/lead.ts';
import type { QueueEntry } from '../../shared/domain/queue.ts';
import { useWholeCache } from '../data/desk.ts';
import { useIntents } from '../data/intents.ts';
import { CallScreen, type NextLead } from '../features/call/call-screen.tsx';
import { useQueue } from '../features/queue/use-queue.ts';

/** The call screen at its place: the lead of the path, else the head of the queue, and who comes after. */
export function CallPlace() {
  const { leadId: named } = useParams<{ leadId?: string }>();
  const [, navigate] = useLocation();
  const { companies } = useWholeCache();
  const { ask } = useIntents();
  const queue = useQueue();
  const callable = queue?.callable ?? [];
  const leadId = named ?? callable[0]?.lead.id;
  const at = callable.findIndex(({ lead }) => lead.id === leadId);
  const after = callable.find(({ lead }) => lead.id !== leadId) ?? queue?.later.find(({ lead }) => lead.id !== leadId);
  const nextOf = ({ lead, availableAt }: QueueEntry<Lead>): NextLead => ({
    leadId: lead.id,
    name: leadName(lead),
    companyName: companies.get(lead.companyId ?? '')?.name ?? '',
    at: availableAt !== null && queue && availableAt > queue.now ? availableAt : null,
  });
  const next = after && nextOf(after);
  return (
    <CallScreen
      leadId={leadId}
      place={at >= 0 ? { at: at + 1, of: callable.length } : undefined}
      next={next}
      onNextLead={() => navigate(next && next.at === null ? `/call/${next.leadId}` : '/call', { replace: true })}
      onOpenLead={(id) => navigate(`/call/${id}`)}
      onOpenToday={() => navigate('/today')}
      onHandOff={(id) => {
        ask({ handOffLeadId: id });
        navigate('/handoffs');
      }}
    />
  );
}
