import type { LeftOut } from '../../shared/domain/routing.ts';
import { useCache } from '../data/desk.ts';
import { useFormats, useWords } from '../words/words.tsx';

/** Who was passed over, and why. */
export function LeftOutLines({ leftOut }: { leftOut: readonly LeftOut[] }) {
  const words = useWords().handoffs.leftOut;
  const formats = useFormats();
  const users = useCache((cache) => cache.users);
  if (leftOut.length === 0) return null;
  const line = ({ salespersonId, why, till }: LeftOut) => {
    const name = users.get(salespersonId)?.name ?? '?';
    return why === 'absent' ? words.absent(name, till ? formats.date(till) : '') : words[why](name);
  };
  return <p className="t3 sm">{leftOut.map(line).join(', ')}</p>;
}
