import { type Attempt, type Callback, isCounted, type Touch } from '../../shared/domain/call.ts';
import type { CampaignCost } from '../../shared/domain/campaign-cost.ts';
import { defaultDispositions } from '../../shared/domain/default-dispositions.ts';
import { defaultSettings } from '../../shared/domain/default-settings.ts';
import type { Handoff } from '../../shared/domain/handoff.ts';
import type { StageChange } from '../../shared/domain/history.ts';
import { type Lead, leadSources } from '../../shared/domain/lead.ts';
import type { Campaign, User } from '../../shared/domain/people.ts';
import type { Segment } from '../../shared/domain/segment.ts';
import { isRefusal, nextStage, type Stage, stageEvents } from '../../shared/domain/stage.ts';
import type { Row, TableName } from '../../shared/tables.ts';
import { aHandoff, aLead, aTouch } from '../builders/domain.ts';
import { aUser } from '../builders/people.ts';
import type { Random } from '../simulation/random.ts';

const dayMs = 86_400_000;
/** Around both changes of the clocks of 2026 in Berlin and in Denver. */
const firstDay = Date.UTC(2026, 1, 20);
const days = 280;
export const centerAt = firstDay + days * dayMs;

export type RandomCenter = { [T in TableName]?: Row<T>[] };

/** A center as life may leave it: leads on any way through the stages, re-handed, dated before they came, without campaign or country. */
export const aRandomCenter = (random: Random, id: (what: string) => string): RandomCenter => {
  const { pick, below, chance } = random;
  const users = peopleOf(id);
  const reps = users.filter(({ role }) => role === 'rep').map((user) => user.id);
  const sellers = users.filter(({ role }) => role === 'salesperson').map((user) => user.id);
  const campaigns = Array.from({ length: below(4) }, (_, at) => aCampaignOf(random, id(`campaign-${at}`)));
  const leads: Lead[] = [];
  const changes: StageChange[] = [];
  const handoffs: Handoff[] = [];
  const attempts: Attempt[] = [];
  const callbacks: Callback[] = [];
  const touches: Touch[] = [];
  const count = below(40);
  for (let at = 0; at < count; at += 1) {
    const leadId = id(`lead-${String(at).padStart(3, '0')}`);
    const arrivedAt = firstDay + below(days * dayMs);
    const ownerId = chance(0.85) ? pick(reps) : null;
    const walk = aWalk(random, leadId, arrivedAt, ownerId ?? pick(reps));
    changes.push(...walk.changes);
    const calls = Array.from({ length: below(5) }, (_, call) =>
      aCallOf(random, { id: `${leadId}.call-${call}`, leadId, userId: pick(reps), arrivedAt }),
    );
    attempts.push(...calls);
    for (let handed = 0; handed < walk.handoffs; handed += 1) {
      handoffs.push(
        aHandoffOf(random, {
          id: `${leadId}.handoff-${handed}`,
          leadId,
          repId: ownerId ?? pick(reps),
          salespersonId: pick(sellers),
          arrivedAt,
        }),
      );
    }
    if (chance(0.2)) callbacks.push(aCallbackOf(random, `${leadId}.callback`, leadId, pick(reps), arrivedAt));
    for (let touched = below(3); touched > 0; touched -= 1)
      touches.push(aTouch({ id: `${leadId}.touch-${touched}`, leadId, happenedAt: centerAt - below(120 * dayMs) }));
    const counted = calls.filter(isCounted);
    const started = counted.map(({ startedAt }) => startedAt);
    leads.push(
      aLead({
        id: leadId,
        companyId: null,
        campaignId: campaigns.length > 0 && chance(0.8) ? pick(campaigns).id : null,
        source: pick(leadSources),
        country: chance(0.8) ? pick(['DE', 'US', 'SE']) : null,
        teamId: id('team-1'),
        ownerId,
        stage: walk.stage,
        stageSinceAt: walk.sinceAt,
        arrivedAt,
        attempts: counted.length,
        connects: counted.filter(({ isConnect }) => isConnect).length,
        firstAttemptAt: started.length > 0 ? Math.min(...started) : null,
        lastAttemptAt: started.length > 0 ? Math.max(...started) : null,
        lastTouchAt: chance(0.5) ? arrivedAt + below(60 * dayMs) : null,
        nextActionKind: chance(0.7) ? 'call' : null,
        nextActionAt: chance(0.7) ? centerAt + below(dayMs) : null,
        custom: chance(0.6) ? { origin: pick(['organic', 'paid', 'ünknown']) } : {},
      }),
    );
  }
  const costs = campaigns.flatMap((campaign) => (chance(0.6) ? [aCostOf(random, campaign.id, id)] : []));
  const settings = {
    ...defaultSettings,
    id: 'center',
    zone: pick(['Europe/Berlin', 'America/Denver', 'UTC', 'America/Havana', 'Australia/Lord_Howe']),
    segments: segmentsOf(random),
    measures: { monthlyCost: chance(0.7) ? below(5_000_000) : null, monthlySales: chance(0.7) ? below(30) : null },
  };
  return {
    settings: [settings],
    teams: [{ id: id('team-1'), name: 'North' }],
    users,
    campaigns,
    campaignCosts: costs,
    dispositions: [...defaultDispositions],
    leads,
    stageChanges: changes,
    handoffs,
    attempts,
    callbacks,
    touches,
  };
};

/** Some that overlap, ask of touches and of one another, and say how long somebody may go without a word. */
const segmentsOf = ({ chance, below }: Random): Segment[] => {
  const silence = () => (chance(0.5) ? 1 + below(60) : null);
  const all: Segment[] = [
    {
      id: 'touched',
      label: 'Touched of late',
      rule: { kind: 'touch', touch: null, withinDays: 30, atLeast: 1 },
      maxSilenceDays: silence(),
    },
    { id: 'german', label: 'German', rule: { kind: 'lead', field: 'country', op: 'is', values: ['DE'] }, maxSilenceDays: silence() },
    {
      id: 'both',
      label: 'Both',
      rule: {
        kind: 'all',
        of: [
          { kind: 'segment', segmentId: 'touched' },
          { kind: 'segment', segmentId: 'german' },
        ],
      },
      maxSilenceDays: silence(),
    },
  ];
  return chance(0.8) ? all : [];
};

const peopleOf = (id: (what: string) => string): User[] =>
  (['rep', 'rep', 'salesperson', 'salesperson', 'manager'] as const).map((role, at) =>
    aUser({ id: id(`person-${at}`), name: `Person ${at}`, role, teamId: role === 'rep' ? id('team-1') : null }),
  );

const aCampaignOf = ({ below, chance, pick }: Random, id: string): Campaign => ({
  id,
  name: id,
  channel: 'search',
  startsOn: chance(0.5) ? '2026-03-01' : null,
  endsOn: chance(0.5) ? '2026-11-15' : null,
  cost: below(1_000_000),
  currency: pick(['EUR', 'EUR', 'USD']),
  expectedLeads: below(100),
  budget: null,
});

const aCostOf = ({ below }: Random, campaignId: string, id: (what: string) => string): CampaignCost => ({
  id: `${campaignId}.cost`,
  campaignId,
  startsOn: '2026-03-15',
  endsOn: '2026-10-31',
  amount: below(999_999),
  what: 'ads',
  fileName: null,
  enteredById: id('person-4'),
  enteredAt: firstDay,
  removedAt: null,
});

/** Some steps that the state machine allows. */
const aWalk = ({ below, pick, chance }: Random, leadId: string, arrivedAt: number, byId: string) => {
  let stage: Stage = pick(['touch', 'contact', 'lead', 'working'] as const);
  let sinceAt = arrivedAt;
  let handoffs = 0;
  const changes: StageChange[] = [];
  for (let step = below(8); step > 0; step -= 1) {
    const event = chance(0.6) ? pick(['work', 'qualify', 'handOff', 'accept', 'win'] as const) : pick(stageEvents);
    const next = nextStage(stage, event);
    if (isRefusal(next)) continue;
    sinceAt += below(20 * dayMs);
    if (next === 'handedOff') handoffs += 1;
    const change = { id: `${leadId}.change-${step}`, leadId, fromStage: stage, toStage: next, event, reasonCode: null, note: '' };
    changes.push({ ...change, byId, changedAt: sinceAt });
    stage = next;
  }
  return { stage, sinceAt, changes, handoffs };
};

type Of = { id: string; leadId: string; arrivedAt: number };

const aCallOf = ({ below, pick, chance }: Random, { id, leadId, userId, arrivedAt }: Of & { userId: string }): Attempt => {
  const disposition = pick(defaultDispositions);
  // Some are dated before the lead was taken in.
  const startedAt = arrivedAt + below(40 * dayMs) - (chance(0.1) ? 2 * dayMs : 0);
  // A few were none of their lead's: their outcome stays as it was said, and they count nowhere, unless that was the mistake.
  const takenBack = chance(0.2) ? { at: startedAt + 2 * dayMs, byId: userId } : null;
  const voided = chance(0.1) ? { at: startedAt + below(dayMs), byId: userId, reason: 'Dialled by mistake', undo: null, takenBack } : null;
  return {
    id,
    leadId,
    userId,
    number: '+49',
    startedAt,
    endedAt: startedAt + 60_000,
    talkMs: below(600_000),
    wrapUpMs: 0,
    dispositionCode: chance(0.95) ? disposition.id : null,
    isConnect: disposition.isConnect && isCounted({ voided }),
    reasonCode: null,
    scriptId: null,
    scriptPath: [],
    localHour: chance(0.9) ? below(24) : null,
    assignmentGeneration: 0,
    isFromFormerOwner: false,
    overrideReason: null,
    overriddenRule: null,
    fence: null,
    mayBeDouble: false,
    undo: null,
    loggedAt: null,
    voided,
    extension: null,
  };
};

const aHandoffOf = (
  { below, pick, chance }: Random,
  { id, leadId, repId, salespersonId, arrivedAt }: Of & { repId: string; salespersonId: string },
): Handoff => {
  const handedOffAt = arrivedAt + below(60 * dayMs);
  const answer = pick(['waiting', 'accepted', 'accepted', 'rejected'] as const);
  const outcome = answer === 'accepted' ? pick(['open', 'won', 'won', 'lost'] as const) : 'open';
  return {
    ...aHandoff({ id, leadId, repId, salespersonId, handedOffAt, answer, outcome }),
    answerDueAt: handedOffAt + 3 * dayMs,
    askedAt: answer === 'waiting' && chance(0.4) ? handedOffAt + below(8 * dayMs) : null,
    answeredAt: answer === 'waiting' ? null : handedOffAt + below(5 * dayMs),
    rejectReason: answer === 'rejected' && chance(0.8) ? pick(defaultSettings.rejectReasons).code : null,
    // Some deals are dated before the lead came.
    closedAt: outcome === 'open' ? null : handedOffAt + below(90 * dayMs) - (chance(0.15) ? 100 * dayMs : 0),
    value: outcome === 'won' ? below(9_999_999) : null,
    currency: outcome === 'won' ? pick(['EUR', 'EUR', 'USD', null]) : null,
  };
};

const aCallbackOf = ({ below, pick }: Random, id: string, leadId: string, userId: string, arrivedAt: number): Callback => {
  const dueAt = arrivedAt + below(100 * dayMs);
  const state = pick(['open', 'kept', 'moved', 'cancelled'] as const);
  return {
    id,
    leadId,
    userId,
    createdById: userId,
    wall: '2026-11-18T10:00',
    zone: 'Europe/Berlin',
    dueAt,
    promise: '',
    state,
    createdAt: arrivedAt,
    closedAt: state === 'open' ? null : dueAt + below(2 * dayMs) - dayMs,
  };
};
