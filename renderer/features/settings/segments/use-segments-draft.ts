import { z } from 'zod';
import type { CenterSettings } from '../../../../shared/domain/center-settings.ts';
import { pulseSettings } from '../../../../shared/domain/pulse-settings.ts';
import { type Segment, segments } from '../../../../shared/domain/segment.ts';
import { type DraftKind, keptSaid, useDraft } from '../draft/use-draft.ts';

export type SegmentAgreements = Pick<CenterSettings, 'segments' | 'pulse'>;

const agreements = z.object({ segments, pulse: pulseSettings });
const segmentsDraft: DraftKind<SegmentAgreements, SegmentAgreements> = {
  key: 'settings.segments.draft',
  kept: z.object({ draft: agreements, base: agreements, ...keptSaid }).nullable(),
  begin: ({ segments: standing, pulse }) => ({ segments: standing, pulse }),
  read: (typed) => typed,
};

/** The segments and the pulse under the pen. Undefined while the kept draft is read. */
export const useSegmentsDraft = ({ segments: standing, pulse }: CenterSettings) => {
  const pen = useDraft(segmentsDraft, { segments: standing, pulse });
  if (pen === undefined) return undefined;
  const write = (next: Segment[]) => pen.write({ ...pen.draft, segments: next });
  return {
    ...pen,
    put: (segment: Segment) => {
      const isKnown = pen.draft.segments.some(({ id }) => id === segment.id);
      write(isKnown ? pen.draft.segments.map((each) => (each.id === segment.id ? segment : each)) : [...pen.draft.segments, segment]);
    },
    remove: (id: string) => write(pen.draft.segments.filter((each) => each.id !== id)),
    editPulse: (change: Partial<CenterSettings['pulse']>) => pen.write({ ...pen.draft, pulse: { ...pen.draft.pulse, ...change } }),
  };
};
