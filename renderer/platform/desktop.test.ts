import { describe, expect, test } from 'vitest';
import { usualDialling } from '../../shared/dialling.ts';
import { type Desktop, journalLimits } from '../../shared/ipc.ts';
import { openDesktop } from './desktop.ts';

/** A shell that answers well, but for what a test says. */
const aShell = (overrides: Partial<Desktop> = {}): Desktop => ({
  readServerAddress: async () => ({ url: 'http://127.0.0.1:4600', from: 'default' }),
  rememberSession: async () => ({ kind: 'kept' }),
  recallSession: async () => ({ kind: 'none' }),
  forgetSession: async () => ({ kind: 'forgotten' }),
  appendToJournal: async () => ({ kind: 'saved' }),
  readJournal: async () => ({ kind: 'read', entries: [], damagedLines: 0 }),
  compactJournal: async () => ({ kind: 'compacted', kept: 0 }),
  readDiskSpace: async () => ({ kind: 'free', bytes: 5e9 }),
  exportFile: async () => ({ kind: 'cancelled' }),
  dial: async () => ({ kind: 'dialled' }),
  writeMail: async () => ({ kind: 'opened' }),
  notify: async () => ({ kind: 'shown' }),
  readDesktop: () => Promise.reject(new Error('not asked here')),
  changeDesktop: async () => ({ kind: 'kept', restart: false }),
  probeServer: async () => ({ kind: 'failed', trouble: 'unreachable' }),
  chooseServer: async () => ({ kind: 'failed', trouble: 'io' }),
  tellWork: async () => undefined,
  takeIncoming: async () => [],
  readDiagnostics: async () => ({ lines: [] }),
  exportDiagnostics: async () => ({ kind: 'cancelled' }),
  reportFault: async () => undefined,
  lookForUpdate: async () => ({ kind: 'none' }),
  restartApp: async () => ({ kind: 'restarting' }),
  onPowerResumed: () => () => undefined,
  onScreenLocked: () => () => undefined,
  onScreenUnlocked: () => () => undefined,
  onNotificationClicked: () => () => undefined,
  onNotificationActed: () => () => undefined,
  onIncomingArrived: () => () => undefined,
  onCallAsked: () => () => undefined,
  onUpdateChanged: () => () => undefined,
  ...overrides,
});

const entries = (count: number) => Array.from({ length: count }, (_, number) => ({ id: `command-${number}`, payload: '{}' }));

describe('the desktop as a platform', () => {
  test('turns a shell that does not answer into an outcome, for every request', async () => {
    const gone = () => Promise.reject(new Error('Object has been destroyed'));
    const names = Object.keys(aShell()).filter((name) => name !== 'readServerAddress' && !name.startsWith('on'));
    const platform = await openDesktop(aShell(Object.fromEntries(names.map((name) => [name, gone]))));
    expect(await platform.storage.freeBytes()).toBeNull();
    const outcomes = await Promise.all([
      platform.session.remember('token'),
      platform.session.recall(),
      platform.session.forget(),
      platform.journal?.append(entries(1)),
      platform.journal?.readAll(),
      platform.journal?.compact(['a']),
      platform.exportFile({ name: 'log.csv', mime: 'text/csv', data: '' }),
      platform.dial({ number: '040 555', extension: null }, usualDialling),
      platform.notify({ id: 'a', title: 'Call back', body: '' }),
    ]);
    expect(outcomes).toHaveLength(9);
    for (const outcome of outcomes) expect(outcome).toEqual({ kind: 'failed', trouble: 'lost-shell' });
    const { computer } = platform;
    expect(await Promise.all([computer?.read(), computer?.takeIncoming(), computer?.diagnostics(), computer?.probe('a')])).toEqual([
      null,
      [],
      [],
      { kind: 'failed', trouble: 'unreachable' },
    ]);
    for (const outcome of await Promise.all([
      computer?.change({}),
      computer?.exportDiagnostics(),
      computer?.choose({ kind: 'ownServer', reach: 'computer' }),
    ]))
      expect(outcome).toEqual({ kind: 'failed', trouble: 'lost-shell' });
  });

  test('exports text, bytes and blobs as the same bytes', async () => {
    const written: string[] = [];
    const exportFile: Desktop['exportFile'] = async ({ data }) => {
      written.push(new TextDecoder().decode(data));
      return { kind: 'saved', path: '/home/mara/log.csv' };
    };
    const platform = await openDesktop(aShell({ exportFile }));
    const text = 'Åsa;38400\r\n';
    for (const data of [text, new TextEncoder().encode(text), new Blob([text])]) {
      expect(await platform.exportFile({ name: 'log.csv', mime: 'text/csv', data })).toEqual({ kind: 'saved', path: '/home/mara/log.csv' });
    }
    expect(written).toEqual([text, text, text]);
  });

  test('sends a long list to the journal in parts, in order', async () => {
    const parts: string[][] = [];
    const appendToJournal: Desktop['appendToJournal'] = async (part) => {
      parts.push(part.map(({ id }) => id));
      return { kind: 'saved' };
    };
    const platform = await openDesktop(aShell({ appendToJournal }));
    const all = entries(2 * journalLimits.entries + 1);
    expect(await platform.journal?.append(all)).toEqual({ kind: 'saved' });
    expect(parts.map((part) => part.length)).toEqual([journalLimits.entries, journalLimits.entries, 1]);
    expect(parts.flat()).toEqual(all.map(({ id }) => id));
  });

  test('does not call saved what the disk stopped taking half-way', async () => {
    let parts = 0;
    const appendToJournal: Desktop['appendToJournal'] = async () => {
      parts += 1;
      return parts === 1 ? { kind: 'saved' } : { kind: 'failed', trouble: 'disk-full' };
    };
    const platform = await openDesktop(aShell({ appendToJournal }));
    expect(await platform.journal?.append(entries(3 * journalLimits.entries))).toEqual({ kind: 'failed', trouble: 'disk-full' });
    expect(parts).toBe(2);
  });
});
