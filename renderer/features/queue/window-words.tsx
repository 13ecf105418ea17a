import type { CallingWindow } from '../../../shared/domain/calling-window.ts';
import { placeOfZone } from '../../../shared/domain/zone.ts';
import { WindowGlyph, type WindowState } from '../../ui/window-glyph.tsx';
import { useFormats, useWords } from '../../words/words.tsx';

const stateOf = (window: CallingWindow): WindowState => {
  if (window.reason === 'unknownZone') return 'unknown';
  if (!window.allowed) return 'shut';
  return window.isClosingSoon ? 'closing' : 'open';
};

/** "Cork 13:05 till 17:00": the lead's clock, and until or from when they may be called. */
export function WindowWords({ window, city, now, isLong = false }: { window: CallingWindow; city: string; now: number; isLong?: boolean }) {
  const words = useWords().today;
  const formats = useFormats();
  const zone = window.zone ?? undefined;
  const place = city || (window.zone ? placeOfZone(window.zone) : '');
  const holiday = window.holiday && !window.allowed ? `${window.holiday}, ` : '';
  const bound = () => {
    if (window.closesAt !== null) return (isLong ? words.callableUntil : words.till)(formats.shortTime(window.closesAt, zone));
    if (window.opensAt !== null)
      return (
        holiday +
        words.opens(
          formats.isSameDay(window.opensAt, now, zone)
            ? formats.shortTime(window.opensAt, zone)
            : formats.weekdayAndTime(window.opensAt, zone),
        )
      );
    return words.windowReason[window.reason];
  };
  // When it opens or closes is told whole: a long place gives way. Words of why not may be long themselves.
  const isShort = !isLong && holiday === '' && (window.closesAt ?? window.opensAt) !== null;
  // In a row, the hour there says nothing about a lead that opens on another day; its place does.
  const opensLater = window.closesAt === null && window.opensAt !== null && !formats.isSameDay(window.opensAt, now, zone);
  const clock = zone && (isLong || !opensLater) ? formats.time(now, zone) : '';
  return (
    <span className="row" style={{ gap: 6 }}>
      <WindowGlyph state={stateOf(window)} />
      <span className={isLong ? 'b' : 'row'} style={isLong ? {} : { gap: 4, minWidth: 0 }}>
        <span className={isLong ? '' : 'cut'}>{place}</span> {clock && <span className="nowrap">{clock}</span>}
      </span>
      <span className={`${isShort ? 'nowrap' : 'cut'} ${isLong ? '' : 'sm'} ${window.isClosingSoon ? 'warn' : 't3'}`}>{bound()}</span>
    </span>
  );
}
