import type { Answer } from '../../shared/domain/bantfo.ts';
import type { Touch } from '../../shared/domain/call.ts';
import type { CenterSettings } from '../../shared/domain/center-settings.ts';
import { defaultSettings } from '../../shared/domain/default-settings.ts';
import { type Handoff, newHandoff } from '../../shared/domain/handoff.ts';
import type { StageChange } from '../../shared/domain/history.ts';
import { type Lead, untouchedLead } from '../../shared/domain/lead.ts';
import type { Campaign, Company } from '../../shared/domain/people.ts';

/** Rows that are valid as they stand; a test says only what it is about: `aLead({ stage: 'working' })`. */

/** Tuesday 17 November 2026, 14:05 in Hamburg. */
export const builtAt = Date.parse('2026-11-17T13:05:00Z');

export const aLead = (over: Partial<Lead> = {}): Lead => ({
  ...untouchedLead(),
  id: 'lead-1',
  companyId: 'company-1',
  firstName: 'Ana',
  lastName: 'Keller',
  title: 'Plant manager',
  email: 'ana.keller@nordhaus.example',
  phones: [{ kind: 'work', number: '+498955500142', extension: null, asWritten: '089 5550 0142' }],
  language: 'de',
  street: '',
  city: 'Munich',
  region: '',
  postcode: '',
  country: 'DE',
  zones: ['Europe/Berlin'],
  zoneSource: 'city',
  campaignId: 'campaign-1',
  source: 'webForm',
  externalId: null,
  importId: null,
  importRow: null,
  teamId: 'team-1',
  ownerId: 'rep-1',
  assignedById: null,
  assignedAt: null,
  stage: 'working',
  stageSinceAt: builtAt,
  arrivedAt: builtAt,
  lastTouchAt: null,
  nextActionKind: null,
  nextActionAt: null,
  scoreModel: '12',
  consent: { phone: 'legitimateInterest', mail: 'unknown', recordedAt: null },
  doNotCall: false,
  custom: {},
  updatedAt: builtAt,
  ...over,
});

export const someSettings = (over: Partial<CenterSettings> = {}): CenterSettings => ({ ...defaultSettings, ...over });

export const aTouch = (over: Partial<Touch> = {}): Touch => ({
  id: 'touch-1',
  leadId: 'lead-1',
  kind: 'download',
  direction: 'in',
  title: 'Retrofit guide',
  detail: '',
  buyingPhase: null,
  campaignId: null,
  happenedAt: builtAt,
  durationMs: null,
  ...over,
});

export const anAnswer = (over: Partial<Answer> = {}): Answer => ({
  id: 'answer-1',
  leadId: 'lead-1',
  letter: 'B',
  state: 'favourable',
  value: {},
  words: '',
  attemptId: null,
  confidence: 'sure',
  authorId: 'rep-1',
  answeredAt: builtAt,
  ...over,
});

export const aCompany = (over: Partial<Company> = {}): Company => ({
  id: 'company-1',
  name: 'Nordhaus GmbH',
  domain: null,
  industry: '',
  employees: null,
  city: 'Munich',
  country: 'DE',
  isKeyAccount: false,
  salespersonId: null,
  matchKey: 'nordhaus',
  ...over,
});

export const aCampaign = (over: Partial<Campaign> = {}): Campaign => ({
  id: 'campaign-1',
  name: 'Retrofit guide, autumn',
  channel: 'search',
  startsOn: null,
  endsOn: null,
  cost: 3_100_000,
  currency: 'EUR',
  expectedLeads: 500,
  budget: null,
  ...over,
});

export const aStageChange = (over: Partial<StageChange> = {}): StageChange => ({
  id: 'change-1',
  leadId: 'lead-1',
  fromStage: 'lead',
  toStage: 'working',
  event: 'work',
  reasonCode: null,
  note: '',
  byId: 'rep-1',
  changedAt: builtAt,
  ...over,
});

export const aHandoff = (over: Partial<Handoff> = {}): Handoff => ({
  id: 'handoff-1',
  leadId: 'lead-1',
  repId: 'rep-1',
  salespersonId: 'sales-1',
  routing: [],
  package: {
    name: 'Ana Keller',
    title: 'Plant manager',
    companyName: 'Nordhaus GmbH',
    city: 'Munich',
    isKeyAccount: false,
    phones: [],
    email: null,
    campaignName: '',
    promise: '',
    answers: [],
    score: 74,
    scoreLines: [],
    scoreModel: '12',
    note: '',
    noteBy: '',
    scriptName: '',
    scriptAnswers: [],
    attempts: 0,
    connects: 0,
    firstAttemptAt: null,
    lastAttemptAt: null,
    touches: 0,
    firstTouchAt: null,
  },
  handedOffAt: builtAt,
  answerDueAt: builtAt + 3 * 86_400_000,
  ...newHandoff,
  number: 'H-00000001',
  history: [],
  ...over,
});
