/** Reads JSON and remembers where each value stands, so that what is wrong with a file can be shown at its place. */

export type JsonPath = readonly (string | number)[];
/** Counted from 1, as editors do. */
export type TextPlace = { line: number; column: number };
export type PlacedJson =
  | { kind: 'value'; value: unknown; placeOf: (path: JsonPath) => TextPlace }
  | { kind: 'syntax'; place: TextPlace; found: string };

class Unreadable extends Error {
  readonly at: number;
  constructor(at: number) {
    super('not JSON');
    this.at = at;
  }
}

const keyOf = (path: JsonPath): string => JSON.stringify(path);

/** Deeper than any script; a file of brackets only must not exhaust the stack. */
const deepest = 60;

export const readPlacedJson = (text: string): PlacedJson => {
  const places = new Map<string, number>();
  const placeAt = (at: number): TextPlace => {
    const before = text.slice(0, at);
    const line = before.split('\n').length;
    return { line, column: at - before.lastIndexOf('\n') };
  };
  const scanner = createScanner(text);
  const value = (path: JsonPath): unknown => {
    scanner.space();
    if (path.length > deepest) throw new Unreadable(scanner.at());
    places.set(keyOf(path), scanner.at());
    if (scanner.take('{')) return members(path);
    if (scanner.take('[')) return items(path);
    return scanner.plain();
  };
  const members = (path: JsonPath): Record<string, unknown> => {
    const found: [string, unknown][] = [];
    if (scanner.takeAfterSpace('}')) return {};
    do {
      scanner.space();
      const name = scanner.text();
      scanner.expect(':');
      found.push([name, value([...path, name])]);
    } while (scanner.takeAfterSpace(','));
    scanner.expect('}');
    return Object.fromEntries(found);
  };
  const items = (path: JsonPath): unknown[] => {
    const found: unknown[] = [];
    if (scanner.takeAfterSpace(']')) return found;
    do found.push(value([...path, found.length]));
    while (scanner.takeAfterSpace(','));
    scanner.expect(']');
    return found;
  };
  try {
    const whole = value([]);
    scanner.end();
    return { kind: 'value', value: whole, placeOf: (path) => placeAt(nearest(places, path)) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { kind: 'syntax', place: placeAt(error.at), found: text.slice(error.at, error.at + 12).split('\n')[0] ?? '' };
  }
};

/** Where a value stands, or what it is missing from. */
const nearest = (places: ReadonlyMap<string, number>, path: JsonPath): number => {
  for (let length = path.length; length >= 0; length -= 1) {
    const at = places.get(keyOf(path.slice(0, length)));
    if (at !== undefined) return at;
  }
  return 0;
};

const createScanner = (text: string) => {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  const space = () => void match(/[ \t\r\n]*/y);
  const take = (sign: string): boolean => {
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  };
  const takeAfterSpace = (sign: string): boolean => {
    space();
    return take(sign);
  };
  const expect = (sign: string): void => {
    if (!takeAfterSpace(sign)) throw new Unreadable(at);
  };
  const parsed = (pattern: RegExp): unknown => {
    const from = at;
    const found = match(pattern);
    if (found === null) throw new Unreadable(from);
    try {
      return JSON.parse(found);
    } catch {
      throw new Unreadable(from);
    }
  };
  return {
    at: () => at,
    space,
    take,
    takeAfterSpace,
    expect,
    text: (): string => String(parsed(/"(?:[^"\\\n]|\\.)*"/y)),
    plain: (): unknown => parsed(/"(?:[^"\\\n]|\\.)*"|-?\d[\d.eE+-]*|true|false|null/y),
    end: (): void => {
      space();
      if (at < text.length) throw new Unreadable(at);
    },
  };
};
