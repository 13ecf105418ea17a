import {
  IconAddressBook,
  IconArrowsExchange,
  IconCalendarTime,
  IconChartBar,
  IconChecks,
  IconFileImport,
  IconInbox,
  IconLayoutColumns,
  IconParkingCircle,
  IconPhone,
  IconRoute,
  IconScale,
  IconSettings,
  IconSpeakerphone,
  IconSun,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react';
import type { Role } from '../../shared/domain/people.ts';
import type { Words } from '../words/en.ts';

export type PlaceId = keyof Words['shell']['places'];

type Place = { path: string; icon: typeof IconSun; keys: string };

/** Where one can go. Two places may share a key when no role sees both. */
export const places: Record<PlaceId, Place> = {
  today: { path: '/today', icon: IconSun, keys: 'g t' },
  call: { path: '/call', icon: IconPhone, keys: 'g c' },
  callbacks: { path: '/callbacks', icon: IconCalendarTime, keys: 'g b' },
  leads: { path: '/leads', icon: IconAddressBook, keys: 'g l' },
  handoffs: { path: '/handoffs', icon: IconArrowsExchange, keys: 'g h' },
  mine: { path: '/mine', icon: IconUserCircle, keys: 'g y' },
  floor: { path: '/floor', icon: IconLayoutColumns, keys: 'g f' },
  reports: { path: '/reports', icon: IconChartBar, keys: 'g r' },
  ledger: { path: '/ledger', icon: IconScale, keys: 'g e' },
  import: { path: '/import', icon: IconFileImport, keys: 'g i' },
  duplicates: { path: '/duplicates', icon: IconUsers, keys: 'g d' },
  scripts: { path: '/scripts', icon: IconRoute, keys: 'g s' },
  campaigns: { path: '/campaigns', icon: IconSpeakerphone, keys: 'g m' },
  inbox: { path: '/inbox', icon: IconInbox, keys: 'g i' },
  answered: { path: '/answered', icon: IconChecks, keys: 'g a' },
  parked: { path: '/parked', icon: IconParkingCircle, keys: 'g p' },
  settings: { path: '/settings', icon: IconSettings, keys: 'g ,' },
};

type Menu = { work: readonly PlaceId[]; setUp: readonly PlaceId[] };

/** Each role sees its own day, its first place first; nothing greyed out that it can never use. */
export const menuOf: Record<Role, Menu> = {
  rep: { work: ['today', 'call', 'callbacks', 'leads', 'handoffs', 'mine'], setUp: [] },
  teamLead: {
    work: ['floor', 'leads', 'callbacks', 'handoffs', 'reports', 'ledger'],
    setUp: ['import', 'duplicates', 'campaigns', 'scripts'],
  },
  manager: { work: ['reports', 'ledger', 'handoffs', 'leads', 'floor'], setUp: ['import', 'duplicates', 'campaigns', 'scripts'] },
  salesperson: { work: ['inbox', 'answered'], setUp: [] },
  admin: {
    work: ['floor', 'reports', 'ledger', 'leads', 'callbacks', 'handoffs'],
    setUp: ['import', 'duplicates', 'campaigns', 'scripts'],
  },
};

/** All places a role may go to, parked work and settings last. */
export const placesOf = (role: Role): PlaceId[] => [...menuOf[role].work, ...menuOf[role].setUp, 'parked', 'settings'];

/** Where a role starts its day. */
export const homeOf = (role: Role): string => places[menuOf[role].work[0] ?? 'settings'].path;

/** The place a path belongs to: `/call/0190…` → `call`. */
export const placeAt = (path: string): PlaceId | undefined => {
  const first = `/${path.split('/')[1] ?? ''}`;
  return (Object.keys(places) as PlaceId[]).find((id) => places[id].path === first);
};
