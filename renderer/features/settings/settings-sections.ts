import type { Role } from '../../../shared/domain/people.ts';

export const ownSections = ['you', 'access'] as const;
/** In the desktop app only. */
export const desktopSections = ['you', 'access', 'computer'] as const;
export const centerSections = [
  'stages',
  'dispositions',
  'bantfo',
  'score',
  'windows',
  'doNotCall',
  'queue',
  'handoffs',
  'reasons',
  'history',
] as const;
export const peopleSections = ['people', 'overrides'] as const;
export type SectionId = (typeof desktopSections)[number] | (typeof centerSections)[number] | (typeof peopleSections)[number];

export type SectionGroup = { id: 'own' | 'center' | 'people'; sections: readonly SectionId[] };

const seesPeople: readonly Role[] = ['teamLead', 'manager', 'admin'];

/** What a role finds in settings, in the order of the list. */
export const sectionsOf = (role: Role, isDesktop = false): SectionGroup[] => [
  { id: 'own', sections: isDesktop ? desktopSections : ownSections },
  { id: 'center', sections: centerSections },
  ...(seesPeople.includes(role) ? [{ id: 'people' as const, sections: peopleSections }] : []),
];
