import { FrontPage } from '../../ui/front-page.tsx';
import { useWords } from '../../words/words.tsx';
import { SignInForm, type SubmitSignIn } from './sign-in-form.tsx';

/** The first screen of a machine on which nobody is signed in. */
export function SignInScreen({ onSubmit }: { onSubmit: SubmitSignIn }) {
  const { shell, signIn } = useWords();
  return (
    <FrontPage windowTitle={shell.windowTitle(signIn.title)} title={shell.product} lead={signIn.lead} width={340}>
      <SignInForm onSubmit={onSubmit} />
    </FrontPage>
  );
}
