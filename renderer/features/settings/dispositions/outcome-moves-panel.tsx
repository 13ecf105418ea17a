import type { Disposition } from '../../../../shared/domain/call.ts';
import { countOutcomeMoves, type OutcomeMoves } from '../../../../shared/domain/outcome-moves.ts';
import { isSameValue } from '../../../../shared/domain/same-value.ts';
import { eachLead } from '../../../data/lead-slices.ts';
import { noTouches } from '../../../data/segment-touches.ts';
import { useShowLeads } from '../../../parts/use-show-leads.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import { type CountWay, useCounted } from '../use-counted.ts';

type Asked = { before: Disposition; after: Disposition };

const countMoves = async ({ before, after }: Asked, way: CountWay): Promise<OutcomeMoves | null> => {
  const { settings } = way.cache;
  if (!settings) return null;
  const count = countOutcomeMoves(before, after, { settings, now: way.at });
  return (await eachLead(way, (lead) => count.take(lead))) ? count.result() : null;
};

const kinds = ['givenUp', 'triedOn', 'sooner', 'later', 'otherwise'] as const;

/** What the change would do to the leads that are called, before it is kept; nothing while nothing that matters to them has changed. */
export function OutcomeMovesPanel({ before, after, isSound }: Asked & { isSound: boolean }) {
  const { label: _was, hotKey: _key, order: _order, ...ruleBefore } = before;
  const { label: _is, hotKey: _newKey, order: _newOrder, ...ruleAfter } = after;
  return !isSound || isSameValue(ruleBefore, ruleAfter) ? null : <Counted before={before} after={after} />;
}

function Counted(asked: Asked) {
  const words = useWords().settings.dispositions.moves;
  const formats = useFormats();
  const showLeads = useShowLeads();
  const { result, isCounting } = useCounted(asked, noTouches, countMoves);
  if (!result) return <p className="t3 sm">{words.counting}</p>;
  const moving = kinds.filter((kind) => result[kind].length > 0);
  const show = (kind: (typeof kinds)[number], title: string) => {
    showLeads({ title, leadIds: result[kind] });
  };
  return (
    <div className={styles.preview} aria-live="polite" aria-busy={isCounting}>
      <span className="t3 sm">{words.over(formats.count(result.counted))}</span>
      {moving.length === 0 && <b className="b">{words.none}</b>}
      {moving.map((kind) => {
        const said = words.of[kind](result[kind].length);
        return (
          <button key={kind} type="button" className={styles.figure} onClick={() => show(kind, said)}>
            {said}
          </button>
        );
      })}
    </div>
  );
}
