import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { takeInConfiguration } from '../../../shared/commands/take-in-configuration.ts';
import type { CenterSettings } from '../../../shared/domain/center-settings.ts';
import {
  type ConfigurationDifference,
  type ConfigurationFile,
  compareConfiguration,
  type FileFault,
  isNoDifference,
  readConfiguration,
  writeConfiguration,
} from '../../../shared/domain/configuration-file.ts';
import { uniquelyNamed } from '../../../shared/domain/model-names.ts';
import { outcomeSection } from '../../../shared/domain/outcome-versions.ts';
import { localClock } from '../../../shared/domain/zone.ts';
import { useAgreements } from '../../data/agreements.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Panel } from '../../ui/panel.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { readable } from './history/change-words.ts';
import { useChangeWords, useSectionWords } from './history/section-words.ts';
import styles from './settings.module.css';

type Opened = { name: string } & ({ kind: 'difference'; difference: ConfigurationDifference } | { kind: 'faulty'; faults: FileFault[] });

/** The whole configuration as one file: written for safe keeping, looked at and taken in whole or not at all. */
export function ConfigurationPanel({ settings }: { settings: CenterSettings }) {
  const words = useWords().definitions.file;
  const { platform, now, zone, user } = useDesk();
  const dispositions = useCache((cache) => cache.dispositions);
  const [opened, setOpened] = useState<Opened | null>(null);
  const told = useTold();
  const versions = useAgreements('score') ?? [];
  const save = () =>
    told(async () => {
      const text = writeConfiguration(settings, dispositions.values(), now());
      const name = words.name(localClock(now(), zone).day);
      const result = await platform.exportFile({ name, mime: 'application/json', data: text });
      if (result.kind === 'saved') showToast({ message: words.exported });
    });
  /** The model under the number that it gets here, as publishing gives it. */
  const named = (file: ConfigurationFile): ConfigurationFile => {
    const { score } = file.settings;
    return score ? { ...file, settings: { ...file.settings, score: uniquelyNamed(score, settings.score, versions) } } : file;
  };
  const open = async (file: File | null) => {
    if (!file) return;
    const read = readConfiguration(await file.text());
    if (read.kind === 'faulty') setOpened({ name: file.name, ...read });
    else setOpened({ name: file.name, kind: 'difference', difference: compareConfiguration(named(read.file), settings, dispositions) });
  };
  return (
    <Panel title={words.title} count={words.sub}>
      <div className={styles.body}>
        <p className={styles.hint}>{words.hint}</p>
        <div className="row" style={{ gap: 8 }}>
          <Button onClick={() => void save()}>{words.export}</Button>
          {(user.role === 'manager' || user.role === 'admin') && (
            <FileButton onChange={(file) => void open(file)} accept=".json,application/json" inputProps={{ 'aria-label': words.choose }}>
              {(props) => <Button {...props}>{words.import}</Button>}
            </FileButton>
          )}
        </div>
      </div>
      {opened && <TakeInDialog opened={opened} onClose={() => setOpened(null)} />}
    </Panel>
  );
}

const shownLines = 12;

function TakeInDialog({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  const words = useWords();
  const own = words.definitions.file;
  const { run } = useDesk();
  const told = useTold();
  const inWords = useChangeWords();
  const sectionWord = useSectionWords();
  const mayRun = opened.kind === 'difference' && !isNoDifference(opened.difference);
  const takeIn = async () => {
    if (opened.kind !== 'difference') return;
    const { next, seen, outcomes, seenOutcomes } = opened.difference;
    const args = { next, seen, outcomes, seenOutcomes, fileName: opened.name.slice(0, 300), why: own.why(opened.name), agreedBy: '' };
    if (!(await told(() => run(takeInConfiguration, args)))) return;
    showToast({ message: own.done });
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={opened.name}
      width={560}
      footer={
        <>
          <Button onClick={onClose}>{own.cancel}</Button>
          {opened.kind === 'difference' && (
            <Button variant="filled" disabled={!mayRun} onClick={() => void takeIn()}>
              {own.takeIn}
            </Button>
          )}
        </>
      }
    >
      {opened.kind === 'faulty' && <Faults faults={opened.faults} />}
      {opened.kind === 'difference' && !mayRun && <p>{own.same}</p>}
      {opened.kind === 'difference' && mayRun && (
        <div className={styles.labelled}>
          <span>{own.preview}</span>
          <ul className={styles.found}>
            {opened.difference.changes.slice(0, shownLines).map((change) => (
              <li key={`${change.path.join('/')} ${JSON.stringify(change.after ?? change.before)}`.slice(0, 200)}>
                <span className="t2">{sectionWord(change.path[0] === 'outcomes' ? outcomeSection : (change.path[0] ?? ''))}:</span>{' '}
                {inWords(change)}
              </li>
            ))}
            {opened.difference.changes.length > shownLines && (
              <li className="t3">{words.history.more(opened.difference.changes.length - shownLines)}</li>
            )}
          </ul>
        </div>
      )}
    </Dialog>
  );
}

/** What is wrong with a file and where, in words; never the words of the schema. */
function Faults({ faults }: { faults: readonly FileFault[] }) {
  const { definitions, history } = useWords();
  const { cannotRead, faultKinds, fault } = definitions.file;
  const formats = useFormats();
  const sectionWord = useSectionWords();
  const whereOf = (path: readonly string[]) => {
    const [first, section, ...rest] = path;
    if (first !== 'settings' || section === undefined) return path.map(readable).join(' › ');
    return [sectionWord(section), ...rest.map((each) => history.fields[each] ?? readable(each))].join(' › ');
  };
  return (
    <div className={styles.outcome}>
      <ErrorPanel title={cannotRead.title} happened={cannotRead.happened(faults.length)} safe={cannotRead.safe} todo={cannotRead.todo} />
      <ul className={styles.refused}>
        {faults.slice(0, shownLines).map(({ kind, path, place }) => (
          <li key={`${place.line}:${place.column} ${path.join('.')} ${kind}`}>
            {fault(formats.count(place.line), whereOf(path), faultKinds[kind])}
          </li>
        ))}
        {faults.length > shownLines && <li className="t3">{cannotRead.more(faults.length - shownLines)}</li>}
      </ul>
    </div>
  );
}
