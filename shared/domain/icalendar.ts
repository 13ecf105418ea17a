/** One event of a calendar file; instants and lengths in milliseconds. */
export type CalendarEvent = {
  /** The same for every file about the same event. */
  id: string;
  at: number;
  lengthMs: number;
  summary: string;
  description: string;
  location: string;
  createdAt: number;
  /** How long before its time it reminds; 0: at the time. */
  alarmsBeforeMs: readonly number[];
};

type CalendarFile = {
  /** When the file is written. */
  now: number;
  /** What the calendar is called where it is subscribed; empty for a single event. */
  name: string;
};

/**
 * An iCalendar file (RFC 5545). Times are in UTC, so that no reader needs to know a zone; lines are folded at 75 octets, text is
 * escaped, every line ends with CRLF.
 */
export const icalendarOf = (events: readonly CalendarEvent[], { now, name }: CalendarFile): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Refinery//Callbacks//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...(name ? [textLine('X-WR-CALNAME', name)] : []),
    ...events.flatMap((event) => eventLines(event, now)),
    'END:VCALENDAR',
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join('');

const eventLines = (event: CalendarEvent, now: number): string[] => [
  'BEGIN:VEVENT',
  textLine('UID', `${event.id}@refinery`),
  `DTSTAMP:${utcTime(now)}`,
  `CREATED:${utcTime(event.createdAt)}`,
  `DTSTART:${utcTime(event.at)}`,
  `DTEND:${utcTime(event.at + event.lengthMs)}`,
  textLine('SUMMARY', event.summary),
  ...(event.description ? [textLine('DESCRIPTION', event.description)] : []),
  ...(event.location ? [textLine('LOCATION', event.location)] : []),
  'CLASS:PRIVATE',
  'TRANSP:OPAQUE',
  ...event.alarmsBeforeMs.flatMap((beforeMs) => [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `TRIGGER:-PT${Math.round(beforeMs / 60_000)}M`,
    textLine('DESCRIPTION', event.summary),
    'END:VALARM',
  ]),
  'END:VEVENT',
];

/** `20261117T130500Z`; iCalendar knows seconds and nothing finer. */
const utcTime = (at: number): string =>
  new Date(at)
    .toISOString()
    .replace(/\.\d{3}/, '')
    .replace(/[-:]/g, '');

const textLine = (name: string, value: string): string => `${name}:${escaped(value)}`;

/** RFC 5545 3.3.11. Control characters other than a line break are not allowed in text at all. */
const escaped = (value: string): string =>
  value
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\u2028\u2029]/gu, (character) => (character === '\n' || character === '\t' ? character : ' '))
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n');

const foldAt = 75;

/** RFC 5545 3.1: at most 75 octets to a line, what follows begins with a space; a character is never cut in two. */
const fold = (line: string): string => {
  let [folded, octets] = ['', 0];
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > foldAt) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
};

const octetsOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
};
