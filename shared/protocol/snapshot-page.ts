import { type SnapshotLine, snapshotLine } from './sync.ts';

/**
 * Reads the body of a snapshot page, NDJSON. A pack takes two lines: what it is, then its rows as one JSON text that is kept as it came.
 * A last line that was cut on the way is left out: a page without its tail is asked for again. Throws on lines it does not know.
 */
export const readSnapshotLines = (body: string): SnapshotLine[] => {
  const lines: SnapshotLine[] = [];
  let from = 0;
  const next = (): string | undefined => {
    const end = body.indexOf('\n', from);
    if (end < 0) return undefined;
    const line = body.slice(from, end);
    from = end + 1;
    return line;
  };
  for (let line = next(); line !== undefined; line = next()) {
    const said = JSON.parse(line) as { kind?: unknown };
    if (said.kind !== 'pack') {
      lines.push(snapshotLine.parse(said));
      continue;
    }
    const rows = next();
    if (rows === undefined) break;
    lines.push(snapshotLine.parse({ ...said, rows }));
  }
  return lines;
};
