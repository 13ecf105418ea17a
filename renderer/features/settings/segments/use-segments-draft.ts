import { z } from 'zod';
import { type CenterSettings, centerSettings } from '../../../../shared/domain/center-settings.ts';
import { pulseSettings } from '../../../../shared/domain/pulse-settings.ts';
import { type Segment, segments } from '../../../../shared/domain/segment.ts';
import { placed } from '../../../data/placed.ts';
import { type DraftKind, keptSaid, useDraft } from '../draft/use-draft.ts';

/** The queue holds everybody's days of silence. */
export type SegmentAgreements = Pick<CenterSettings, 'segments' | 'pulse' | 'queue'>;

const agreements = z.object({ segments, pulse: pulseSettings, queue: centerSettings.shape.queue });
const segmentsDraft: DraftKind<SegmentAgreements, SegmentAgreements> = {
  key: 'settings.segments.draft',
  kept: z.object({ draft: agreements, base: agreements, ...keptSaid }).nullable(),
  begin: (standing) => standing,
  read: (typed) => typed,
};

type Days = Pick<CenterSettings['queue'], 'pulseDays' | 'keyAccountPulseDays'>;

/** The segments and the pulse under the pen. Undefined while the kept draft is read. */
export const useSegmentsDraft = ({ segments: standing, pulse, queue }: CenterSettings) => {
  const pen = useDraft(segmentsDraft, { segments: standing, pulse, queue });
  if (pen === undefined) return undefined;
  const { draft } = pen;
  const write = (next: Segment[]) => pen.write({ ...draft, segments: next });
  return {
    ...pen,
    /** Nobody is to hear from us every nought days. */
    hasDays: draft.queue.pulseDays >= 1 && draft.queue.keyAccountPulseDays >= 1,
    put: (segment: Segment) => write(placed(draft.segments, segment)),
    remove: (id: string) => write(draft.segments.filter((each) => each.id !== id)),
    editPulse: (change: Partial<CenterSettings['pulse']>) => pen.write({ ...draft, pulse: { ...draft.pulse, ...change } }),
    editDays: (change: Partial<Days>) => pen.write({ ...draft, queue: { ...draft.queue, ...change } }),
  };
};
export type SegmentsPen = NonNullable<ReturnType<typeof useSegmentsDraft>>;
