import { describe, expect, test } from 'vitest';
import { readUnsentFile, type UnsentCommand, writeUnsentFile } from './unsent-file.ts';

const aCommand = (seq: number): UnsentCommand => ({
  id: `command-${seq}`,
  seq,
  name: 'writeNote',
  version: 1,
  args: { body: `line\nfeed, “quotes” and 漢 ${seq}` },
  at: Date.UTC(2026, 10, 22, 14, seq),
  leadIds: ['lead-1'],
});
const aCall = { leadId: 'lead-2', note: 'half a sen', updatedAt: Date.UTC(2026, 10, 22, 15), phase: 'inCall', anythingElse: [1] };
const given = {
  writtenAt: Date.UTC(2026, 10, 22, 16),
  person: { userId: 'mara', centerId: 'center', name: 'Mara Lindqvist' },
  deviceId: 'device-1',
};
const say = {
  about: 'What this is',
  command: ({ name }: UnsentCommand) => `${name} on Ana Keller`,
  call: () => 'A call that was not ended',
};
const aFile = () => writeUnsentFile({ commands: [aCommand(1), aCommand(2)], calls: [aCall] }, given, say);

describe('the file of unsent work', () => {
  test('gives back what was written, in order', () => {
    const read = readUnsentFile(aFile());
    expect(read).toMatchObject({ kind: 'read', commands: [aCommand(1), aCommand(2)], calls: [aCall], damagedLines: 0, isCut: false });
  });

  test('can be read by people: a line for each piece of work, beginning with what it is and when', () => {
    const lines = aFile().trimEnd().split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toMatch(/^\{"what":"writeNote on Ana Keller","when":"2026-11-22T14:01:00.000Z",/);
  });

  test('that was cut off gives what is whole, and says that more may have been in it', () => {
    const file = aFile();
    const read = readUnsentFile(file.slice(0, file.indexOf('"command-2"')));
    expect(read).toMatchObject({ kind: 'read', commands: [aCommand(1)], calls: [], damagedLines: 1, isCut: true });
  });

  test('survives an editor that changes line ends and puts a mark before the first', () => {
    const read = readUnsentFile(`\uFEFF${aFile().replaceAll('\n', '\r\n')}`);
    expect(read).toMatchObject({ kind: 'read', damagedLines: 0, isCut: false });
  });

  test('is told from any other file, and from one of a later version', () => {
    expect(readUnsentFile('name;phone\nAna;123')).toEqual({ kind: 'notOurs' });
    expect(readUnsentFile('')).toEqual({ kind: 'notOurs' });
    expect(readUnsentFile(aFile().replace('"format":1', '"format":2'))).toEqual({ kind: 'newer' });
  });
});
