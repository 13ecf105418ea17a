import { z } from 'zod';
import { count, id, instant, line } from '../domain/fields.ts';
import { consent } from '../domain/lead.ts';
import { stage } from '../domain/stage.ts';

/** Whom a request is about. */
export const subjectOfRequest = z.object({ who: line.min(3).describe('A mail address or a telephone number.') });

export const foundLead = z.object({ id, name: line, stage, campaignId: id.nullable(), arrivedAt: instant, consent });
export type FoundLead = z.infer<typeof foundLead>;
export const foundLeads = z.object({ leads: z.array(foundLead) });

export const erasedLeads = z.object({ leadIds: z.array(id) });

/** What was asked for, and people who were erased and have come in again. */
export const listedRequests = z.object({
  requests: z.array(z.object({ id, kind: z.enum(['found', 'exported', 'erased']), leads: count, reason: line, byId: id, at: instant })),
  returned: z.array(z.object({ leadId: id, erasedAt: instant, returnedAt: instant })),
});
export type ListedRequests = z.infer<typeof listedRequests>;
