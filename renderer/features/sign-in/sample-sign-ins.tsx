import { Button } from '@mantine/core';
import type { SampleSignIn } from '../../../shared/desktop.ts';
import { useWords } from '../../words/words.tsx';
import styles from './sign-in.module.css';

/** People of the sample center; choosing one fills in the form. */
export function SampleSignIns({ people, onChoose }: { people: readonly SampleSignIn[]; onChoose: (one: SampleSignIn) => void }) {
  const words = useWords().signIn.sample;
  const [first] = people;
  if (!first) return null;
  return (
    <section className={styles.sample} aria-label={words.title}>
      <p className={styles.sampleTitle}>{words.title}</p>
      <p className="t2">{words.hint(first.password)}</p>
      <ul className={styles.people}>
        {people.map((one) => (
          <li key={one.email}>
            <Button size="compact-sm" onClick={() => onChoose(one)}>
              {words.person(one.name, words.roles[one.role] ?? one.role)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
