import { BrandMark } from '../../ui/brand-mark.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './sign-in.module.css';
import { SignInForm, type SubmitSignIn } from './sign-in-form.tsx';

/** The first screen of a machine on which nobody is signed in. */
export function SignInScreen({ onSubmit }: { onSubmit: SubmitSignIn }) {
  const words = useWords();
  return (
    <main className={styles.page}>
      <title>{words.shell.windowTitle(words.signIn.title)}</title>
      <div className={styles.card}>
        <div className={styles.brand}>
          <BrandMark size={22} />
          <h1 className={styles.product}>{words.shell.product}</h1>
        </div>
        <p className="t2">{words.signIn.lead}</p>
        <SignInForm onSubmit={onSubmit} />
      </div>
    </main>
  );
}
