import type { Role } from '../../../shared/domain/people.ts';

/** The sections by what they are about, in the order of the list. `computer`: in the desktop app only. */
const groups = {
  own: ['you', 'access', 'computer'],
  refinery: ['stages', 'bantfo', 'score', 'segments', 'nurture'],
  calling: ['dispositions', 'queue', 'windows', 'doNotCall', 'floor', 'overrides'],
  sales: ['handoffs', 'reasons'],
  center: ['people', 'webhooks', 'dataRights', 'history', 'audit'],
} as const;
type GroupId = keyof typeof groups;
export type SectionId = (typeof groups)[GroupId][number];

export type SectionGroup = { id: GroupId; sections: readonly SectionId[] };

/** Who finds a section; those left out are everybody's. */
const reservedFor: Partial<Record<SectionId, readonly Role[]>> = {
  people: ['teamLead', 'manager', 'admin'],
  overrides: ['teamLead', 'manager', 'admin'],
  audit: ['manager', 'admin'],
  dataRights: ['manager', 'admin'],
  webhooks: ['admin'],
};

/** What a role finds in settings, in the order of the list. */
export const sectionsOf = (role: Role, isDesktop = false): SectionGroup[] => {
  const isFound = (each: SectionId) => (reservedFor[each]?.includes(role) ?? true) && (each !== 'computer' || isDesktop);
  return (Object.entries(groups) as [GroupId, readonly SectionId[]][])
    .map(([id, sections]) => ({ id, sections: sections.filter(isFound) }))
    .filter(({ sections }) => sections.length > 0);
};
