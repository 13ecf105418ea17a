import { useMemo, useRef, useState } from 'react';
import { saveScriptDraft } from '../../../shared/commands/save-script-draft.ts';
import type { Script, ScriptContent } from '../../../shared/domain/script.ts';
import { contentOf, emptyContent } from '../../../shared/domain/script-edits.ts';
import type { FileFault } from '../../../shared/domain/script-file.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useSyncSummary } from '../../data/sync-summary.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Progress } from '../../ui/progress.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import type { Formats } from '../../words/format.ts';
import { useFormats, useLocale, useWords } from '../../words/words.tsx';
import { EditorProvider, useDraft, useDraftEditor } from './edit/use-draft-editor.ts';
import { FileDialog } from './file-dialog.tsx';
import { type PageProps, ScriptPage } from './script-page.tsx';
import styles from './scripts.module.css';
import { useScriptFiles } from './use-script-files.ts';

/** A draft that was thrown away was never used: nobody needs to see it again. */
const isShown = ({ state, publishedAt }: Script): boolean => state !== 'retired' || publishedAt !== null;

/** By name; of one script the newest version first. */
const inOrder = (scripts: Iterable<Script>, compare: Formats['compare']): Script[] =>
  [...scripts].filter(isShown).sort((a, b) => compare(a.name, b.name) || compare(a.scriptKey, b.scriptKey) || b.version - a.version);

type FaultyFile = { name: string; list: readonly FileFault[] };

/** The center's scripts: read, written, tried, published, compared, taken in from files and out to them. */
export function ScriptsScreen() {
  const words = useWords().scripts;
  const formats = useFormats();
  const { newId, run } = useDesk();
  const { scripts } = useWholeCache();
  const { locale } = useLocale();
  const told = useTold();
  const files = useScriptFiles();
  const picker = useRef<HTMLInputElement>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [faultyFile, setFaultyFile] = useState<FaultyFile | null>(null);
  const ordered = inOrder(scripts.values(), formats.compare);
  const own = ordered.find(({ language, state }) => state === 'live' && locale.startsWith(language));
  const script = ordered.find(({ id }) => id === chosenId) ?? own ?? ordered[0];
  const saveNew = async (scriptKey: string, content: Parameters<typeof contentOf>[0]) => {
    const scriptId = newId();
    if (await told(() => run(saveScriptDraft, { scriptId, scriptKey, baseRevision: 0, content }))) setChosenId(scriptId);
  };
  const begin = () => {
    const titles = { opening: words.edit.openingTitle, end: words.edit.endTitle };
    void saveNew(newId(), emptyContent(words.edit.newName, locale.split('-')[0] ?? 'en', titles, { opening: newId(), end: newId() }));
  };
  const draftFrom = (from: Script) => {
    const standing = ordered.find(({ scriptKey, state }) => scriptKey === from.scriptKey && state === 'draft');
    if (!standing) return void saveNew(from.scriptKey, contentOf(from));
    setChosenId(standing.id);
    showToast({ message: words.edit.draftStands(standing.name) });
  };
  const take = async (file: File | undefined) => {
    const taken = file && (await files.take(file));
    if (taken && 'faults' in taken) setFaultyFile({ name: file.name, list: taken.faults });
    if (taken && 'scriptId' in taken) setChosenId(taken.scriptId);
  };
  useKeys([{ keys: 'c', label: words.edit.newScript, run: begin }]);
  const page = {
    scripts: ordered,
    onChoose: ({ id }: Script) => setChosenId(id),
    onNew: begin,
    onImport: () => picker.current?.click(),
    onFormat: () => void files.writeFormat(),
    onWrite: (of: Script) => void files.write(of),
    onDraftFrom: draftFrom,
    onBringBack: ({ scriptKey }: Script, content: ScriptContent) => saveNew(scriptKey, content),
  };
  return (
    <>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={words.file.takeIn}
        onChange={(event) => {
          const input = event.currentTarget;
          void take(input.files?.[0]);
          input.value = '';
        }}
      />
      {script ? (
        <OpenScript key={script.id} script={script} {...page} />
      ) : (
        <>
          <PageHead title={words.title} />
          <NoScripts onNew={begin} onImport={page.onImport} />
        </>
      )}
      <FileDialog faults={faultyFile} onClose={() => setFaultyFile(null)} />
    </>
  );
}

/** None at all: nobody has written one, or this machine has not been told of any yet. */
function NoScripts({ onNew, onImport }: { onNew: () => void; onImport: () => void }) {
  const words = useWords().scripts;
  const { firstLoad, syncedAt } = useSyncSummary();
  if (firstLoad || syncedAt === null) {
    return (
      <div className={styles.loading}>
        <Progress label={words.loading} done={firstLoad?.done ?? 0} {...(firstLoad ? { total: firstLoad.total } : {})} />
      </div>
    );
  }
  return (
    <EmptyState
      title={words.empty.title}
      actions={[
        { label: words.edit.newScript, run: onNew },
        { label: words.file.takeIn, run: onImport },
      ]}
    >
      {words.empty.body}
    </EmptyState>
  );
}

/** A draft is open for writing, a published version for reading. */
function OpenScript(props: PageProps) {
  const editor = useDraftEditor(props.script);
  if (!editor) return <ScriptPage {...props} shown={props.script} />;
  return (
    <EditorProvider value={editor}>
      <Draft {...props} />
    </EditorProvider>
  );
}

function Draft(props: PageProps) {
  const content = useDraft((state) => state.content);
  const shown = useMemo(() => ({ ...props.script, ...content }), [props.script, content]);
  return <ScriptPage {...props} shown={shown} isDraft />;
}
