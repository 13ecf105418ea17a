import { Button } from '@mantine/core';
import type { ServerFailure } from '../../data/ask-server.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './settings.module.css';

/** Why a list that only the server has cannot be shown: what happened, what is safe, what to do. */
export function FailureNote({ failure, onAgain }: { failure: ServerFailure; onAgain: () => void }) {
  const words = useWords().settings.access.failure;
  const { title, happened, safe, todo } = words[failure.kind];
  return (
    <div className={styles.failure}>
      <ErrorPanel
        tone={failure.kind === 'refused' ? 'bad' : 'warn'}
        title={title}
        happened={typeof happened === 'string' ? happened : happened(failure.kind === 'refused' ? failure.code : '')}
        safe={safe}
        todo={todo}
        actions={
          <Button size="xs" onClick={onAgain}>
            {words.again}
          </Button>
        }
      />
    </div>
  );
}
