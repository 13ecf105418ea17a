import { Button, NumberInput, Radio } from '@mantine/core';
import { useState } from 'react';
import { publishScript } from '../../../shared/commands/publish-script.ts';
import type { Script } from '../../../shared/domain/script.ts';
import { useDesk } from '../../data/desk.ts';
import { CommandRefused } from '../../data/run-command.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './scripts.module.css';

type PublishDialogProps = {
  draft: Script;
  /** Live versions of the same script. */
  live: readonly Script[];
  /** Writes what waits; false while this machine cannot. */
  onFlush: () => Promise<boolean>;
  /** The revision as it was last saved. */
  revisionOf: () => number;
  isOpen: boolean;
  onClose: () => void;
};

/** Asks only what has to be decided: instead of what is live, or beside it for a share of the calls. */
export function PublishDialog(props: PublishDialogProps) {
  const words = useWords().scripts.publish;
  const { draft, isOpen, onClose } = props;
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={words.title(draft.name, draft.version)} width={520}>
      {isOpen && <Decision {...props} />}
    </Dialog>
  );
}

function Decision({ draft, live, onFlush, revisionOf, onClose }: PublishDialogProps) {
  const words = useWords().scripts.publish;
  const formats = useFormats();
  const { run } = useDesk();
  const [isBeside, setIsBeside] = useState(false);
  const [share, setShare] = useState(20);
  const liveNames = formats.list(live.map(({ version }) => words.version(version)));
  const publish = async () => {
    if (!(await onFlush())) {
      showToast({ message: words.notSaved, tone: 'bad' });
      return;
    }
    const args = { scriptId: draft.id, revision: revisionOf(), liveIds: live.map(({ id }) => id), share: isBeside ? share : 100 };
    try {
      await run(publishScript, args);
      showToast({ message: words.done(draft.name, draft.version) });
      onClose();
    } catch (error) {
      const isRefused = error instanceof CommandRefused;
      showToast({
        message: isRefused ? (words.refused[error.refusal.detail.what ?? ''] ?? words.refusedOther) : words.notSaved,
        tone: 'bad',
      });
    }
  };
  useKeys([{ keys: 'mod+Enter', label: words.publish, run: () => void publish() }]);
  return (
    <div className={styles.decision}>
      <p>{words.immutable}</p>
      {live.length === 0 && <p className="t2">{words.firstVersion}</p>}
      {live.length > 0 && (
        <Radio.Group aria-label={words.how} value={isBeside ? 'beside' : 'instead'} onChange={(how) => setIsBeside(how === 'beside')}>
          <Radio size="sm" value="instead" data-autofocus label={words.instead(liveNames)} description={words.insteadHint} />
          <Radio size="sm" value="beside" label={words.beside(liveNames)} description={words.besideHint} mt={8} />
        </Radio.Group>
      )}
      {live.length > 0 && isBeside && (
        <NumberInput
          label={words.share(draft.version)}
          description={words.rest(liveNames, 100 - share)}
          suffix=" %"
          min={1}
          max={99}
          clampBehavior="strict"
          w={220}
          value={share}
          onChange={(value) => typeof value === 'number' && setShare(Math.min(99, Math.max(1, Math.round(value))))}
        />
      )}
      <div className={styles.trialFoot}>
        <span className="grow" />
        <Button onClick={onClose}>{words.cancel}</Button>
        <Button
          variant="filled"
          onClick={() => void publish()}
          rightSection={<KeyCap keys="mod+Enter" on="fill" />}
          aria-keyshortcuts={ariaKeys('mod+Enter')}
        >
          {words.publishVersion(draft.version)}
        </Button>
      </div>
    </div>
  );
}
