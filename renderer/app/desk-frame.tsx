import { lazy, Suspense, useState } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import type { Role } from '../../shared/domain/people.ts';
import { useCallLog } from '../data/call-log.ts';
import { useCache, useDesk } from '../data/desk.ts';
import { useSyncSummary } from '../data/sync-summary.ts';
import { CallbackReminders } from '../features/callbacks/callback-reminders.tsx';
import { ImportKeeper } from '../features/import/import-keeper.tsx';
import { PoolActions } from '../features/queue/pool-actions.tsx';
import { PresenceSource } from '../features/settings/presence-source.tsx';
import { SignInAgain } from '../features/sign-in/sign-in-again.tsx';
import type { SubmitSignIn } from '../features/sign-in/sign-in-form.tsx';
import { ClockNotice } from '../features/sync-status/clock-notice.tsx';
import { SignOutDialog } from '../features/sync-status/sign-out-dialog.tsx';
import { StorageNotice } from '../features/sync-status/storage-notice.tsx';
import { useFormats, useWords } from '../words/words.tsx';
import { DesktopWork } from './desktop-work.tsx';
import { ScreenBoundary } from './screen-boundary.tsx';
import { screensOf } from './screens.tsx';
import { Shell, type ShellSync } from './shell.tsx';
import { homeOf, placeAt } from './shell-places.ts';
import { useBadges } from './use-badges.ts';
import { useLeadPalette } from './use-lead-palette.ts';

const LogCallDialog = lazy(() => import('../features/call/log/log-call-dialog.tsx').then((module) => ({ default: module.LogCallDialog })));
const SyncDrawer = lazy(() => import('../features/sync-status/sync-drawer.tsx').then((module) => ({ default: module.SyncDrawer })));

/** The room's screen, without the frame around it. */
const WallScreen = lazy(() => import('../features/team/wall-screen.tsx').then((module) => ({ default: module.WallScreen })));
const wallRoles: readonly Role[] = ['teamLead', 'manager', 'admin'];

type DeskFrameProps = {
  onSignInAgain: SubmitSignIn;
  onSignOut: (exportedIds?: ReadonlySet<string>) => Promise<'signedOut' | 'unsentWork'>;
};

/** The signed-in app: shell, the screen of the route, what stands above every screen. */
export function DeskFrame({ onSignInAgain, onSignOut }: DeskFrameProps) {
  const { user, platform } = useDesk();
  const words = useWords();
  const [location] = useLocation();
  const formats = useFormats();
  const { badges, counts } = useBadges();
  const leadCount = useCache((cache) => cache.leads.size);
  useLeadPalette();
  const { leadId: loggedId, close: closeLog } = useCallLog();
  const [isSyncOpen, setIsSyncOpen] = useState(false);
  const summary = useSyncSummary();
  const team = useCache((cache) => (user.teamId ? cache.teams.get(user.teamId)?.name : undefined));
  const sync = useShellSync(isSyncOpen, () => setIsSyncOpen((wasOpen) => !wasOpen));
  const [isLeaving, setIsLeaving] = useState(false);
  const signOut = async (exportedIds?: ReadonlySet<string>) => setIsLeaving((await onSignOut(exportedIds)) === 'unsentWork');
  if (location === '/wall' && wallRoles.includes(user.role))
    return (
      <Suspense fallback={null}>
        <WallScreen />
      </Suspense>
    );
  return (
    <Shell
      role={user.role}
      person={{ name: user.name, detail: words.shell.roleAndTeam(words.states.role[user.role], team) }}
      sync={sync}
      badges={badges}
      paletteNote={words.shell.palette.note(formats.count(leadCount))}
      isRail={placeAt(location) === 'call'}
      onSignOut={() => void signOut()}
    >
      <StorageNotice />
      <ClockNotice />
      <ScreenBoundary key={placeAt(location)}>
        <Suspense fallback={null}>
          <Screens />
        </Suspense>
      </ScreenBoundary>
      <Suspense fallback={null}>{isSyncOpen && <SyncDrawer onClose={() => setIsSyncOpen(false)} />}</Suspense>
      {loggedId && (
        <Suspense fallback={null}>
          <LogCallDialog key={loggedId} leadId={loggedId} onClose={closeLog} />
        </Suspense>
      )}
      {isLeaving && <SignOutDialog onClose={() => setIsLeaving(false)} onSignOut={(exportedIds) => void signOut(exportedIds)} />}
      {user.role === 'rep' && <PresenceSource />}
      {user.role === 'rep' && <PoolActions />}
      {user.role !== 'salesperson' && <CallbackReminders />}
      {user.role !== 'salesperson' && user.role !== 'rep' && <ImportKeeper />}
      {platform.computer && <DesktopWork computer={platform.computer} counts={counts} />}
      <SignInAgain isNeeded={summary.fault?.kind === 'signedOut'} person={user} onSubmit={onSignInAgain} />
    </Shell>
  );
}

function Screens() {
  const { user } = useDesk();
  return (
    <Switch>
      {screensOf(user.role).map(({ path, Screen }) => (
        <Route key={path} path={path} component={Screen} />
      ))}
      <Route>
        <Redirect to={homeOf(user.role)} replace />
      </Route>
    </Switch>
  );
}

/** "All sent 14:05", "Offline, 3 unsent, 1 parked": words first, a shape beside them. */
const useShellSync = (isOpen: boolean, onOpen: () => void): ShellSync => {
  const words = useWords().syncStatus;
  const formats = useFormats();
  const { state, unsent, parked, syncedAt, firstLoad } = useSyncSummary();
  const isOffline = state === 'waiting' || state === 'halted';
  const counts = words.counts(unsent, parked);
  const rest = syncedAt === null ? words.notYet : words.allSent(formats.time(syncedAt));
  const working = firstLoad ? words.loading : counts || rest;
  const text = isOffline ? words.offline(counts) : working;
  const shown = parked > 0 ? 'parked' : 'waiting';
  return { state: isOffline || unsent > 0 || parked > 0 ? shown : 'sent', text, isOpen, onOpen };
};
