import { changedLead, noNextAction, stepStage } from '../../shared/commands/lead-changes.ts';
import type { FilePlace } from './files.ts';
import { handoffSteps } from './handoff-steps.ts';
import type { LeadPlan } from './lead-plan.ts';
import { makeCall } from './make-call.ts';
import { leadOfTeam, sampleUser } from './people.ts';
import type { Random } from './random.ts';
import { contextOf, leadOf, openStory, perform, putRow, rescore, rowsOf, type Story } from './story.ts';
import { addTouch, takeIn, teamLeadOf } from './take-in.ts';
import type { World } from './world.ts';

export type Step = { at: number; take: () => void };

type Surroundings = { file: FilePlace; contactsAtCompany: number };

/** Lets a plan happen, step by step in order of time, by the product's own commands. */
export const playLead = (world: World, random: Random, plan: LeadPlan, { file, contactsAtCompany }: Surroundings): Story => {
  const story = openStory(world, random, { company: plan.company, contactsAtCompany, leadId: random.uuid(plan.arrivedAt) });
  takeIn(story, plan, file);
  const steps = stepsOf(story, plan).sort((a, b) => a.at - b.at);
  for (const { take } of steps) take();
  if (plan.brief.more.hasNoNextAction) forgetNextAction(story);
  rescore(story, world.now);
  return story;
};

const stepsOf = (story: Story, plan: LeadPlan): Step[] => {
  const { brief, assignedAt, calls, handoff, settledAt, postponed } = plan;
  const steps: Step[] = plan.touches
    .filter(({ happenedAt }) => happenedAt > plan.arrivedAt)
    .map((touch) => ({ at: touch.happenedAt, take: () => addTouch(story, plan, touch) }));
  const { formerRepId, formerCalls = 0 } = brief.more;
  if (assignedAt !== null)
    steps.push({ at: assignedAt, take: () => assign(story, formerRepId ?? brief.ownerId, assignedAt, 'New lead dealt out') });
  const movedAt = calls[formerCalls] ? calls[formerCalls].at - 60_000 : undefined;
  if (formerRepId && movedAt) steps.push({ at: movedAt, take: () => assign(story, brief.ownerId, movedAt, 'Load evened out') });
  for (const call of calls) steps.push({ at: call.at, take: () => makeCall(story, plan, call) });
  if (handoff) steps.push(...handoffSteps(story, plan, handoff));
  if (postponed) steps.push({ at: postponed.at, take: () => postpone(story, plan, postponed) });
  if (settledAt !== null) steps.push({ at: settledAt, take: () => settle(story, plan, settledAt) });
  return steps;
};

/** One move per team and hour, as team leads deal leads out by the handful. */
const assign = (story: Story, toId: string | null, at: number, reason: string): void => {
  const lead = leadOf(story);
  const by = sampleUser(leadOfTeam[toId ? (sampleUser(toId).teamId ?? '') : lead.teamId] ?? 'ruth');
  const moveId = `move-${by.id}-${Math.floor(at / 3_600_000)}`;
  perform(story, 'reassignLeads', { kind: 'hand', moveId, moves: [{ leadId: lead.id, toId, fromId: lead.ownerId }], reason }, by, at);
};

/** More leads than hands: the first call is planned for a day that has room. */
const postpone = (story: Story, plan: LeadPlan, { at, until }: NonNullable<LeadPlan['postponed']>): void => {
  const { id, ownerId } = leadOf(story);
  perform(story, 'postponeLead', { leadId: id, until, reason: '' }, ownerId ? sampleUser(ownerId) : teamLeadOf(plan), at);
};

/** What ends the work on a lead without a call. */
const settle = (story: Story, plan: LeadPlan, at: number): void => {
  const { brief } = plan;
  const lead = leadOf(story);
  const by = teamLeadOf(plan);
  for (const { id, state } of rowsOf(story, 'callbacks')) {
    if (state === 'open') perform(story, 'closeCallback', { callbackId: id, leadId: lead.id, as: 'cancelled' }, by, at);
  }
  if (brief.fate === 'merged') mergeAway(story, plan, at);
  else perform(story, 'changeStage', { leadIds: [lead.id], event: 'keepInformed', reasonCode: 'timingFar', revisit: null }, by, at);
};

/** The same person had come in before; the other lead carries on. */
const mergeAway = (story: Story, plan: LeadPlan, at: number): void => {
  const context = contextOf(story, teamLeadOf(plan), at);
  const { lead, change } = stepStage(leadOf(story), 'merge', context, { reasonCode: 'duplicate', note: 'Entered twice, same number' });
  putRow(story, 'leads', changedLead(lead, noNextAction, context));
  if (change) putRow(story, 'stageChanges', change);
};

/** A leak: came from elsewhere without a plan, and nobody has looked since. */
const forgetNextAction = (story: Story): void => {
  for (const callback of rowsOf(story, 'callbacks')) {
    if (callback.state === 'open') putRow(story, 'callbacks', { ...callback, state: 'cancelled', closedAt: leadOf(story).updatedAt });
  }
  putRow(story, 'leads', { ...leadOf(story), ...noNextAction, revisitOn: null });
};
