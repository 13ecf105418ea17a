import { useCallback, useEffect, useRef, useState } from 'react';
import type { SessionUser } from '../../shared/protocol/sync.ts';
import { NewerDatabase } from '../data/newer-database.ts';
import { isStorageError } from '../data/storage-errors.ts';
import { readUnsentWork } from '../data/unsent-work.ts';
import type { SignInTrouble } from '../features/sign-in/sign-in-form.tsx';
import { openPlatform } from '../platform/open-platform.ts';
import type { Computer, Platform } from '../platform/platform.ts';
import { type OpenDesk, openDesk } from './open-desk.ts';
import { forgetPerson, recallPerson, rememberPerson } from './remembered-person.ts';
import { signIn, signOutAtServer, whoAmI } from './session-client.ts';

export type SessionPhase =
  | { kind: 'opening' }
  | { kind: 'firstRun'; computer: Computer }
  | { kind: 'signedOut'; computer: Computer | null }
  | { kind: 'open'; desk: OpenDesk }
  | { kind: 'failed'; why: OpenFailure; problem: string };

/** `newerDatabase`: a later version of the app has been here · `storage`: the disk or the browser · `other`: a fault of the app. */
export type OpenFailure = 'newerDatabase' | 'storage' | 'other';

const failureOf = (error: unknown): OpenFailure => {
  if (error instanceof NewerDatabase) return 'newerDatabase';
  return isStorageError(error) ? 'storage' : 'other';
};

/** A disk that was full may have room by now. */
const tryAgainMs = 5000;

type Open = { platform: Platform; token: string | null };

/** Opens the app: who worked here last gets their desk at once, network or not; else the server is asked; else somebody signs in. */
export const useSession = () => {
  const [phase, setPhase] = useState<SessionPhase>({ kind: 'opening' });
  const open = useRef<Open | null>(null);
  const isBeginning = useRef(false);
  const reopen = useRef<() => void>(() => undefined);

  const openFor = useCallback(async (person: SessionUser) => {
    const { platform } = open.current ?? (await openMachine(open));
    const desk: OpenDesk = await openDesk(person, platform, () => open.current?.token ?? null, {
      onLost: () => void desk.close().finally(() => reopen.current()),
    });
    rememberPerson(platform.serverUrl(), person);
    setPhase({ kind: 'open', desk });
  }, []);

  const begin = useCallback(async () => {
    if (isBeginning.current) return;
    isBeginning.current = true;
    setPhase((before) => (before.kind === 'failed' ? before : { kind: 'opening' }));
    try {
      const { platform, token } = open.current ?? (await openMachine(open));
      if (platform.computer && !platform.isServerChosen) return setPhase({ kind: 'firstRun', computer: platform.computer });
      const remembered = recallPerson(platform.serverUrl());
      const person = remembered ?? (await whoAmI(platform, token));
      if (typeof person === 'string') setPhase({ kind: 'signedOut', computer: platform.computer ?? null });
      else await openFor(person);
    } catch (error) {
      setPhase({
        kind: 'failed',
        why: failureOf(error),
        problem: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      });
    } finally {
      isBeginning.current = false;
    }
  }, [openFor]);

  useEffect(() => {
    reopen.current = () => void begin();
    void begin();
  }, [begin]);

  const isDiskTrouble = phase.kind === 'failed' && phase.why === 'storage';
  useEffect(() => {
    if (!isDiskTrouble) return undefined;
    const timer = setInterval(() => void begin(), tryAgainMs);
    return () => clearInterval(timer);
  }, [isDiskTrouble, begin]);

  /** Signs in, or in again: then only the person whose desk is open may, and their work goes on. */
  const submit = useCallback(
    async (email: string, password: string): Promise<SignInTrouble | null> => {
      const machine = open.current ?? (await openMachine(open));
      const result = await signIn(machine.platform, email, password);
      if (result.kind !== 'signedIn') return result;
      if (phase.kind === 'open' && phase.desk.user.userId !== result.user.userId) {
        await signOutAtServer(machine.platform, result.token);
        return { kind: 'otherPerson', name: phase.desk.user.name };
      }
      machine.token = result.token;
      if (phase.kind === 'open') phase.desk.sync.wake();
      else await openFor(result.user);
      return null;
    },
    [openFor, phase],
  );

  /** Refused while work is unsent, but for commands the person has taken along in a file. Takes their rows off this machine. */
  const signOut = useCallback(
    async (exportedIds: ReadonlySet<string> = new Set()): Promise<'signedOut' | 'unsentWork'> => {
      if (phase.kind !== 'open') return 'signedOut';
      const { commands, calls } = await readUnsentWork(phase.desk.db);
      const isKept = [...commands.map(({ id }) => id), ...calls.map(({ leadId }) => leadId)].every((id) => exportedIds.has(id));
      if (!isKept) return 'unsentWork';
      await signOutAtServer(phase.desk.platform, open.current?.token ?? null);
      if (open.current) open.current.token = null;
      forgetPerson(phase.desk.platform.serverUrl());
      await phase.desk.clear();
      setPhase({ kind: 'signedOut', computer: phase.desk.platform.computer ?? null });
      return 'signedOut';
    },
    [phase],
  );

  return { phase, submit, signOut, tryAgain: begin };
};

const openMachine = async (open: { current: Open | null }): Promise<Open> => {
  const platform = await openPlatform();
  const recalled = await platform.session.recall();
  open.current = { platform, token: recalled.kind === 'token' ? recalled.token : null };
  return open.current;
};
