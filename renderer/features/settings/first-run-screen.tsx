import type { Computer } from '../../platform/platform.ts';
import { BrandMark } from '../../ui/brand-mark.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './server-form.module.css';
import { ServerForm } from './server-form.tsx';

/** The first screen of a newly installed app: nobody has said yet where it works. */
export function FirstRunScreen({ computer, onChosen }: { computer: Computer; onChosen: () => void }) {
  const words = useWords();
  const { windowTitle, title, lead } = words.computer.firstRun;
  return (
    <main className={styles.page}>
      <title>{words.shell.windowTitle(windowTitle)}</title>
      <div className={styles.card}>
        <div className={styles.brand}>
          <BrandMark size={22} />
          <h1 className={styles.title}>{title}</h1>
        </div>
        <p className="t2">{lead}</p>
        <ServerForm computer={computer} onChosen={onChosen} />
      </div>
    </main>
  );
}
