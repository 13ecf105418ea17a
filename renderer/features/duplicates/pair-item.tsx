import { leadName } from '../../../shared/domain/lead.ts';
import { useCache } from '../../data/desk.ts';
import type { SuspectedPair } from '../../data/suspects.ts';
import { ListItem } from '../../ui/list-pages.tsx';
import { useWords } from '../../words/words.tsx';

type PairItemProps = { pair: SuspectedPair; isCurrent: boolean; onChoose: () => void };

/** One pair in the list: both names, where they work, and how likely they are one. */
export function PairItem({ pair: { a, b, score, reasons }, isCurrent, onChoose }: PairItemProps) {
  const words = useWords().duplicates;
  const company = useCache((cache) => cache.companies.get(a.companyId ?? b.companyId ?? '')?.name);
  const telling = reasons.slice(0, 2).map(({ field, level }) => words.reason(field, level));
  const names = leadName(a) === leadName(b) ? leadName(a) : `${leadName(a)}, ${leadName(b)}`;
  return (
    <ListItem isCurrent={isCurrent} onChoose={onChoose}>
      <span className="row">
        <span className="b cut grow">{names}</span>
        <span className="num b" title={words.scoreHint}>
          <span className="vh">{words.score(score)}</span>
          <span aria-hidden>{score}</span>
        </span>
      </span>
      <span className="t2 sm cut">{[company, telling.join(', ')].filter(Boolean).join(' · ')}</span>
    </ListItem>
  );
}
