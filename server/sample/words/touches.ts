import type { Touch } from '../../../shared/domain/call.ts';

type Line = Pick<Touch, 'kind' | 'title' | 'detail' | 'buyingPhase' | 'direction' | 'durationMs'>;

const minuteMs = 60_000;

const incoming = (
  kind: Touch['kind'],
  title: string,
  detail: string,
  buyingPhase: Touch['buyingPhase'] = null,
  minutes?: number,
): Line => ({
  kind,
  title,
  detail,
  buyingPhase,
  direction: 'in',
  durationMs: minutes === undefined ? null : minutes * minuteMs,
});

/** What people do between their first touch and our calls. */
export const laterTouches: readonly Line[] = [
  incoming('visit', 'Pricing page, 6 min', '', 'interest', 6),
  incoming('visit', 'Case study: dairy, 9 min', '', null, 9),
  incoming('visit', 'Page on line stops, 3 min', '', null, 3),
  incoming('download', 'Checklist: counting stops', 'Two pages', 'learning'),
  incoming('download', 'Retrofit guide', 'Opened twice', 'interest'),
  incoming('download', 'Comparison: retrofit or new line', 'Read to the end', 'preference'),
  incoming('mail', 'Answered our mail', '“Will look at it with maintenance.”'),
];

/** What we send; it is a touch too, but adds nothing to a score. */
export const sentMails: readonly Line[] = [
  { kind: 'mail', title: 'Two pages on stops', detail: 'Sent after the call', buyingPhase: null, direction: 'out', durationMs: null },
  { kind: 'mail', title: 'Counting sheet', detail: 'Sent after the call', buyingPhase: null, direction: 'out', durationMs: null },
  {
    kind: 'mail',
    title: 'Reference from a plant of the same size',
    detail: 'Sent after the call',
    buyingPhase: null,
    direction: 'out',
    durationMs: null,
  },
];
