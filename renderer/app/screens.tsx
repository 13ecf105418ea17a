import { type ComponentType, lazy } from 'react';
import type { Role } from '../../shared/domain/people.ts';
import { type PlaceId, places, placesOf } from './shell-places.ts';

type ScreenRoute = { path: string; Screen: ComponentType };

/** What stands at each place; loaded when first opened. */
const screens: Partial<Record<PlaceId, ComponentType>> = {
  today: lazy(() => import('./today-place.tsx').then((module) => ({ default: module.TodayPlace }))),
  call: lazy(() => import('./call-place.tsx').then((module) => ({ default: module.CallPlace }))),
  callbacks: lazy(() => import('../features/callbacks/callbacks-screen.tsx').then((module) => ({ default: module.CallbacksScreen }))),
  leads: lazy(() => import('../features/leads/leads-screen.tsx').then((module) => ({ default: module.LeadsScreen }))),
  reports: lazy(() => import('../features/reports/reports-screen.tsx').then((module) => ({ default: module.ReportsScreen }))),
  ledger: lazy(() => import('../features/ledger/ledger-screen.tsx').then((module) => ({ default: module.LedgerScreen }))),
  mine: lazy(() => import('../features/team/my-floor-screen.tsx').then((module) => ({ default: module.MyFloorScreen }))),
  floor: lazy(() => import('../features/team/floor-screen.tsx').then((module) => ({ default: module.FloorScreen }))),
  handoffs: lazy(() => import('../features/handoffs/handoff-log-screen.tsx').then((module) => ({ default: module.HandoffLogScreen }))),
  inbox: lazy(() => import('../features/handoffs/inbox-screen.tsx').then((module) => ({ default: module.InboxScreen }))),
  answered: lazy(() => import('../features/handoffs/inbox-screen.tsx').then((module) => ({ default: module.AnsweredScreen }))),
  scripts: lazy(() => import('../features/scripts/scripts-screen.tsx').then((module) => ({ default: module.ScriptsScreen }))),
  campaigns: lazy(() => import('../features/campaigns/campaigns-screen.tsx').then((module) => ({ default: module.CampaignsScreen }))),
  settings: lazy(() => import('../features/settings/settings-screen.tsx').then((module) => ({ default: module.SettingsScreen }))),
  parked: lazy(() => import('../features/sync-status/parked/parked-screen.tsx').then((module) => ({ default: module.ParkedScreen }))),
  duplicates: lazy(() => import('../features/duplicates/duplicates-screen.tsx').then((module) => ({ default: module.DuplicatesScreen }))),
  import: lazy(() => import('../features/import/import-screen.tsx').then((module) => ({ default: module.ImportScreen }))),
};

/** Places that show one thing of several have it in their path. */
const parts: Partial<Record<PlaceId, string>> = {
  call: '/:leadId?',
  parked: '/:parkedId?',
  settings: '/:section?',
  campaigns: '/:part?',
  reports: '/:report?',
};
const pathOf = (id: PlaceId): string => `${places[id].path}${parts[id] ?? ''}`;

/** The screens a role can reach: those of its menu, no others. */
export const screensOf = (role: Role): ScreenRoute[] =>
  placesOf(role).flatMap((id) => {
    const Screen = screens[id];
    return Screen ? [{ path: pathOf(id), Screen }] : [];
  });
