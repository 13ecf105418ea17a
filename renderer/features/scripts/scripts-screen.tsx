import { useMemo, useState } from 'react';
import type { Script } from '../../../shared/domain/call.ts';
import { checkScript } from '../../../shared/domain/script-checks.ts';
import { useCache, useWholeCache } from '../../data/desk.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { KeysButton } from '../../ui/keys-button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { Formats } from '../../words/format.ts';
import { useFormats, useLocale, useWords } from '../../words/words.tsx';
import { FiguresPanel } from './figures-panel.tsx';
import { layOut } from './map-layout.ts';
import { ScriptList } from './script-list.tsx';
import { ScriptMap } from './script-map.tsx';
import styles from './scripts.module.css';
import { StepPanel } from './step-panel.tsx';
import { TryDialog } from './try-dialog.tsx';
import { useScriptFigures } from './use-script-figures.ts';

const stateRank: Record<Script['state'], number> = { live: 0, draft: 1, retired: 2 };

/** By name; of one script the newest version first, what is in use before what was. */
const inOrder = (scripts: Iterable<Script>, compare: Formats['compare']): Script[] =>
  [...scripts].sort((a, b) => compare(a.name, b.name) || stateRank[a.state] - stateRank[b.state] || b.version - a.version);

/** The center's scripts: which there are, how one branches, what a step says, what is wrong with it, what it brings. */
export function ScriptsScreen() {
  const words = useWords().scripts;
  const formats = useFormats();
  const { scripts } = useWholeCache();
  const ordered = inOrder(scripts.values(), formats.compare);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const { locale } = useLocale();
  const own = ordered.find(({ language, state }) => state === 'live' && locale.startsWith(language));
  const script = ordered.find(({ id }) => id === chosenId) ?? own ?? ordered[0];
  if (!script) {
    return (
      <>
        <PageHead title={words.title} />
        <EmptyState title={words.empty.title}>{words.empty.body}</EmptyState>
      </>
    );
  }
  return <OpenScript scripts={ordered} script={script} onChoose={({ id }) => setChosenId(id)} />;
}

type OpenScriptProps = { scripts: readonly Script[]; script: Script; onChoose: (script: Script) => void };

function OpenScript({ scripts, script, onChoose }: OpenScriptProps) {
  const words = useWords().scripts;
  const { locale } = useLocale();
  const required = useCache((cache) => cache.settings?.bantfo.required);
  const counted = useScriptFigures();
  const [at, setAt] = useState<{ scriptId: string; stepId: string } | null>(null);
  const [isTrying, setIsTrying] = useState(false);
  const languages = useMemo(() => new Intl.DisplayNames(locale, { type: 'language' }), [locale]);
  const languageOf = (code: string) => languages.of(code) ?? code;
  const faults = useMemo(() => checkScript(script, required ?? []), [script, required]);
  const stepId = at?.scriptId === script.id ? at.stepId : script.startStepId;
  const step = script.steps.find(({ id }) => id === stepId) ?? script.steps[0];
  const goTo = (id: string) => setAt({ scriptId: script.id, stepId: id });
  useStepKeys({ scripts, script, stepId: step?.id ?? '', onStep: goTo, onScript: onChoose, onTry: () => setIsTrying(true) });
  const figures = counted?.figures.get(script.id);
  const ends = script.steps.filter(({ kind }) => kind === 'end').length;
  return (
    <>
      <PageHead title={words.title} sub={words.sub(script.name, script.version, languageOf(script.language))} actions={<KeysButton />} />
      <div className={styles.page}>
        <ScriptList scripts={scripts} chosenId={script.id} languageOf={languageOf} onChoose={onChoose} />
        <Panel
          title={words.map}
          count={words.counts(script.steps.length - ends, ends)}
          right={
            <span className={styles.mapNote}>
              {figures && figures.reached > 0 ? words.lineWidth : counted && words.noFlow}
              <KeyCap keys="j" />
              <KeyCap keys="k" />
            </span>
          }
        >
          <ScriptMap
            key={script.id}
            script={script}
            figures={figures}
            chosenId={step?.id ?? ''}
            faulty={new Set(faults.flatMap((fault) => fault.stepId ?? []))}
            onChoose={goTo}
          />
        </Panel>
        {step && <StepPanel script={script} step={step} faults={faults} onGoTo={goTo} onTry={() => setIsTrying(true)} />}
        <FiguresPanel scripts={scripts} counted={counted} chosenId={script.id} onChoose={onChoose} />
      </div>
      <TryDialog script={script} isOpen={isTrying} onClose={() => setIsTrying(false)} />
    </>
  );
}

type StepKeys = {
  scripts: readonly Script[];
  script: Script;
  stepId: string;
  onStep: (stepId: string) => void;
  onScript: (script: Script) => void;
  onTry: () => void;
};

/** J K and the arrows walk the map as it is read, [ and ] the list, P tries it. */
const useStepKeys = ({ scripts, script, stepId, onStep, onScript, onTry }: StepKeys): void => {
  const words = useWords().scripts.keys;
  const order = useMemo(() => layOut(script).boxes.toSorted((a, b) => a.layer - b.layer || a.x - b.x), [script]);
  const walk = (by: 1 | -1) => {
    const next = order[order.findIndex(({ id }) => id === stepId) + by];
    if (next) onStep(next.id);
  };
  const turn = (by: 1 | -1) => {
    const next = scripts[scripts.indexOf(script) + by];
    if (next) onScript(next);
  };
  useKeys([
    { keys: ['j', 'ArrowDown', 'ArrowRight'], label: words.nextStep, isOnlyKey: true, canRepeat: true, run: () => walk(1) },
    { keys: ['k', 'ArrowUp', 'ArrowLeft'], label: words.previousStep, isOnlyKey: true, canRepeat: true, run: () => walk(-1) },
    { keys: ']', label: words.nextScript, isOnlyKey: true, run: () => turn(1) },
    { keys: '[', label: words.previousScript, isOnlyKey: true, run: () => turn(-1) },
    { keys: 'p', label: words.tryIt, run: onTry },
  ]);
};
