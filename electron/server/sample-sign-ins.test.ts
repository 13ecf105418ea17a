import { expect, test } from 'vitest';
import { sampleSignInsIn } from './sample-sign-ins.ts';

test('the sign-ins of the sample center are read from what the server says', () => {
  const said = [
    'Writing the sample center …',
    'Refinery ready: http://127.0.0.1:4600',
    '  rep          Mara Lindqvist  mara@refinery.example   refinery',
    '  salesperson  David Brandt    david@refinery.example  refinery',
    '',
  ].join('\n');
  expect(sampleSignInsIn(said)).toEqual([
    { role: 'rep', name: 'Mara Lindqvist', email: 'mara@refinery.example', password: 'refinery' },
    { role: 'salesperson', name: 'David Brandt', email: 'david@refinery.example', password: 'refinery' },
  ]);
});

test('a server without a sample center says none', () => {
  expect(sampleSignInsIn('Refinery ready: http://127.0.0.1:4600\n')).toEqual([]);
});
