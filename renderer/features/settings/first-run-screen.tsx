import type { Computer } from '../../platform/platform.ts';
import { FrontPage } from '../../ui/front-page.tsx';
import { useWords } from '../../words/words.tsx';
import { ServerForm } from './server-form.tsx';

/** The first screen of a newly installed app: nobody has said yet where it works. */
export function FirstRunScreen({ computer, onChosen }: { computer: Computer; onChosen: () => void }) {
  const { shell, computer: words } = useWords();
  const { windowTitle, title, lead } = words.firstRun;
  return (
    <FrontPage windowTitle={shell.windowTitle(windowTitle)} title={title} lead={lead} width={420}>
      <ServerForm computer={computer} onChosen={onChosen} />
    </FrontPage>
  );
}
