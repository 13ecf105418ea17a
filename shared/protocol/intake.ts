import { z } from 'zod';
import { count, id, instant, line } from '../domain/fields.ts';
import { leadSource } from '../domain/lead.ts';

/** Ways in: a key for HTTP, a web form, a folder into which files are dropped. */
export const intakeKinds = ['api', 'form', 'folder'] as const;
export type IntakeKind = (typeof intakeKinds)[number];

/** What a web form asks and says. */
export const formSettings = z.object({
  heading: line.default(''),
  thanks: line.default(''),
  /** Taken in only once the person has pressed the link that was mailed to them. */
  isConfirmed: z.boolean().default(false),
});

export const listedKey = z.object({
  id,
  campaignId: id,
  teamId: id,
  kind: z.enum(intakeKinds),
  name: line,
  source: leadSource,
  form: formSettings,
  createdById: id,
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  /** Leads that came in by it and people who were here already. */
  takenIn: count,
});
export type ListedKey = z.infer<typeof listedKey>;

export const madeKey = listedKey.extend({ token: line.nullable().describe('Shown this once; null for forms and folders.') });
export type MadeKey = z.infer<typeof madeKey>;

export const newKey = listedKey
  .pick({ campaignId: true, teamId: true, kind: true, source: true })
  .extend({ name: line.min(1), form: formSettings.default({ heading: '', thanks: '', isConfirmed: false }) });
export type NewKey = z.infer<typeof newKey>;
