import { createStore, type StoreApi } from 'zustand/vanilla';
import { saveScriptDraft } from '../../../../shared/commands/save-script-draft.ts';
import type { Script, ScriptContent } from '../../../../shared/domain/script.ts';
import { contentOf } from '../../../../shared/domain/script-edits.ts';
import type { Desk } from '../../../data/desk.ts';
import { CommandRefused } from '../../../data/run-command.ts';

/** `conflict`: somebody else has changed the draft meanwhile. `notSaved`: this machine could not write. */
export type DraftFault = 'conflict' | 'notSaved';

export type DraftState = {
  content: ScriptContent;
  /** The revision that was last saved or received; what the next change is made on. */
  revision: number;
  isUnsaved: boolean;
  fault: DraftFault | null;
  past: readonly ScriptContent[];
  future: readonly ScriptContent[];
};

export type EditDraft = (change: (content: ScriptContent) => ScriptContent, mergeKey?: string) => void;

const saveAfterMs = 800;
/** Typing in one field is one step to undo, as long as it goes on. */
const mergeWithinMs = 1500;
const keptSteps = 100;

const isSame = (a: ScriptContent, b: ScriptContent): boolean => JSON.stringify(a) === JSON.stringify(b);

/** One draft being written: shows every change at once, saves it by itself a moment later, and can take steps back. */
export const createDraftEditor = ({ run, now }: Pick<Desk, 'run' | 'now'>, script: Script) => {
  const store: StoreApi<DraftState> = createStore(() => ({
    content: contentOf(script),
    revision: script.revision,
    isUnsaved: false,
    fault: null,
    past: [],
    future: [],
  }));
  const merging = { key: '', at: 0 };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> | null = null;

  const save = async (): Promise<void> => {
    const { content, revision, isUnsaved } = store.getState();
    if (!isUnsaved || store.getState().fault === 'conflict') return;
    try {
      await run(saveScriptDraft, { scriptId: script.id, scriptKey: script.scriptKey, baseRevision: revision, content });
      store.setState({ revision: revision + 1, fault: null, isUnsaved: store.getState().content !== content });
    } catch (error) {
      store.setState({ fault: error instanceof CommandRefused ? 'conflict' : 'notSaved' });
    }
  };

  /** Writes what waits, one save after another. Resolves to whether everything is on this machine. */
  const flush = async (): Promise<boolean> => {
    clearTimeout(timer);
    if (saving) await saving;
    saving = save().finally(() => {
      saving = null;
    });
    await saving;
    return !store.getState().isUnsaved;
  };

  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), saveAfterMs);
  };

  const show = (content: ScriptContent, steps: Pick<DraftState, 'past' | 'future'>): void => {
    store.setState({ content, ...steps, isUnsaved: true });
    saveSoon();
  };

  const edit: EditDraft = (change, mergeKey = '') => {
    const { content, past } = store.getState();
    const next = change(content);
    if (next === content) return;
    const isMerged = mergeKey !== '' && mergeKey === merging.key && now() - merging.at < mergeWithinMs && past.length > 0;
    Object.assign(merging, { key: mergeKey, at: now() });
    show(next, { past: isMerged ? past : [...past, content].slice(-keptSteps), future: [] });
  };

  const undo = (): void => {
    const { content, past, future } = store.getState();
    const before = past.at(-1);
    if (!before) return;
    merging.key = '';
    show(before, { past: past.slice(0, -1), future: [content, ...future] });
  };

  const redo = (): void => {
    const { content, past, future } = store.getState();
    const [after, ...rest] = future;
    if (!after) return;
    merging.key = '';
    show(after, { past: [...past, content], future: rest });
  };

  const take = (row: Script): void =>
    store.setState({ content: contentOf(row), revision: row.revision, isUnsaved: false, fault: null, past: [], future: [] });

  return {
    scriptId: script.id,
    store,
    edit,
    undo,
    redo,
    flush,
    /** The row as it came from elsewhere: shown where nothing of one's own waits. */
    receive: (row: Script): void => {
      const { content, isUnsaved } = store.getState();
      if (isUnsaved || saving) return;
      if (isSame(content, contentOf(row))) store.setState({ revision: row.revision });
      else take(row);
    },
    /** Gives up one's own changes for the row as it stands. */
    take,
  };
};
export type DraftEditor = ReturnType<typeof createDraftEditor>;
