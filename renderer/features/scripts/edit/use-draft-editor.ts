import { createContext, useContext, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Script, ScriptStep } from '../../../../shared/domain/script.ts';
import { changeStep } from '../../../../shared/domain/script-edits.ts';
import { useDesk } from '../../../data/desk.ts';
import { createDraftEditor, type DraftEditor, type DraftState } from './draft-editor.ts';

/** The editor of a draft; what waits is written when the screen is left, covered or closed. Undefined for what is published. */
export const useDraftEditor = (script: Script | undefined): DraftEditor | undefined => {
  const desk = useDesk();
  const draft = script?.state === 'draft' ? script : undefined;
  const draftId = draft?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: one editor per draft; later rows are received below
  const editor = useMemo(() => (draft ? createDraftEditor(desk, draft) : undefined), [desk, draftId]);
  useEffect(() => {
    if (draft) editor?.receive(draft);
  }, [editor, draft]);
  useEffect(() => {
    if (!editor) return undefined;
    const flush = () => void editor.flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [editor]);
  return editor;
};

const EditorContext = createContext<DraftEditor | null>(null);
export const EditorProvider = EditorContext.Provider;

export const useEditor = (): DraftEditor => {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('useEditor outside of an open draft');
  return editor;
};

export const useDraft = <Value>(select: (state: DraftState) => Value): Value => useStore(useEditor().store, select);

export type ChangeStep = (change: (step: ScriptStep) => ScriptStep, mergeKey?: string) => void;

/** Changes one step; typing in one of its fields is one step to undo. */
export const useChangeStep = (stepId: string): ChangeStep => {
  const { edit } = useEditor();
  return (change, mergeKey) => edit((content) => changeStep(content, stepId, change), mergeKey && `${stepId} ${mergeKey}`);
};
