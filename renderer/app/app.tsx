import { Button } from '@mantine/core';
import { useState } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { DeskContext } from '../data/desk.ts';
import { FirstRunScreen } from '../features/settings/first-run-screen.tsx';
import { SignInScreen } from '../features/sign-in/sign-in-screen.tsx';
import type { Computer } from '../platform/platform.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useWords } from '../words/words.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { type SessionPhase, useSession } from './use-session.ts';

/** The app: opening, signing in, or the desk of the person who is signed in. */
export function App() {
  const { phase, submit, signOut, tryAgain } = useSession();
  return (
    <Router hook={useHashLocation}>
      {phase.kind === 'open' ? (
        <DeskContext value={phase.desk} key={phase.desk.user.userId}>
          <DeskFrame onSignInAgain={submit} onSignOut={signOut} />
        </DeskContext>
      ) : (
        <Outside phase={phase} onTryAgain={tryAgain} onSubmit={submit} />
      )}
    </Router>
  );
}

type OutsideProps = {
  phase: Exclude<SessionPhase, { kind: 'open' }>;
  onTryAgain: () => void;
  onSubmit: Parameters<typeof SignInScreen>[0]['onSubmit'];
};

/** In the desktop app also the way to another server: nobody can sign in at one that was mistyped or is gone. */
function SignedOut({ computer, onSubmit }: { computer: Computer | null; onSubmit: OutsideProps['onSubmit'] }) {
  const [isMoving, setIsMoving] = useState(false);
  if (computer && isMoving)
    return <FirstRunScreen computer={computer} onChosen={() => location.reload()} onBack={() => setIsMoving(false)} />;
  return <SignInScreen onSubmit={onSubmit} computer={computer} onMove={() => setIsMoving(true)} />;
}

function Outside({ phase, onTryAgain, onSubmit }: OutsideProps) {
  const { signIn: words, storage } = useWords();
  if (phase.kind === 'signedOut') return <SignedOut computer={phase.computer} onSubmit={onSubmit} />;
  // The policy of the page names its server: the chosen one comes with a new page.
  if (phase.kind === 'firstRun') return <FirstRunScreen computer={phase.computer} onChosen={() => location.reload()} />;
  if (phase.kind === 'opening') return <title>{words.openingTitle}</title>;
  const { again, ...usual } = words.openFailed;
  const { title, happened, safe, todo } = phase.why === 'newerDatabase' ? storage.newerDatabase : usual;
  return (
    <main style={{ maxWidth: 520, margin: '15vh auto 0' }}>
      <ErrorPanel
        title={title}
        happened={happened}
        safe={safe}
        todo={todo}
        details={phase.problem}
        actions={<Button onClick={onTryAgain}>{again}</Button>}
      />
    </main>
  );
}
