import { useCallback, useEffect, useRef, useState } from 'react';
import type { SessionUser } from '../../shared/protocol/sync.ts';
import type { SignInTrouble } from '../features/sign-in/sign-in-form.tsx';
import { openPlatform } from '../platform/open-platform.ts';
import type { Platform } from '../platform/platform.ts';
import { type OpenDesk, openDesk } from './open-desk.ts';
import { forgetPerson, recallPerson, rememberPerson } from './remembered-person.ts';
import { signIn, signOutAtServer, whoAmI } from './session-client.ts';

export type SessionPhase =
  | { kind: 'opening' }
  | { kind: 'signedOut' }
  | { kind: 'open'; desk: OpenDesk }
  | { kind: 'failed'; problem: string };

type Open = { platform: Platform; token: string | null };

/** Opens the app: who worked here last gets their desk at once, network or not; else the server is asked; else somebody signs in. */
export const useSession = () => {
  const [phase, setPhase] = useState<SessionPhase>({ kind: 'opening' });
  const open = useRef<Open | null>(null);

  const openFor = useCallback(async (person: SessionUser) => {
    const { platform } = open.current ?? (await openMachine(open));
    const desk = await openDesk(person, platform, () => open.current?.token ?? null);
    rememberPerson(person);
    setPhase({ kind: 'open', desk });
  }, []);

  const begin = useCallback(async () => {
    setPhase({ kind: 'opening' });
    try {
      const { platform, token } = open.current ?? (await openMachine(open));
      const remembered = recallPerson();
      const person = remembered ?? (await whoAmI(platform, token));
      if (typeof person === 'string') setPhase({ kind: 'signedOut' });
      else await openFor(person);
    } catch (error) {
      setPhase({ kind: 'failed', problem: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
    }
  }, [openFor]);

  useEffect(() => {
    void begin();
  }, [begin]);

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

  /** Refused while work is unsent. Takes the person's rows off this machine. */
  const signOut = useCallback(async (): Promise<'signedOut' | 'unsentWork'> => {
    if (phase.kind !== 'open') return 'signedOut';
    const { db, platform, close } = phase.desk;
    if ((await db.outbox.where('state').equals('pending').count()) > 0) return 'unsentWork';
    await signOutAtServer(platform, open.current?.token ?? null);
    if (open.current) open.current.token = null;
    forgetPerson();
    await close();
    await db.delete();
    setPhase({ kind: 'signedOut' });
    return 'signedOut';
  }, [phase]);

  return { phase, submit, signOut, tryAgain: begin };
};

const openMachine = async (open: { current: Open | null }): Promise<Open> => {
  const platform = await openPlatform();
  const recalled = await platform.session.recall();
  open.current = { platform, token: recalled.kind === 'token' ? recalled.token : null };
  return open.current;
};
