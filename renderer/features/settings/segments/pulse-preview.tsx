import { countPulseMoves, type PulseMoves, type PulseMovesRules } from '../../../../shared/domain/pulse-moves.ts';
import { anyAsksForTouches } from '../../../../shared/domain/segment.ts';
import { eachLead } from '../../../data/lead-slices.ts';
import { useSegmentTouches } from '../../../data/segment-touches.ts';
import { useShowLeads } from '../../../parts/use-show-leads.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import settings from '../settings.module.css';
import { type CountWay, useCounted } from '../use-counted.ts';

type Asked = { before: PulseMovesRules; after: PulseMovesRules };

const countMoves = async ({ before, after }: Asked, way: CountWay): Promise<PulseMoves | null> => {
  const count = countPulseMoves(before, after);
  return (await eachLead(way, (lead, facts) => count.take({ lead, facts }))) ? count.result() : null;
};

/** What other days of silence, or another floor, do to the queue before they are published: who comes up at once, and who is left in peace. */
export function PulsePreview({ before, after }: Asked) {
  const words = useWords().settings.segments;
  const formats = useFormats();
  const touches = useSegmentTouches(anyAsksForTouches([...before.segments, ...after.segments]));
  const { result, isCounting } = useCounted({ before, after }, touches, countMoves);
  if (!result) return <p className="t3 sm">{words.counting}</p>;
  const { counted, silentBefore, silentAfter, brought, spared } = result;
  return (
    <div className={settings.preview} aria-live="polite" aria-busy={isCounting}>
      <b className="b">{words.silentNow(formats.count(silentBefore), formats.count(silentAfter), formats.count(counted))}</b>
      <span className="t2">
        {brought.length === 0 && spared.length === 0 && words.nobodyMoves}
        <Moved leadIds={brought} said={words.brought(brought.length)} />
        <Moved leadIds={spared} said={words.spared(spared.length)} />
      </span>
    </div>
  );
}

function Moved({ leadIds, said }: { leadIds: string[]; said: string }) {
  const showLeads = useShowLeads();
  if (leadIds.length === 0) return null;
  const show = () => {
    showLeads({ title: said, leadIds });
  };
  return (
    <>
      <button type="button" className={settings.figure} onClick={show}>
        {said}
      </button>{' '}
    </>
  );
}
