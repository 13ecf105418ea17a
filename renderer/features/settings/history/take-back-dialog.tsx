import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Agreement } from '../../../../shared/domain/agreement.ts';
import { type CenterSettings, someSections } from '../../../../shared/domain/center-settings.ts';
import { outcomeSection } from '../../../../shared/domain/outcome-versions.ts';
import { isSameValue } from '../../../../shared/domain/same-value.ts';
import { usePublish } from '../../../data/use-publish.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { useWords } from '../../../words/words.tsx';
import { useTakeBackOutcomes } from '../dispositions/use-publish-outcomes.ts';
import styles from '../settings.module.css';
import { ChangeList } from './change-list.tsx';
import { useSectionWords } from './section-words.ts';
import { useStanding } from './use-standing.ts';

type TakeBackDialogProps = { version: Agreement; settings: CenterSettings; onClose: () => void };

/** Publishes an older version anew, after showing what changes by it and asking why. */
export function TakeBackDialog({ version, settings, onClose }: TakeBackDialogProps) {
  const words = useWords().history.dialog;
  const sectionWord = useSectionWords();
  const publish = usePublish();
  const takeBackOutcomes = useTakeBackOutcomes();
  const { section } = version;
  const name = sectionWord(section);
  const standingOf = useStanding(settings);
  const [seen] = useState({ [section]: standingOf(section) });
  const [why, setWhy] = useState('');
  const [agreedBy, setAgreedBy] = useState('');
  const next = someSections.safeParse(version.value);
  const isSame = isSameValue(version.value[section], standingOf(section));
  const mayRun = next.success && !isSame && why.trim() !== '';
  const run = async () => {
    if (!mayRun) return;
    const said = { why: why.trim(), agreedBy: agreedBy.trim(), said: words.done(name), undone: words.undone };
    if (section === outcomeSection) return (await takeBackOutcomes(version.value, said)) && onClose();
    if (await publish(next.data, someSections.parse(seen), said)) onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.title(name, version.version)}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="filled" disabled={!mayRun} onClick={() => void run()}>
            {words.publish}
          </Button>
        </>
      }
    >
      <div className={styles.outcome}>
        <div className={styles.labelled}>
          <span>{words.effect}</span>
          {isSame ? <p className="t2">{words.same}</p> : <ChangeList before={{ value: seen }} after={version} />}
        </div>
        <TextInput data-autofocus label={words.why} value={why} maxLength={300} onChange={(event) => setWhy(event.currentTarget.value)} />
        <TextInput
          label={words.agreedBy}
          description={words.agreedByHint}
          value={agreedBy}
          maxLength={300}
          onChange={(event) => setAgreedBy(event.currentTarget.value)}
        />
      </div>
    </Dialog>
  );
}
