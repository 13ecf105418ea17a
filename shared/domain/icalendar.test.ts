import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type CalendarEvent, icalendarOf } from './icalendar.ts';

const now = Date.parse('2026-11-17T13:05:00Z');
const anEvent = (over: Partial<CalendarEvent> = {}): CalendarEvent => ({
  id: 'cb-1',
  at: Date.parse('2026-11-17T15:30:00Z'),
  lengthMs: 20 * 60_000,
  summary: 'Call Tom Castellano, Great Lakes Dairy',
  description: '',
  location: '',
  createdAt: now,
  alarmsBeforeMs: [5 * 60_000, 0],
  ...over,
});

/** Events as an independent reader of RFC 5545 sees them. */
const readBack = (file: string) =>
  new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      id: event.uid,
      at: event.startDate.toJSDate().getTime(),
      till: event.endDate.toJSDate().getTime(),
      summary: event.summary,
      description: event.description ?? '',
      location: event.location ?? '',
      alarms: component
        .getAllSubcomponents('valarm')
        .map((alarm) => -(alarm.getFirstPropertyValue('trigger') as ICAL.Duration).toSeconds()),
    };
  });

const octets = new TextEncoder();

describe('a calendar file', () => {
  it('is read back by another program with the same instants, words and reminders', () => {
    const description = 'Promised: “first thing, before rounds”;\nnumber +1 312 555 0142, ext. 4 \\ back door';
    const [read] = readBack(icalendarOf([anEvent({ description, location: '+13125550142' })], { now, name: 'Mara; callbacks' }));
    expect(read).toEqual({
      id: 'cb-1@refinery',
      at: Date.parse('2026-11-17T15:30:00Z'),
      till: Date.parse('2026-11-17T15:50:00Z'),
      summary: 'Call Tom Castellano, Great Lakes Dairy',
      description,
      location: '+13125550142',
      alarms: [300, 0],
    });
  });

  it('has CRLF line ends and no line longer than 75 octets', () => {
    const file = icalendarOf([anEvent({ summary: 'Zielińska '.repeat(30), description: '☎️ 電話 '.repeat(40) })], { now, name: 'x' });
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    const lines = file.split('\r\n');
    expect(lines.every((line) => !line.includes('\n') && octets.encode(line).length <= 75)).toBe(true);
    expect(lines.some((line) => line.startsWith(' '))).toBe(true);
  });

  it('can hold nothing at all', () => {
    expect(readBack(icalendarOf([], { now, name: '' }))).toEqual([]);
  });

  it('keeps any text and any time', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 200 });
    const moments = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000);
    // What no calendar file may carry is replaced by a space, and line breaks are one kind.
    const carried = (text: string) =>
      text.replace(/\r\n?/g, '\n').replace(/[\p{Cc}\u2028\u2029]/gu, (each) => (each === '\n' || each === '\t' ? each : ' '));
    fc.assert(
      fc.property(fc.array(fc.record({ summary: words, description: words, at: moments }), { maxLength: 4 }), (given) => {
        const events = given.map((each, index) => anEvent({ ...each, id: `e${index}` }));
        const file = icalendarOf(events, { now, name: 'any' });
        for (const line of file.split('\r\n')) expect(octets.encode(line).length).toBeLessThanOrEqual(75);
        expect(readBack(file).map(({ summary, description, at }) => ({ summary, description, at }))).toEqual(
          given.map(({ summary, description, at }) => ({ summary: carried(summary), description: carried(description), at })),
        );
      }),
      { numRuns: 300 },
    );
  });
});
