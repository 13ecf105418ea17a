import { type ComponentType, lazy } from 'react';
import type { Role } from '../../shared/domain/people.ts';
import { type PlaceId, places, placesOf } from './shell-places.ts';

type ScreenRoute = { path: string; Screen: ComponentType };

/** What stands at each place; loaded when first opened. */
const screens: Partial<Record<PlaceId, ComponentType>> = {
  reports: lazy(() => import('../features/reports/reports-screen.tsx').then((module) => ({ default: module.ReportsScreen }))),
  floor: lazy(() => import('../features/team/floor-screen.tsx').then((module) => ({ default: module.FloorScreen }))),
  handoffs: lazy(() => import('../features/handoffs/handoff-log-screen.tsx').then((module) => ({ default: module.HandoffLogScreen }))),
  inbox: lazy(() => import('../features/handoffs/inbox-screen.tsx').then((module) => ({ default: module.InboxScreen }))),
  answered: lazy(() => import('../features/handoffs/inbox-screen.tsx').then((module) => ({ default: module.AnsweredScreen }))),
  import: lazy(() => import('../features/import/import-screen.tsx').then((module) => ({ default: module.ImportScreen }))),
};

/** The screens a role can reach: those of its menu, no others. */
export const screensOf = (role: Role): ScreenRoute[] =>
  placesOf(role).flatMap((id) => {
    const Screen = screens[id];
    return Screen ? [{ path: id === 'call' ? '/call/:leadId?' : places[id].path, Screen }] : [];
  });
