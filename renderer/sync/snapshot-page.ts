import { type SnapshotLine, snapshotLine } from '../../shared/protocol/sync.ts';

const lineEnd = 10;
const decoder = new TextDecoder();

/**
 * Reads the body of a snapshot page, NDJSON. A pack takes two lines: what it is, then its rows as one JSON text, whose bytes are kept as
 * they came. A last line that was cut on the way is left out: a page without its tail is asked for again. Throws on lines it does not know.
 */
export const readSnapshotLines = (body: Uint8Array<ArrayBuffer>): SnapshotLine[] => {
  const lines: SnapshotLine[] = [];
  let from = 0;
  const next = (): [from: number, till: number] | undefined => {
    const end = body.indexOf(lineEnd, from);
    if (end < 0) return undefined;
    const line: [number, number] = [from, end];
    from = end + 1;
    return line;
  };
  for (let line = next(); line !== undefined; line = next()) {
    const said = JSON.parse(decoder.decode(body.subarray(...line))) as { kind?: unknown };
    if (said.kind !== 'pack') {
      lines.push(snapshotLine.parse(said));
      continue;
    }
    const rows = next();
    if (rows === undefined) break;
    // A copy of its own: stored as a view, it would take the whole page along.
    lines.push(snapshotLine.parse({ ...said, rows: body.slice(...rows) }));
  }
  return lines;
};
