import { saveScriptDraft } from '../../../shared/commands/save-script-draft.ts';
import type { Script } from '../../../shared/domain/script.ts';
import { type FileFault, readScriptFile, scriptFileLimit, scriptFileSchema, writeScriptFile } from '../../../shared/domain/script-file.ts';
import { useDesk } from '../../data/desk.ts';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useWords } from '../../words/words.tsx';

const fileName = ({ name, version }: Script): string =>
  `${
    name
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase() || 'script'
  }-v${version}.script.json`;

type Files = {
  write: (script: Script) => Promise<void>;
  writeFormat: () => Promise<void>;
  /** Takes a file in as a draft; what is wrong with it, otherwise. */
  take: (file: File) => Promise<{ scriptId: string } | { faults: readonly FileFault[] } | null>;
};

/** Scripts to files and back. */
export const useScriptFiles = (): Files => {
  const words = useWords().scripts.file;
  const { platform, run, newId, cache } = useDesk();
  const told = useTold();
  const write = async (name: string, data: string, mime: string) => {
    const outcome = await platform.exportFile({ name, mime, data });
    if (outcome.kind === 'failed') showToast({ message: words.notWritten, tone: 'bad' });
    if (outcome.kind === 'saved') showToast({ message: words.written(outcome.path ?? name) });
  };
  return {
    write: (script) => write(fileName(script), writeScriptFile(script), 'application/json'),
    writeFormat: () => write('refinery-script.schema.json', `${JSON.stringify(scriptFileSchema(), null, 2)}\n`, 'application/schema+json'),
    take: async (file) => {
      if (file.size > scriptFileLimit) {
        return { faults: [{ code: 'wrong', path: '', step: '', place: { line: 1, column: 1 }, detail: words.tooLarge }] };
      }
      const read = readScriptFile(await file.text());
      if (read.kind === 'faults') return { faults: read.faults };
      const scriptId = newId();
      const known = new Set([...cache.store.getState().campaigns.keys()]);
      const content = { ...read.content, campaignIds: read.content.campaignIds.filter((id) => known.has(id)) };
      const isDone = await told(() => run(saveScriptDraft, { scriptId, scriptKey: read.scriptKey, baseRevision: 0, content }));
      return isDone ? { scriptId } : null;
    },
  };
};
