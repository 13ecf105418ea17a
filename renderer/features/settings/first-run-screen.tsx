import { Button } from '@mantine/core';
import type { Computer } from '../../platform/platform.ts';
import { FrontPage } from '../../ui/front-page.tsx';
import { useWords } from '../../words/words.tsx';
import { ServerForm } from './server-form.tsx';

type FirstRunProps = { computer: Computer; onChosen: () => void; onBack?: () => void };

/** The first screen of a newly installed app: nobody has said yet where it works. With `onBack`: of one that is to work elsewhere. */
export function FirstRunScreen({ computer, onChosen, onBack }: FirstRunProps) {
  const { shell, computer: words } = useWords();
  const { windowTitle, title, lead } = words.firstRun;
  return (
    <FrontPage windowTitle={shell.windowTitle(windowTitle)} title={title} lead={lead} width={420}>
      <ServerForm computer={computer} onChosen={onChosen} />
      {onBack && <Button onClick={onBack}>{words.section.keep}</Button>}
    </FrontPage>
  );
}
