import { bestHours, isBestHour } from '../../../shared/domain/best-hours.ts';
import type { Callback } from '../../../shared/domain/call.ts';
import { callbackLengthMs } from '../../../shared/domain/callback-suggestions.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { openingFrom, openingsWithin } from '../../../shared/domain/window-calendar.ts';
import { localClock, placeOfZone } from '../../../shared/domain/zone.ts';
import { useDesk } from '../../data/desk.ts';
import { useWindowCalendar } from '../../data/window-calendar.ts';
import { cssColor } from '../../ui/tokens.ts';
import { useFormats, useWords } from '../../words/words.tsx';

const width = 342;
const hours = 8;
const hourMs = 3_600_000;
const pad = 6;

const two = (hour: number): string => String(hour).padStart(2, '0');

/** Hours on the ruler in which the lead answers best. */
const bestSpans = (lead: Lead, theirZone: string, ticks: readonly number[]): number[] => {
  const best = bestHours(lead);
  return ticks.slice(0, -1).filter((tick) => isBestHour(best, localClock(tick, theirZone).hour));
};

type TimeRulerProps = { at: number; theirZone: string; lead: Lead; taken: readonly Callback[] };

/** Two clocks on one axis around the time: green where the lead may be called, grey where I have promised something else. */
export function TimeRuler({ at, theirZone, lead, taken }: TimeRulerProps) {
  const words = useWords().callbacks;
  const formats = useFormats();
  const { zone: myZone, now: clock } = useDesk();
  const now = clock();
  const calendar = useWindowCalendar();
  const from = Math.floor(at / hourMs) * hourMs - 3 * hourMs;
  const till = from + hours * hourMs;
  const x = (instant: number) => pad + ((instant - from) / (till - from)) * (width - 2 * pad);
  const inView = (instant: number) => Math.min(width - pad, Math.max(pad, x(instant)));
  const openings = calendar ? openingsWithin(lead, calendar, from, till) : [];
  const ticks = Array.from({ length: hours + 1 }, (_, index) => from + index * hourMs);
  const label = words.ruler(formats.time(at), formats.time(at, theirZone), placeOfZone(theirZone));
  const opening = calendar && openingFrom(lead, calendar, openings[0]?.from ?? at);
  const best = bestHours(lead);
  return (
    <svg width="100%" viewBox={`0 0 ${width} 104`} role="img" aria-label={label} style={{ display: 'block' }}>
      {openings.map((each) => (
        <rect
          key={each.from}
          x={inView(each.from)}
          y="34"
          width={Math.max(0, inView(each.till) - inView(each.from))}
          height="36"
          fill={cssColor('ok-soft')}
        />
      ))}
      {bestSpans(lead, theirZone, ticks)
        .filter((hour) => openings.some((each) => each.from <= hour && hour < each.till))
        .map((hour) => (
          <rect key={hour} x={x(hour)} y="34" width={x(hour + hourMs) - x(hour)} height="36" fill={cssColor('ok')} opacity=".28" />
        ))}
      {taken
        .filter((each) => each.dueAt > from - callbackLengthMs && each.dueAt < till)
        .map((each) => (
          <rect
            key={each.id}
            x={inView(each.dueAt)}
            y="40"
            width={Math.max(3, inView(each.dueAt + callbackLengthMs) - inView(each.dueAt))}
            height="24"
            rx="3"
            fill={cssColor('line-strong')}
          />
        ))}
      <path d={`M0 34H${width}M0 70H${width}`} stroke={cssColor('line-strong')} />
      {ticks.map((tick) => (
        <g key={tick} fontSize="11" fill={cssColor('text-3')} textAnchor="middle">
          <path d={`M${x(tick)} 29v5M${x(tick)} 70v5`} stroke={cssColor('text-3')} />
          <text x={Math.min(width - 10, Math.max(10, x(tick)))} y="24">
            {formats.hourMark(tick, myZone)}
          </text>
          <text x={Math.min(width - 10, Math.max(10, x(tick)))} y="87">
            {formats.hourMark(tick, theirZone)}
          </text>
        </g>
      ))}
      <g fontSize="11" fill={cssColor('text-2')}>
        <text x="0" y="10">
          {words.rulerMe(placeOfZone(myZone))}
        </text>
        <text x="0" y="102">
          {placeOfZone(theirZone)}
        </text>
        {opening && (
          <text x={width} y="102" textAnchor="end" fill={cssColor('ok')}>
            {[
              // Shut on all of the ruler: the hours are those of another day, which is named.
              openings.length > 0
                ? words.rulerWindow(formats.shortTime(opening.from, theirZone), formats.shortTime(opening.till, theirZone))
                : words.rulerOpens(formats.dayAndTime(opening.from, now, theirZone)),
              best && openings.length > 0 && words.rulerBest(two(best.from), two(best.to)),
            ]
              .filter(Boolean)
              .join(', ')}
          </text>
        )}
      </g>
      <path d={`M${x(at)} 30V74`} stroke={cssColor('accent')} strokeWidth="2.5" />
      <circle cx={x(at)} cy="52" r="6" fill={cssColor('accent')} stroke={cssColor('surface')} strokeWidth="2" />
    </svg>
  );
}
