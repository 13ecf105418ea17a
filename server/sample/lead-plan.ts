import type { Touch } from '../../shared/domain/call.ts';
import type { ZoneSource } from '../../shared/domain/lead.ts';
import type { WindowPlace } from '../../shared/domain/window-calendar.ts';
import type { SampleCampaign } from './campaigns.ts';
import type { CompanyProfile } from './companies.ts';
import type { HandoffBrief, LeadBrief } from './lead-brief.ts';
import type { SpokenAnswer } from './words/answers.ts';

/** A brief with its times and words: what happens with a lead, in order. */
export type LeadPlan = {
  brief: LeadBrief;
  company: CompanyProfile;
  campaign: SampleCampaign | null;
  place: WindowPlace;
  zoneSource: ZoneSource;
  arrivedAt: number;
  assignedAt: number | null;
  touches: readonly TouchPlan[];
  calls: readonly CallPlan[];
  handoff: (HandoffBrief & { at: number; answeredAt: number | null; closedAt: number | null; revisitOn: string }) | null;
  /** Working with the lead ends without a call: merged or kept informed. */
  settledAt: number | null;
  /** Put off by hand from one time to another. */
  postponed: { at: number; until: number } | null;
  isGerman: boolean;
};

export type TouchPlan = Omit<Touch, 'id' | 'leadId' | 'campaignId'>;

export type CallPlan = {
  repId: string;
  at: number;
  code: string;
  talkMs: number;
  ringMs: number;
  wrapUpMs: number;
  note: string | null;
  lastSaid: string;
  answers: readonly SpokenAnswer[];
  reasonCode: string | null;
  callback: { dueAt: number; promise: string; isPersonal: boolean } | null;
  revisitOn: string | null;
  /** A mail sent after the call. */
  sends: TouchPlan | null;
};
