import type { z } from 'zod';
import type { CenterSettings } from '../domain/center-settings.ts';
import { companyMatchKey } from '../domain/company-match.ts';
import { type DoNotCallIndex, doNotCallIndex, isBarred } from '../domain/do-not-call.ts';
import { id, line, text } from '../domain/fields.ts';
import { type Lead, lead, untouchedLead } from '../domain/lead.ts';
import { deriveZones } from '../domain/lead-zones.ts';
import type { Company } from '../domain/people.ts';
import { firstCallBy } from '../domain/sla.ts';
import { entryStage, sourceTouchKind } from '../domain/source.ts';
import { createWindowCalendar } from '../domain/window-calendar.ts';
import { type CommandContext, defineCommand, one, put, refuse, where } from './command.ts';
import { scoreFields } from './score-of-lead.ts';

const args = lead
  .pick({
    firstName: true,
    lastName: true,
    title: true,
    email: true,
    phones: true,
    language: true,
    street: true,
    city: true,
    region: true,
    postcode: true,
    country: true,
    campaignId: true,
    source: true,
  })
  .extend({ leadId: id, companyName: line, teamId: id, /** Null: into the team's pool. */ ownerId: id.nullable(), note: text });
type Args = z.infer<typeof args>;

/**
 * One lead, entered by hand: at a fair, on the telephone, recommended by a customer. A rep's is their own or their team's, a team lead's and
 * manager's anybody's. The company is found by its name, or entered with it. Refused: needMissing (nothing that says who it is), noSuchRep.
 */
export const addLead = defineCommand({
  name: 'addLead',
  version: 1,
  roles: ['rep', 'teamLead', 'manager', 'admin'],
  args,
  leadIds: () => [],
  load: (given) => ({
    standing: one('leads', given.leadId),
    settings: one('settings', 'center'),
    owner: one('users', given.ownerId),
    namesakes: where('companies', 'matchKey', [companyMatchKey(given.companyName) || null]),
    barred: where('doNotCallParts', 'state', ['active']),
  }),
  loadMore: ({ namesakes }) => ({ colleagues: where('leads', 'companyId', [namesakes[0]?.id]) }),
  apply: ({ standing, settings, owner, namesakes, colleagues, barred }, given, context) => {
    if (standing) return { puts: [] };
    if (!settings) return refuse('notFound', { what: 'settings' });
    const isSomebody = `${given.firstName}${given.lastName}`.trim() !== '' || given.email !== null || given.phones.length > 0;
    if (!isSomebody) return refuse('needMissing', { need: 'name' });
    if (!mayPlace(given, context)) return refuse('notAllowed', { role: context.role });
    if (given.ownerId !== null && (!owner?.isActive || owner.teamId !== given.teamId))
      return refuse('noSuchRep', { userId: given.ownerId });
    const company = namesakes[0] ?? newCompany(given, context);
    const fresh = newLead(given, company, doNotCallIndex(barred), settings, context);
    const touch = {
      id: context.id('touch'),
      leadId: fresh.id,
      kind: sourceTouchKind(given.source),
      direction: 'in' as const,
      title: '',
      detail: '',
      buyingPhase: null,
      campaignId: given.campaignId,
      happenedAt: context.now,
      durationMs: null,
    };
    const facts = { company, touches: [touch], attempts: [], colleagues: [...colleagues, fresh] };
    const dueAt = firstCallBy(fresh, settings, createWindowCalendar(settings));
    const scored = { ...fresh, ...scoreFields(fresh, facts, settings, context.now), nextActionAt: fresh.doNotCall ? null : dueAt };
    return {
      puts: [
        ...(company && namesakes.length === 0 ? [put('companies', company)] : []),
        put('leads', scored),
        put('touches', touch),
        ...(given.note.trim() === '' ? [] : [put('notes', noteOf(given, context))]),
      ],
    };
  },
});

/** A rep keeps it or gives it to the own team's pool; a team lead places it in the team. */
const mayPlace = ({ teamId, ownerId }: Args, context: CommandContext): boolean => {
  if (context.role === 'manager' || context.role === 'admin') return true;
  if (teamId !== context.teamId) return false;
  return context.role === 'teamLead' || ownerId === null || ownerId === context.userId;
};

const newCompany = (given: Args, context: CommandContext): Company | undefined => {
  const matchKey = companyMatchKey(given.companyName);
  if (matchKey === '') return undefined;
  return {
    id: context.id('company'),
    name: given.companyName,
    domain: null,
    industry: '',
    employees: null,
    city: given.city,
    country: given.country,
    isKeyAccount: false,
    salespersonId: null,
    matchKey,
  };
};

const noteOf = (given: Args, context: CommandContext) => ({
  id: context.id('note'),
  leadId: given.leadId,
  attemptId: null,
  authorId: context.userId,
  body: given.note,
  revision: 1,
  writtenAt: context.now,
  editId: context.commandId,
});

const newLead = (
  given: Args,
  company: Company | undefined,
  barred: DoNotCallIndex,
  settings: CenterSettings,
  context: CommandContext,
): Lead => {
  const { leadId, companyName: _name, note: _note, ...details } = given;
  const { zones, source: zoneSource } = deriveZones(details);
  const doNotCall = isBarred(details, barred, company?.domain ?? null);
  return {
    ...untouchedLead(),
    ...details,
    id: leadId,
    companyId: company?.id ?? null,
    zones,
    zoneSource,
    externalId: null,
    importId: null,
    importRow: null,
    assignedById: given.ownerId === null ? null : context.userId,
    assignedAt: given.ownerId === null ? null : context.now,
    stage: entryStage(given.source, { ...details, companyName: given.companyName }, settings.entryStages),
    stageSinceAt: context.now,
    arrivedAt: context.now,
    lastTouchAt: context.now,
    nextActionKind: doNotCall ? null : 'firstCall',
    nextActionAt: null,
    scoreModel: '',
    consent: { phone: 'unknown', mail: 'unknown', recordedAt: null },
    doNotCall,
    custom: {},
    updatedAt: context.now,
  };
};
