import { Button } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Script, ScriptContent } from '../../../shared/domain/script.ts';
import { checkScript, type ScriptFault } from '../../../shared/domain/script-checks.ts';
import { useCache, useWholeCache } from '../../data/desk.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { KeysButton } from '../../ui/keys-button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useLocale, useWords } from '../../words/words.tsx';
import { DraftHead } from './edit/draft-head.tsx';
import { DraftPanel } from './edit/draft-panel.tsx';
import { useStepActs } from './edit/use-step-acts.ts';
import { FaultWordsProvider } from './fault-list.tsx';
import { faultWords } from './fault-words.ts';
import { FiguresPanel } from './figures-panel.tsx';
import { layOut } from './map-layout.ts';
import { ScriptList } from './script-list.tsx';
import { ScriptMap } from './script-map.tsx';
import styles from './scripts.module.css';
import { ShareDialog } from './share-dialog.tsx';
import { StepPanel } from './step-panel.tsx';
import { TryDialog } from './try-dialog.tsx';
import { useScriptFigures } from './use-script-figures.ts';
import { VersionActs } from './version-acts.tsx';

export type PageProps = {
  scripts: readonly Script[];
  script: Script;
  onChoose: (script: Script) => void;
  onNew: () => void;
  onImport: () => void;
  onFormat: () => void;
  onWrite: (script: Script) => void;
  onDraftFrom: (script: Script) => void;
  /** A draft that was thrown away, with what was written in it. */
  onBringBack: (script: Script, content: ScriptContent) => Promise<void>;
};

/** `shown`: the script with what is being written. */
type ScriptPageProps = PageProps & { shown: Script; isDraft?: boolean };

/** One script: the list it stands in, its map, the chosen step as a form, and what its versions brought. */
export function ScriptPage({ scripts, script, shown, isDraft = false, ...acts }: ScriptPageProps) {
  const allWords = useWords();
  const words = allWords.scripts;
  const { locale } = useLocale();
  const counted = useScriptFigures();
  const faults = useFaults(shown);
  const [chosenStepId, setChosenStepId] = useState<string | null>(null);
  const [open, setOpen] = useState<'try' | 'shares' | null>(null);
  const languages = useMemo(() => new Intl.DisplayNames(locale, { type: 'language' }), [locale]);
  const languageOf = (code: string) => languages.of(code) ?? code;
  const step =
    shown.steps.find(({ id }) => id === chosenStepId) ?? shown.steps.find(({ id }) => id === shown.startStepId) ?? shown.steps[0];
  const said = useMemo(() => faultWords(shown, allWords), [shown, allWords]);
  const versions = scripts.filter(({ scriptKey, publishedAt }) => scriptKey === script.scriptKey && publishedAt !== null);
  const live = versions.filter(({ state }) => state === 'live');
  useStepKeys({
    scripts,
    script,
    shown,
    stepId: step?.id ?? '',
    onStep: setChosenStepId,
    onScript: acts.onChoose,
    onTry: () => setOpen('try'),
  });
  const figures = counted?.figures.get(script.id);
  const ends = shown.steps.filter(({ kind }) => kind === 'end').length;
  return (
    <FaultWordsProvider value={said}>
      <PageHead
        title={words.title}
        sub={isDraft ? <DraftHead script={shown} /> : words.sub(shown.name, shown.version, languageOf(shown.language))}
        actions={<KeysButton />}
      />
      <div className={styles.page}>
        <ScriptList scripts={scripts} chosenId={script.id} languageOf={languageOf} {...acts} />
        <MapPanel
          shown={shown}
          stepId={step?.id ?? ''}
          faults={faults}
          count={words.counts(shown.steps.length - ends, ends)}
          note={figures && figures.reached > 0 ? words.lineWidth : counted && !isDraft ? words.noFlow : ''}
          isDraft={isDraft}
          figures={figures}
          onChoose={setChosenStepId}
        />
        {isDraft && (
          <DraftPanel
            script={shown}
            step={step}
            faults={faults}
            live={live}
            onGoTo={setChosenStepId}
            onTry={() => setOpen('try')}
            onWrite={acts.onWrite}
            onBringBack={(content) => acts.onBringBack(script, content)}
          />
        )}
        {!isDraft && step && (
          <StepPanel
            script={shown}
            step={step}
            faults={faults}
            figures={figures}
            onGoTo={setChosenStepId}
            acts={<VersionActs script={script} onTry={() => setOpen('try')} onWrite={acts.onWrite} onDraftFrom={acts.onDraftFrom} />}
          />
        )}
        <FiguresPanel
          versions={versions}
          counted={counted}
          chosenId={script.id}
          onChoose={acts.onChoose}
          onShare={live.length > 1 ? () => setOpen('shares') : undefined}
        />
      </div>
      <TryDialog script={shown} isOpen={open === 'try'} onClose={() => setOpen(null)} />
      <ShareDialog live={live} isOpen={open === 'shares'} onClose={() => setOpen(null)} />
    </FaultWordsProvider>
  );
}

/** What keeps the script from being published, anew with every change. */
const useFaults = (shown: Script): ScriptFault[] => {
  const required = useCache((cache) => cache.settings?.bantfo.required);
  const { campaigns } = useWholeCache();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the map of campaigns is changed in place; its size tells
  const campaignIds = useMemo(() => new Set(campaigns.keys()), [campaigns, campaigns.size]);
  const segments = useCache(({ settings }) => settings?.segments);
  return useMemo(() => {
    const segmentIds = new Set(segments?.map(({ id }) => id));
    return checkScript(shown, { required: required ?? [], campaignIds, segmentIds });
  }, [shown, required, campaignIds, segments]);
};

type MapPanelProps = {
  shown: Script;
  stepId: string;
  faults: readonly ScriptFault[];
  count: string;
  note: string;
  isDraft: boolean;
  figures: Parameters<typeof ScriptMap>[0]['figures'];
  onChoose: (stepId: string) => void;
};

const zooms = [0.5, 0.65, 0.8, 1, 1.25, 1.5] as const;

const nextZoom = (zoom: number, by: number): number =>
  (by > 0 ? zooms.find((each) => each > zoom) : zooms.findLast((each) => each < zoom)) ?? zoom;

function MapPanel({ shown, stepId, faults, count, note, isDraft, figures, onChoose }: MapPanelProps) {
  const words = useWords().scripts;
  const [zoom, setZoom] = useState<number | null>(null);
  const [drawn, setDrawn] = useState(1);
  const zoomBy = (by: number) => setZoom(nextZoom(drawn, by));
  useKeys([
    { keys: ['=', '+'], label: words.keys.nearer, isOnlyKey: true, run: () => zoomBy(1) },
    { keys: '-', label: words.keys.farther, isOnlyKey: true, run: () => zoomBy(-1) },
    { keys: '0', label: words.keys.plainSize, isOnlyKey: true, run: () => setZoom(null) },
  ]);
  const faulty = useMemo(() => new Set(faults.flatMap((fault) => fault.stepId ?? [])), [faults]);
  return (
    <Panel
      title={words.map}
      count={count}
      right={
        <span className={styles.mapNote}>
          <span className="cut">{note}</span>
          <Zoom zoom={drawn} onZoom={zoomBy} />
          {isDraft && <AddStep stepId={stepId} onChoose={onChoose} />}
        </span>
      }
    >
      <ScriptMap
        key={shown.id}
        script={shown}
        figures={figures}
        chosenId={stepId}
        faulty={faulty}
        zoom={zoom}
        onDrawn={setDrawn}
        onChoose={onChoose}
      />
    </Panel>
  );
}

function Zoom({ zoom, onZoom }: { zoom: number; onZoom: (by: 1 | -1) => void }) {
  const words = useWords().scripts.keys;
  return (
    <span className={styles.zoom}>
      <button type="button" aria-label={words.farther} aria-keyshortcuts="-" onClick={() => onZoom(-1)}>
        <IconMinus size={13} aria-hidden />
      </button>
      <span className="num">{Math.round(zoom * 100)}%</span>
      <button type="button" aria-label={words.nearer} aria-keyshortcuts="=" onClick={() => onZoom(1)}>
        <IconPlus size={13} aria-hidden />
      </button>
    </span>
  );
}

function AddStep({ stepId, onChoose }: { stepId: string; onChoose: (stepId: string) => void }) {
  const words = useWords().scripts.edit;
  const { addStep } = useStepActs(stepId, onChoose);
  useKeys([{ keys: 'n', label: words.addStep, run: addStep }]);
  return (
    <Button
      size="compact-sm"
      leftSection={<IconPlus size={14} aria-hidden />}
      rightSection={<KeyCap keys="n" />}
      aria-keyshortcuts={ariaKeys('n')}
      onClick={addStep}
    >
      {words.step}
    </Button>
  );
}

type StepKeys = {
  scripts: readonly Script[];
  script: Script;
  shown: Script;
  stepId: string;
  onStep: (stepId: string) => void;
  onScript: (script: Script) => void;
  onTry: () => void;
};

/** J K and the arrows walk the map as it is read, [ and ] the list, P tries it. */
const useStepKeys = ({ scripts, script, shown, stepId, onStep, onScript, onTry }: StepKeys): void => {
  const words = useWords().scripts.keys;
  const order = useMemo(() => layOut(shown).boxes.toSorted((a, b) => a.layer - b.layer || a.x - b.x), [shown]);
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
