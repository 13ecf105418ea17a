import { localClock } from '../../shared/domain/zone.ts';
import type { LeadPlan } from './lead-plan.ts';
import { revisitInstant } from './make-call.ts';
import { sampleUser } from './people.ts';
import type { Step } from './play.ts';
import { perform, rescore, type Story } from './story.ts';

/** Handing off, the answer of sales, and what came of it. */
export const handoffSteps = (story: Story, plan: LeadPlan, handoff: Handoff): Step[] => {
  const handoffId = story.random.uuid(handoff.at);
  const rep = sampleUser(plan.brief.ownerId ?? 'mara');
  const sales = sampleUser(handoff.salespersonId);
  const { salespersonId, promise, answeredAt, closedAt } = handoff;
  const args = { handoffId, leadId: story.leadId, salespersonId, routing: [...handoff.routing], promise };
  const steps: Step[] = [
    {
      at: handoff.at,
      take: () => {
        rescore(story, handoff.at);
        perform(story, 'handOffLead', args, rep, handoff.at);
      },
    },
  ];
  if (answeredAt !== null)
    steps.push({
      at: answeredAt,
      take: () => perform(story, 'answerHandoff', answerOf(story, plan, handoffId, handoff), sales, answeredAt),
    });
  if (closedAt !== null)
    steps.push({
      at: closedAt,
      take: () => perform(story, 'recordOutcome', outcomeOf(story, handoff, handoffId, closedAt), sales, closedAt),
    });
  return steps;
};

type Handoff = NonNullable<LeadPlan['handoff']>;

const answerOf = (story: Story, plan: LeadPlan, handoffId: string, { answer, rejectReason, answerNote, revisitOn }: Handoff) => {
  const reason = story.world.settings.rejectReasons.find(({ code }) => code === rejectReason);
  return {
    handoffId,
    answer: answer === 'rejected' ? ('rejected' as const) : ('accepted' as const),
    rejectReason,
    note: answerNote,
    backTo: reason?.backTo ?? null,
    revisit: reason?.backTo === 'nurture' ? { on: revisitOn, at: revisitInstant(story, plan, revisitOn) } : null,
  };
};

const outcomeOf = ({ world }: Story, { outcome, value, contractNumber, lostReason }: Handoff, handoffId: string, at: number) => {
  const closedOn = localClock(at, world.settings.zone).day;
  return {
    handoffId,
    outcome:
      outcome === 'won'
        ? { kind: 'won' as const, closedOn, value: value * 100, currency: 'EUR', contractNumber }
        : { kind: 'lost' as const, closedOn, reason: lostReason ?? 'noDecision' },
  };
};
