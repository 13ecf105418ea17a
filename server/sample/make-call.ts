import { chooseScript } from '../../shared/domain/choose-script.ts';
import { dialNumber } from '../../shared/domain/lead.ts';
import { segmentsById } from '../../shared/domain/segment.ts';
import { instantToWall, localClock, minuteOfDay } from '../../shared/domain/zone.ts';
import type { CallPlan, LeadPlan } from './lead-plan.ts';
import { sampleUser } from './people.ts';
import type { Random } from './random.ts';
import { leadOf, perform, rowsOf, type Story } from './story.ts';
import { walkScript } from './walk-script.ts';
import { isContact } from './word-calls.ts';

/** One call from dialling to its disposition, with what was said and noted in between. */
export const makeCall = (story: Story, plan: LeadPlan, call: CallPlan): void => {
  const { world, random } = story;
  const by = sampleUser(call.repId);
  const lead = leadOf(story);
  const zone = lead.zones[0] ?? world.settings.zone;
  const attemptId = random.uuid(call.at);
  const campaign = world.campaigns.find(({ id }) => id === lead.campaignId);
  const script = chooseScript(world.scripts, lead, campaign, by.languages);
  const assignmentGeneration = lead.assignmentGeneration;
  const localHour = localClock(call.at, zone).hour;
  const { number = '', extension = null } = dialNumber(lead) ?? {};
  perform(
    story,
    'startAttempt',
    {
      attemptId,
      leadId: lead.id,
      number: number ?? '',
      extension,
      scriptId: script?.id ?? null,
      localHour,
      assignmentGeneration,
      overrideReason: null,
      overriddenRule: null,
      fence: null,
    },
    by,
    call.at,
  );
  const endedAt = call.at + call.ringMs + call.talkMs;
  call.answers.forEach((answer, turn) => {
    const at = call.at + call.ringMs + Math.round((call.talkMs * (turn + 1)) / (call.answers.length + 1));
    const confidence = random.weighted([
      ['sure', 6],
      ['likely', 3],
      ['guess', 1],
    ] as const);
    perform(story, 'recordAnswer', { answerId: random.uuid(at), leadId: lead.id, attemptId, confidence, ...answer }, by, at);
  });
  if (call.note) {
    const at = endedAt + Math.round(call.wrapUpMs / 2);
    perform(story, 'writeNote', { noteId: random.uuid(at), leadId: lead.id, attemptId, body: call.note, revision: 1 }, by, at);
  }
  const { name: centerName, currency, bantfo } = world.settings;
  const segments = {
    lead,
    company: story.company.row,
    touches: rowsOf(story, 'touches'),
    now: call.at,
    byId: segmentsById(world.settings.segments),
  };
  const speaking = { lead, plan, repName: by.name, centerName, horizonMonths: bantfo.horizonMonths, currency, zone, segments };
  const outcomeAt = endedAt + call.wrapUpMs;
  perform(
    story,
    'recordDisposition',
    {
      attemptId,
      leadId: lead.id,
      talkMs: call.talkMs,
      wrapUpMs: call.wrapUpMs,
      scriptId: script?.id ?? null,
      scriptPath: script && isContact(call.code) ? walkScript(random, script, call, speaking) : [],
      assignmentGeneration,
      reasonCode: call.reasonCode,
      dispositionCode: call.code,
      endedAt,
      callback: call.callback && promisedTime(random, call.callback, zone, outcomeAt),
      revisit: call.revisitOn ? { on: call.revisitOn, at: revisitInstant(story, plan, call.revisitOn) } : null,
      lastSaid: call.lastSaid,
    },
    by,
    outcomeAt,
  );
};

const promisedTime = (random: Random, { dueAt, promise, isPersonal }: NonNullable<CallPlan['callback']>, zone: string, at: number) => ({
  callbackId: random.uuid(at),
  wall: instantToWall(dueAt, zone),
  zone,
  dueAt,
  promise,
  isPersonal,
});

/** From when a lead may be called on the day it rests until. */
export const revisitInstant = ({ world }: Story, { place }: LeadPlan, day: string): number =>
  world.floor.promisable(place, minuteOfDay(day, 0, place.zones[0] ?? world.settings.zone, 'later'));
