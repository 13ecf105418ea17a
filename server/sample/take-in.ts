import { type Lead, untouchedLead } from '../../shared/domain/lead.ts';
import { entryStage } from '../../shared/domain/source.ts';
import type { FilePlace } from './files.ts';
import type { LeadPlan, TouchPlan } from './lead-plan.ts';
import { leadOfTeam, sampleUser } from './people.ts';
import { leadOf, putRow, rescore, type Story } from './story.ts';

const dayMs = 86_400_000;

/** The lead arrives: its row as an import or a form would make it, the touches that led here, and its first stage. */
export const takeIn = (story: Story, plan: LeadPlan, file: FilePlace): void => {
  const { world } = story;
  const before = plan.touches.filter(({ happenedAt }) => happenedAt <= plan.arrivedAt);
  const lead = newLead(story, plan, file, Math.max(...before.map(({ happenedAt }) => happenedAt), plan.arrivedAt - 90 * dayMs));
  putRow(story, 'leads', lead);
  for (const touch of before) putTouch(story, plan, touch);
  putRow(story, 'stageChanges', {
    id: story.random.uuid(plan.arrivedAt),
    leadId: lead.id,
    fromStage: null,
    toStage: lead.stage,
    event: null,
    reasonCode: null,
    note: plan.campaign?.name ?? '',
    byId: teamLeadOf(plan).id,
    changedAt: plan.arrivedAt,
  });
  rescore(story, Math.min(plan.arrivedAt, world.now));
};

const newLead = (
  story: Story,
  { brief, company, campaign, place, zoneSource, arrivedAt }: LeadPlan,
  file: FilePlace,
  lastTouchAt: number,
): Lead => {
  const { person, fate } = brief;
  const source = campaign?.source ?? 'import';
  const { settings } = story.world;
  const companyName = fate === 'visitor' ? '' : company.row.name;
  const hasGranted = person.email !== null && (source === 'webForm' || source === 'inquiry' || source === 'tradeShow');
  const basis = hasGranted ? ('granted' as const) : ('legitimateInterest' as const);
  return {
    ...untouchedLead(),
    id: story.leadId,
    companyId: company.row.id,
    ...person,
    street: '',
    city: company.city.name,
    region: company.city.region,
    postcode: company.city.postcode,
    country: company.country.code,
    zones: [...place.zones],
    zoneSource,
    campaignId: campaign?.id ?? null,
    source,
    externalId:
      fate === 'visitor'
        ? `visit-${story.leadId.slice(-6)}`
        : file
          ? `${file.importId.slice(0, 2).toUpperCase()}26-${String(file.row).padStart(5, '0')}`
          : null,
    importId: file?.importId ?? null,
    importRow: file?.row ?? null,
    teamId: brief.teamId,
    ownerId: null,
    assignedById: null,
    assignedAt: null,
    stage: fate === 'visitor' ? 'touch' : entryStage(source, { ...person, companyName }),
    stageSinceAt: arrivedAt,
    arrivedAt,
    lastTouchAt,
    nextActionKind: 'firstCall',
    nextActionAt: arrivedAt + settings.queue.firstCallWithinMs,
    scoreModel: settings.score.model,
    consent: { phone: person.phones.length > 0 ? basis : 'unknown', mail: person.email ? basis : 'unknown', recordedAt: lastTouchAt },
    doNotCall: false,
    custom: {},
    updatedAt: arrivedAt,
  };
};

export const teamLeadOf = ({ brief }: LeadPlan) => sampleUser(leadOfTeam[brief.teamId] ?? 'ruth');

const putTouch = (story: Story, plan: LeadPlan, touch: TouchPlan): void =>
  putRow(story, 'touches', {
    id: story.random.uuid(touch.happenedAt),
    leadId: story.leadId,
    campaignId: plan.campaign?.id ?? null,
    ...touch,
  });

/** A touch of later: it counts as the last one, and nothing else changes by itself. */
export const addTouch = (story: Story, plan: LeadPlan, touch: TouchPlan): void => {
  putTouch(story, plan, touch);
  const lead = leadOf(story);
  const lastTouchAt = Math.max(lead.lastTouchAt ?? 0, touch.happenedAt);
  putRow(story, 'leads', { ...lead, lastTouchAt, version: lead.version + 1, updatedAt: touch.happenedAt });
};
