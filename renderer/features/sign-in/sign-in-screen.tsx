import type { Computer } from '../../platform/platform.ts';
import { FrontPage } from '../../ui/front-page.tsx';
import { useWords } from '../../words/words.tsx';
import { SignInForm, type SubmitSignIn } from './sign-in-form.tsx';
import { SignInPlace, useSignInPlace } from './sign-in-place.tsx';

/** `computer`: in the desktop app, where the server can be another one, or one of its own. */
type SignInScreenProps = { onSubmit: SubmitSignIn; computer: Computer | null; onMove: () => void };

/** The first screen of a machine on which nobody is signed in. */
export function SignInScreen({ onSubmit, computer, onMove }: SignInScreenProps) {
  const { shell, signIn } = useWords();
  const place = useSignInPlace(computer);
  return (
    <FrontPage windowTitle={shell.windowTitle(signIn.title)} title={shell.product} lead={signIn.lead} width={340}>
      <SignInForm onSubmit={onSubmit} samples={place?.sampleSignIns ?? []} />
      {place && <SignInPlace server={place.server} onMove={onMove} />}
    </FrontPage>
  );
}
