import { Button, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { importDoNotCall } from '../../../shared/commands/import-do-not-call.ts';
import type { DoNotCallReading } from '../../../shared/domain/do-not-call-file.ts';
import { leadName } from '../../../shared/domain/lead.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FileChoice, textTables } from '../../ui/file-choice.tsx';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { Progress } from '../../ui/progress.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useNames } from '../../words/use-names.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { readList, stoppedBy, textOfList } from './read-do-not-call.ts';
import styles from './settings.module.css';

const [valuesToAPart, leadsToAPart] = [1000, 200];
const refusedShown = 5;
const stoppedShown = 6;
const noCountry = '-';

type Opened = { name: string; text: string };

/** A do-not-call list: read, looked at with whom of ours it stops, and only then taken in. Closing it leaves a check behind and nothing else. */
export function ImportListDialog({ onClose }: { onClose: () => void }) {
  const words = useWords().settings.doNotCall;
  const { settings } = useWholeCache();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [country, setCountry] = useState<string>(settings?.defaultCountry ?? noCountry);
  const [reading, setReading] = useState<DoNotCallReading | null>(null);
  const [progress, setProgress] = useState<{ label: string; done: number; total: number } | null>(null);
  const [fault, setFault] = useState(false);
  const [reason, setReason] = useState('');
  const read = async (of: Opened, by: string) => {
    setReading(null);
    setReading(await readList(of.text, by === noCountry ? null : by, (done, total) => setProgress({ label: words.reading, done, total })));
    setProgress(null);
  };
  const take = async (file: File) => {
    const text = await textOfList(file);
    setFault(typeof text !== 'string');
    if (typeof text !== 'string') return;
    const of = { name: file.name, text };
    setOpened(of);
    await read(of, country);
  };
  const run = useTakeIn({ reading, name: opened?.name ?? '', reason, onProgress: setProgress, onDone: onClose });
  const mayRun = reading !== null && run.count > 0 && progress === null && reason.trim() !== '';
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.importTitle}
      width={560}
      footer={
        <>
          <Button onClick={onClose}>{words.close}</Button>
          <Button variant="filled" disabled={!mayRun} onClick={() => void run.start()}>
            {words.takeIn(run.count)}
          </Button>
        </>
      }
    >
      <div className={styles.reason}>
        <FileChoice label={words.choose} hint={opened?.name ?? words.chooseHint} accept={textTables} onFile={(file) => void take(file)} />
        {fault && (
          <p className="bad" role="alert">
            {words.noList}
          </p>
        )}
        <CountryChoice
          value={country}
          onChange={(next) => {
            setCountry(next);
            if (opened) void read(opened, next);
          }}
        />
        {progress && <Progress label={progress.label} done={progress.done} total={progress.total} />}
        {reading && <Found reading={reading} />}
        {reading && (
          <TextInput
            label={words.reason}
            placeholder={words.reasonPlaceholder}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </div>
    </Dialog>
  );
}

function CountryChoice({ value, onChange }: { value: string; onChange: (country: string) => void }) {
  const words = useWords().settings.doNotCall;
  const names = useNames();
  const { settings } = useWholeCache();
  const countries = [...new Set((settings?.callingWindows ?? []).flatMap(({ country }) => country ?? []))];
  const options = countries.map((code) => ({ value: code, label: names.country(code) })).sort((a, b) => a.label.localeCompare(b.label));
  return (
    <div className="row" style={{ gap: 8 }}>
      <span className="t2">{words.countryOf}</span>
      <InlineSelect
        label={words.countryOf}
        value={value}
        isSearchable
        options={[{ value: noCountry, label: words.noCountry }, ...options]}
        onChange={onChange}
      />
    </div>
  );
}

/** What the file holds, what it does not, and whom of ours it stops. */
function Found({ reading }: { reading: DoNotCallReading }) {
  const words = useWords().settings.doNotCall;
  const formats = useFormats();
  const stopped = useStopped(reading);
  const names = stopped.slice(0, stoppedShown).map(leadName);
  return (
    <section aria-live="polite" className={styles.found}>
      <p>
        <b className="b">{words.found(reading.numbers.length, reading.mails.length, reading.domains.length)}</b>
        {reading.doubles > 0 && <span className="t3"> {words.doubles(reading.doubles)}</span>}
      </p>
      <p className={stopped.length > 0 ? 'warn' : 't2'}>
        {stopped.length === 0 ? words.stopsNobody : words.stops(stopped.length, formats.list(names), stopped.length - names.length)}
      </p>
      {reading.refused.length > 0 && (
        <>
          <p className="t2">{words.refused(reading.refused.length)}</p>
          <ul className={styles.refused}>
            {reading.refused.slice(0, refusedShown).map(({ line, text, why }) => (
              <li key={line}>{words.refusedLine(line, text, words.refusedWhy[why])}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const valuesOf = ({ numbers, mails, domains }: DoNotCallReading): string[] => [...numbers, ...mails, ...domains];

const useStopped = (reading: DoNotCallReading | null) => {
  const cache = useWholeCache();
  return useMemo(() => (reading ? stoppedBy(new Set(valuesOf(reading)), cache) : []), [reading, cache]);
};

type TakeIn = {
  reading: DoNotCallReading | null;
  name: string;
  reason: string;
  onProgress: (progress: { label: string; done: number; total: number } | null) => void;
  onDone: () => void;
};

/** Takes the list in, part by part: a thousand values and two hundred stopped leads at a time. */
const useTakeIn = ({ reading, name, reason, onProgress, onDone }: TakeIn) => {
  const words = useWords().settings.doNotCall;
  const { run, newId } = useDesk();
  const told = useTold();
  const stopped = useStopped(reading);
  const values = reading ? valuesOf(reading) : [];
  const start = async () => {
    const listId = newId();
    const parts = Math.max(Math.ceil(values.length / valuesToAPart), Math.ceil(stopped.length / leadsToAPart));
    const isDone = await told(async () => {
      for (let part = 0; part < parts; part += 1) {
        onProgress({ label: words.takingIn, done: part, total: parts });
        await run(importDoNotCall, {
          listId,
          part,
          name: name.slice(0, 300),
          reason: reason.trim(),
          refused: part === 0 ? (reading?.refused.length ?? 0) : 0,
          values: values.slice(part * valuesToAPart, (part + 1) * valuesToAPart),
          leadIds: stopped.slice(part * leadsToAPart, (part + 1) * leadsToAPart).map(({ id }) => id),
        });
      }
    });
    onProgress(null);
    if (!isDone) return;
    showToast({ message: words.takenIn(values.length, stopped.length) });
    onDone();
  };
  return { count: values.length, start };
};
