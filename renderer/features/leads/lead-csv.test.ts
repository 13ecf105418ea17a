import { expect, it } from 'vitest';
import { aLead } from '../../../test/builders/domain.ts';
import { en } from '../../words/en.ts';
import { leadCsvParts } from './lead-csv.ts';

it('writes every field that only this center keeps, and where consent was said', async () => {
  const names = { companies: new Map(), users: new Map(), teams: new Map(), campaigns: new Map() };
  const said = { phone: 'granted' as const, mail: 'unknown' as const, recordedAt: Date.UTC(2026, 2, 4), source: 'fair.csv' };
  const leads = [aLead({ custom: { Stand: 'B4' }, consent: said }), aLead({ custom: { Hall: '=7', Stand: '' } })];
  const steps = { onProgress: () => undefined, isCancelled: () => false, pause: async () => undefined };
  const [head = '', ...lines] = ((await leadCsvParts(leads, names, en.leads.export, steps)) ?? []).join('').trim().split('\r\n');
  expect(head.endsWith('Stand,Hall')).toBe(true);
  expect(lines[0]).toContain('granted,unknown,2026-03-04T00:00:00.000Z,fair.csv');
  expect(lines.map((line) => line.split(',').slice(-2))).toEqual([
    ['B4', ''],
    ['', '"\'=7"'],
  ]);
});

it('writes no blank number', async () => {
  const names = { companies: new Map(), users: new Map(), teams: new Map(), campaigns: new Map() };
  const steps = { onProgress: () => undefined, isCancelled: () => false, pause: async () => undefined };
  const written = (asWritten: string) => ({ kind: 'work' as const, number: null, extension: null, asWritten });
  const lead = aLead({ phones: [written(''), written('ask for Ana'), written(' '), written('at night')] });
  const [head = '', line = ''] = ((await leadCsvParts([lead], names, en.leads.export, steps)) ?? []).join('').trim().split('\r\n');
  const at = head.split(',').indexOf('Phone');
  expect(line.split(',').slice(at, at + 2)).toEqual(['ask for Ana', 'at night']);
});
