import { Button, Checkbox, FileButton, TextInput } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { type DesktopState, type UpdateState, zoomSteps } from '../../../shared/desktop.ts';
import { useDesk } from '../../data/desk.ts';
import type { Computer } from '../../platform/platform.ts';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';
import { ServerForm } from './server-form.tsx';
import styles from './settings.module.css';

type Change = Parameters<Computer['change']>[0];
type PartProps = { computer: Computer; state: DesktopState; change: (some: Change) => Promise<void> };

/** What belongs to this computer and not to the center. In the desktop app only. */
export function ComputerSection() {
  const { platform } = useDesk();
  return platform.computer ? <OfComputer computer={platform.computer} /> : null;
}

function OfComputer({ computer }: { computer: Computer }) {
  const { section: words, noAuthority } = useWords().computer;
  const [state, setState] = useState<DesktopState | null>(null);
  const [needsRestart, setNeedsRestart] = useState(false);
  const read = useCallback(() => computer.read().then(setState), [computer]);
  useEffect(() => {
    void read();
    return computer.onUpdate((update) => setState((before) => before && { ...before, update }));
  }, [computer, read]);
  const change = async (some: Change) => {
    const outcome = await computer.change(some);
    if (outcome.kind !== 'kept') showToast({ message: outcome.kind === 'failed' ? words.notKept : noAuthority, tone: 'bad' });
    else if (outcome.restart) setNeedsRestart(true);
    await read();
  };
  if (!state) return null;
  const part = { computer, state, change };
  return (
    <>
      <ServerPanel {...part} />
      <AppPanel {...part} needsRestart={needsRestart} />
      <NetworkPanel {...part} />
      <UpdatePanel {...part} />
      <DiagnosticsPanel computer={computer} />
    </>
  );
}

function ServerPanel({ computer, state }: PartProps) {
  const words = useWords().computer;
  const [isMoving, setIsMoving] = useState(false);
  const { server, joinAt, offers } = state;
  return (
    <Panel title={words.section.server}>
      <dl className={styles.facts}>
        <Fact name={words.section.worksAt}>
          {server.url}
          <p className={styles.hint}>{words.section.from[server.from]}</p>
        </Fact>
        {joinAt.length > 0 && <Fact name={words.section.joinAt}>{joinAt.join(', ')}</Fact>}
      </dl>
      <div className={styles.body}>
        <p className={styles.hint}>{offers.secrets ? words.section.secrets.yes : words.section.secrets.no}</p>
        {isMoving ? (
          <>
            <p className={styles.hint}>{words.section.moveHint}</p>
            {/* The policy of the page names its server: a new one comes with a new page. */}
            <ServerForm computer={computer} onChosen={() => location.reload()} />
            <Button onClick={() => setIsMoving(false)}>{words.section.keep}</Button>
          </>
        ) : (
          <Button disabled={server.from === 'environment'} onClick={() => setIsMoving(true)}>
            {words.section.move}
          </Button>
        )}
      </div>
    </Panel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const shortcuts = { none: null, r: 'CommandOrControl+Alt+R', j: 'CommandOrControl+Alt+J' } as const;
type ShortcutName = keyof typeof shortcuts;
const shortcutNames = ['none', 'r', 'j'] as const satisfies readonly ShortcutName[];

function AppPanel({ computer, state: { settings, offers, isShortcutTaken }, change, needsRestart }: PartProps & { needsRestart: boolean }) {
  const words = useWords().computer.section;
  const [isRefused, setIsRefused] = useState(false);
  const shortcut = shortcutNames.find((name) => shortcuts[name] === settings.callShortcut) ?? 'none';
  return (
    <Panel title={words.app}>
      <div className={styles.body}>
        <Checkbox
          label={words.startsAtLogin}
          description={offers.startsAtLogin ? undefined : words.onlyInstalled}
          disabled={!offers.startsAtLogin}
          checked={settings.startsAtLogin}
          onChange={(event) => void change({ startsAtLogin: event.currentTarget.checked })}
        />
        <Checkbox
          label={words.staysInTray}
          checked={settings.staysInTray}
          onChange={(event) => void change({ staysInTray: event.currentTarget.checked })}
        />
        <Checkbox
          label={words.takesTelLinks}
          description={offers.telLinks ? words.telLinksHint : words.onlyInstalled}
          disabled={!offers.telLinks}
          checked={settings.takesTelLinks}
          onChange={(event) => void change({ takesTelLinks: event.currentTarget.checked })}
        />
        <Checkbox
          label={words.hardware}
          checked={settings.hardwareAcceleration}
          onChange={(event) => void change({ hardwareAcceleration: event.currentTarget.checked })}
        />
        {needsRestart && (
          <p className={styles.hint} role="status">
            {isRefused ? words.inCall : words.restartNeeded}{' '}
            <Button onClick={() => void computer.restart().then((outcome) => setIsRefused(outcome === 'inCall'))}>{words.restart}</Button>
          </p>
        )}
        <span className={styles.hint}>{words.callShortcut}</span>
        <Segmented
          label={words.callShortcut}
          value={shortcut}
          items={shortcutNames.map((value) => ({ value, label: words.shortcuts[value] }))}
          onChange={(name) => void change({ callShortcut: shortcuts[name] })}
        />
        {isShortcutTaken && (
          <p className={styles.hint} role="status">
            {words.shortcutTaken}
          </p>
        )}
        <span className={styles.hint}>{words.zoom}</span>
        <InlineSelect
          label={words.zoom}
          value={String(settings.zoomPercent)}
          options={zoomSteps.map((value) => ({ value: String(value), label: words.percent(value) }))}
          onChange={(value) => void change({ zoomPercent: Number(value) })}
        />
      </div>
    </Panel>
  );
}

function NetworkPanel({ state: { settings }, change }: PartProps) {
  const words = useWords().computer;
  const { section } = words;
  const [kind, setKind] = useState(settings.proxy.kind);
  const [rules, setRules] = useState(settings.proxy.kind === 'fixed' ? settings.proxy.rules : '');
  const isWhole = /^(?:(?:https?|socks[45]?):\/\/)?[\w.\-[\]:]{1,250}:\d{1,5}$/.test(rules);
  const choose = (next: typeof kind) => {
    setKind(next);
    if (next !== 'fixed') void change({ proxy: { kind: next } });
  };
  const trust = async (file: File | null) => {
    if (file) await change({ certificateAuthority: await file.text() });
  };
  return (
    <Panel title={section.network}>
      <div className={styles.body}>
        <span className={styles.hint}>{section.proxy}</span>
        <Segmented
          label={section.proxy}
          value={kind}
          items={(['system', 'direct', 'fixed'] as const).map((value) => ({ value, label: section.proxies[value] }))}
          onChange={choose}
        />
        {kind === 'fixed' && (
          <TextInput
            label={section.proxyAddress}
            placeholder={section.proxyPlaceholder}
            w={320}
            value={rules}
            error={rules !== '' && !isWhole && section.proxyBad}
            onChange={(event) => setRules(event.currentTarget.value.trim())}
            onBlur={() => isWhole && void change({ proxy: { kind: 'fixed', rules } })}
          />
        )}
        <span className={styles.hint}>{section.authority}</span>
        <p>{settings.certificateAuthority === null ? section.authorityNone : section.authoritySet}</p>
        <div className="row" style={{ gap: 8 }}>
          <FileButton accept=".pem,.crt,.cer" onChange={(file) => void trust(file)}>
            {(props) => <Button {...props}>{words.takeAuthority}</Button>}
          </FileButton>
          {settings.certificateAuthority !== null && (
            <Button onClick={() => void change({ certificateAuthority: null })}>{section.authorityRemove}</Button>
          )}
        </div>
      </div>
    </Panel>
  );
}

function UpdatePanel({ computer, state, change }: PartProps) {
  const words = useWords().computer.section;
  const restart = async () => {
    if ((await computer.restart()) === 'inCall') showToast({ message: words.inCall, tone: 'bad' });
  };
  return (
    <Panel title={words.updates}>
      <div className={styles.body}>
        <p role="status">
          {words.version(state.version)}. {updateWords(words, state.update)}
        </p>
        <Checkbox
          label={words.updatesAutomatic}
          disabled={state.update.kind === 'none'}
          checked={state.settings.updates === 'automatic'}
          onChange={(event) => void change({ updates: event.currentTarget.checked ? 'automatic' : 'off' })}
        />
        <div className="row" style={{ gap: 8 }}>
          <Button disabled={state.update.kind === 'none'} onClick={() => void computer.lookForUpdate()}>
            {words.look}
          </Button>
          {state.update.kind === 'downloaded' && <Button onClick={() => void restart()}>{words.restart}</Button>}
        </div>
      </div>
    </Panel>
  );
}

const updateWords = ({ update: words }: ReturnType<typeof useWords>['computer']['section'], state: UpdateState): string => {
  if (state.kind === 'downloading' || state.kind === 'downloaded') return words[state.kind](state.version);
  return state.kind === 'failed' ? words.failed[state.trouble] : words[state.kind];
};

function DiagnosticsPanel({ computer }: { computer: Computer }) {
  const words = useWords().computer.section;
  const [lines, setLines] = useState<{ name: string; value: string }[]>([]);
  useEffect(() => void computer.diagnostics().then(setLines), [computer]);
  const save = async () => {
    const outcome = await computer.exportDiagnostics();
    if (outcome.kind !== 'cancelled') showToast({ message: outcome.kind === 'saved' ? words.exported : words.notExported });
  };
  return (
    <Panel title={words.diagnostics}>
      <dl className={styles.facts}>
        {lines.map(({ name, value }) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
      </dl>
      <div className={styles.body}>
        <p className={styles.hint}>{words.diagnosticsHint}</p>
        <Button onClick={() => void save()}>{words.exportDiagnostics}</Button>
      </div>
    </Panel>
  );
}
