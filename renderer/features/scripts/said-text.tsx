import { isMergeField, mergePartsOf } from '../../../shared/domain/merge-fields.ts';
import { Tag } from '../../ui/tag.tsx';
import { useWords } from '../../words/words.tsx';

/** A script's text with its merge fields as chips; the fallback is named on pointing at one, and read out. */
export function SaidText({ text }: { text: string }) {
  const words = useWords().scripts;
  return mergePartsOf(text).map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no identity but their place
    if (part.kind === 'words') return <span key={index}>{part.text}</span>;
    const fallback = part.fallback ? words.fallback(part.fallback) : words.noFallback;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no identity but their place
      <span key={index} title={fallback}>
        <Tag tone={isMergeField(part.name) ? 'accent' : 'warn'}>{isMergeField(part.name) ? words.fields[part.name] : part.name}</Tag>
        <span className="vh">({fallback})</span>
      </span>
    );
  });
}
