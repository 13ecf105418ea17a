import { z } from 'zod';
import type { Touch } from './call.ts';
import { type LeadSource, leadSource } from './lead.ts';
import type { Stage } from './stage.ts';

type WhatIsKnown = { firstName: string; lastName: string; email: string | null; phones: readonly unknown[]; companyName: string };

/** How much is known of who comes in: nobody yet, a name alone, a mail or number to reach them by, a number and their company. */
export const knownKinds = ['nobody', 'name', 'reachable', 'numberAndCompany'] as const;
export type KnownKind = (typeof knownKinds)[number];

/** Stages at which somebody can come in. */
export const entryStageNames = ['touch', 'contact', 'lead', 'working'] as const;
export type EntryStage = (typeof entryStageNames)[number];

/** The stage that each source earns, by what is known; a center may change every cell. */
export const entryStageTable = z.record(leadSource, z.record(z.enum(knownKinds), z.enum(entryStageNames)));
export type EntryStages = z.infer<typeof entryStageTable>;

const whoAsked = { nobody: 'touch', name: 'contact', reachable: 'lead', numberAndCompany: 'lead' } as const;
const whoWasThere = { nobody: 'touch', name: 'contact', reachable: 'contact', numberAndCompany: 'lead' } as const;

/**
 * The rule of a new center (DOMAIN: the refinery). Somebody who asked, or was recommended, is a lead when they can be reached;
 * a scanned badge or a bought name is a contact; a row that only says that somebody was there is a touch.
 */
export const defaultEntryStages: EntryStages = {
  tradeShow: whoWasThere,
  webForm: whoAsked,
  inquiry: whoAsked,
  referral: whoAsked,
  prospecting: whoWasThere,
  import: whoWasThere,
};

const knownKindOf = ({ firstName, lastName, email, phones, companyName }: WhatIsKnown): KnownKind => {
  if (phones.length > 0 && companyName !== '') return 'numberAndCompany';
  if (phones.length > 0 || email !== null) return 'reachable';
  return `${firstName}${lastName}` === '' ? 'nobody' : 'name';
};

/** The stage a source earns by the center's table; null or left out: by that of a new center. */
export const entryStage = (source: LeadSource, known: WhatIsKnown, table?: EntryStages | null): Stage =>
  (table ?? defaultEntryStages)[source][knownKindOf(known)];

const touchKinds: Record<LeadSource, Touch['kind']> = {
  tradeShow: 'badgeScan',
  webForm: 'inquiry',
  inquiry: 'inquiry',
  referral: 'referral',
  prospecting: 'import',
  import: 'import',
};

/** The kind of first touch that a source stands for. */
export const sourceTouchKind = (source: LeadSource): Touch['kind'] => touchKinds[source];
