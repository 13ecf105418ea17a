import type { Role } from '../../../shared/domain/people.ts';

/** `computer`: in the desktop app only. */
export const ownSections = ['you', 'access', 'computer'] as const;
export const centerSections = [
  'stages',
  'dispositions',
  'bantfo',
  'nurture',
  'score',
  'windows',
  'doNotCall',
  'queue',
  'floor',
  'handoffs',
  'reasons',
  'history',
] as const;
export const peopleSections = ['people', 'overrides', 'audit', 'dataRights', 'webhooks'] as const;
export type SectionId = (typeof ownSections)[number] | (typeof centerSections)[number] | (typeof peopleSections)[number];

export type SectionGroup = { id: 'own' | 'center' | 'people'; sections: readonly SectionId[] };

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
  const groups: SectionGroup[] = [
    { id: 'own', sections: ownSections },
    { id: 'center', sections: centerSections },
    { id: 'people', sections: peopleSections },
  ];
  const isFound = (each: SectionId) => (reservedFor[each]?.includes(role) ?? true) && (each !== 'computer' || isDesktop);
  return groups.map(({ id, sections }) => ({ id, sections: sections.filter(isFound) })).filter(({ sections }) => sections.length > 0);
};
