import { Button, FileButton, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ServerChoice, ServerProbe } from '../../../shared/desktop.ts';
import type { Computer } from '../../platform/platform.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './server-form.module.css';

type ServerFormProps = { computer: Computer; onChosen: () => void };
type Way = ServerChoice['kind'];
type Reach = Extract<ServerChoice, { kind: 'ownServer' }>['reach'];
type Trouble = Exclude<ServerProbe, { kind: 'ready' }> | { kind: 'notChosen'; trouble: NotChosen } | { kind: 'noAuthority' };
type NotChosen = Extract<Awaited<ReturnType<Computer['choose']>>, { kind: 'failed' }>['trouble'];

/** Settles where the app works: a server by its address, tried before it is taken, or the one on this computer. */
export function ServerForm({ computer, onChosen }: ServerFormProps) {
  const words = useWords().computer;
  const [way, setWay] = useState<Way>('address');
  const [address, setAddress] = useState('');
  const [reach, setReach] = useState<Reach>('computer');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const choose = async (choice: ServerChoice): Promise<Trouble | null> => {
    const outcome = await computer.choose(choice);
    return outcome.kind === 'failed' ? { kind: 'notChosen', trouble: outcome.trouble } : null;
  };
  const tryAddress = async (): Promise<Trouble | null> => {
    const found = await computer.probe(address);
    return found.kind === 'ready' ? choose({ kind: 'address', url: found.url }) : found;
  };
  const tryAll = async () => {
    setIsBusy(true);
    setTrouble(null);
    const found = await (way === 'address' ? tryAddress() : choose({ kind: 'ownServer', reach }));
    setIsBusy(false);
    setTrouble(found);
    if (!found) onChosen();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void tryAll();
  };
  const trust = async (file: File | null) => {
    if (!file) return;
    const outcome = await computer.change({ certificateAuthority: await file.text() });
    if (outcome.kind === 'kept') await tryAll();
    else setTrouble(outcome.kind === 'noAuthority' ? outcome : { kind: 'notChosen', trouble: outcome.trouble });
  };
  const ways = (['address', 'ownServer'] as const).map((value) => ({ value, label: words.ways[value] }));
  const reaches = (['computer', 'network'] as const).map((value) => ({ value, label: words.reaches[value] }));
  return (
    <form className={styles.form} onSubmit={submit}>
      <Segmented label={words.way} value={way} items={ways} onChange={setWay} isFullWidth isDisabled={isBusy} />
      {way === 'address' ? (
        <TextInput
          label={words.address}
          description={words.addressHint}
          placeholder={words.addressPlaceholder}
          value={address}
          required
          withAsterisk={false}
          autoComplete="url"
          spellCheck={false}
          maxLength={300}
          disabled={isBusy}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
      ) : (
        <>
          <p className="t2">{words.ownHint}</p>
          <Segmented label={words.reach} value={reach} items={reaches} onChange={setReach} isFullWidth isDisabled={isBusy} />
          <p className={styles.hint}>{words.reachHint[reach]}</p>
        </>
      )}
      {trouble && <ServerTrouble trouble={trouble} onTrust={(file) => void trust(file)} />}
      <Button type="submit" variant="filled" size="md" disabled={isBusy}>
        {words.goOn}
      </Button>
      <p className={styles.hint} role="status">
        {isBusy && (way === 'address' ? words.looking : words.starting)}
      </p>
    </form>
  );
}

function ServerTrouble({ trouble, onTrust }: { trouble: Trouble; onTrust: (file: File | null) => void }) {
  const words = useWords().computer;
  if (trouble.kind === 'notChosen') return <ErrorPanel title={words.notChosen[trouble.trouble]} safe={words.safe} />;
  if (trouble.kind === 'noAuthority')
    return <ErrorPanel title={words.noAuthority} safe={words.safe} actions={<Trust onTrust={onTrust} />} />;
  const { title, happened, todo } = trouble.kind === 'certificate' ? words.certificate[trouble.trouble] : words.failed[trouble.trouble];
  const mayTrust = trouble.kind === 'certificate' && trouble.trouble === 'unknownAuthority';
  return <ErrorPanel title={title} happened={happened} safe={words.safe} todo={todo} actions={mayTrust && <Trust onTrust={onTrust} />} />;
}

function Trust({ onTrust }: { onTrust: (file: File | null) => void }) {
  const words = useWords().computer;
  return (
    <FileButton accept=".pem,.crt,.cer" onChange={onTrust}>
      {(props) => <Button {...props}>{words.takeAuthority}</Button>}
    </FileButton>
  );
}
