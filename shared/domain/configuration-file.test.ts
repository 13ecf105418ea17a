import { describe, expect, it } from 'vitest';
import { someSettings } from '../../test/builders/domain.ts';
import { aContext, memoryRows } from '../../test/support/memory-rows.ts';
import { takeInConfiguration } from '../commands/take-in-configuration.ts';
import { compareConfiguration, isNoDifference, readConfiguration, writeConfiguration } from './configuration-file.ts';
import { defaultDispositions } from './default-dispositions.ts';

const standing = new Map(defaultDispositions.map((each) => [each.id, each]));
const manager = aContext({ commandId: 'c', role: 'manager', userId: 'boss', now: 5 });
const settings = someSettings();
const fileOf = (over: Parameters<typeof someSettings>[0] = {}) => {
  const read = readConfiguration(writeConfiguration(someSettings(over), defaultDispositions, 1));
  if (read.kind !== 'file') throw new Error('not read');
  return read.file;
};

describe('a configuration file', () => {
  it('read again where it was written changes nothing', () => {
    expect(isNoDifference(compareConfiguration(fileOf(), settings, standing))).toBe(true);
  });

  it('says what it would change, and leaves the name of the center alone', () => {
    const { changes, next } = compareConfiguration(fileOf({ name: 'South', handoffAnswerHours: 8 }), settings, standing);
    expect(changes).toEqual([{ path: ['handoffAnswerHours'], before: 24, after: 8 }]);
    expect(next).toEqual({ handoffAnswerHours: 8 });
  });

  it('with a fault is not taken in at all, and says where', () => {
    const text = writeConfiguration(settings, [], 1).replace('"handoffAnswerHours": 24', '"handoffAnswerHours": "soon"');
    const read = readConfiguration(text);
    expect(read).toMatchObject({ kind: 'faulty', faults: [{ kind: 'wrongKind', path: ['settings', 'handoffAnswerHours'] }] });
    expect(read.kind === 'faulty' && read.faults[0]?.place.line).toBe(text.split('\n').findIndex((each) => each.includes('"soon"')) + 1);
  });

  it('says of what kind each fault is, and of a file of something else nothing more', () => {
    const whole = JSON.parse(writeConfiguration(settings, defaultDispositions, 1)) as Record<string, unknown>;
    const kindsIn = (change: object) => {
      const read = readConfiguration(JSON.stringify({ ...whole, ...change }));
      return read.kind === 'faulty' ? read.faults.map(({ kind, path }) => [kind, path.join('.')]) : [];
    };
    expect(kindsIn({})).toEqual([]);
    expect(kindsIn({ center: undefined })).toEqual([['missing', 'center']]);
    expect(kindsIn({ center: 'x'.repeat(301) })).toEqual([['tooMuch', 'center']]);
    expect(kindsIn({ settings: { handoffAnswerHours: -1 } })).toEqual([['tooLittle', 'settings.handoffAnswerHours']]);
    expect(kindsIn({ settings: { bantfo: { ...settings.bantfo, required: ['Q'] } } })).toEqual([
      ['unknownWord', 'settings.bantfo.required.0'],
    ]);
    expect(kindsIn({ version: 2, center: 7 })).toEqual([['otherVersion', 'version']]);
    expect(kindsIn({ format: 'script', version: 2 })).toEqual([['otherFile', 'format']]);
    expect(readConfiguration('[]')).toMatchObject({ faults: [{ kind: 'otherFile' }] });
    expect(readConfiguration('{ "format": ')).toMatchObject({ faults: [{ kind: 'syntax', place: { line: 1 } }] });
  });

  it('is taken in whole or not at all, with a version of each section that changed', () => {
    const rows = memoryRows();
    rows.put('settings', settings);
    rows.put('dispositions', ...defaultDispositions);
    const file = fileOf({ handoffAnswerHours: 8 });
    const renamed = file.dispositions.map((each) => (each.id === 'qualified' ? { ...each, label: 'QSO' } : each));
    const { next, seen, outcomes, seenOutcomes } = compareConfiguration({ ...file, dispositions: renamed }, settings, standing);
    const args = { next, seen, outcomes, seenOutcomes, fileName: 'x.json' };
    const twice = outcomes.map((each) => ({ ...each, hotKey: '1' }));
    expect(rows.run(takeInConfiguration, { ...args, outcomes: twice }, manager)).toMatchObject({ refused: { code: 'outcomeFaulty' } });
    expect(rows.all('settings')[0]?.handoffAnswerHours).toBe(24);
    rows.run(takeInConfiguration, args, manager);
    expect(rows.all('settings')[0]?.handoffAnswerHours).toBe(8);
    expect(rows.all('dispositions').find(({ id }) => id === 'qualified')?.label).toBe('QSO');
    expect(rows.all('agreements').map(({ id }) => id)).toEqual([
      'dispositions.1',
      'dispositions.2',
      'handoffAnswerHours.1',
      'handoffAnswerHours.2',
    ]);
  });
});
