import { expect, it } from 'vitest';
import { aLead, builtAt } from '../../test/builders/domain.ts';
import { aContext, memoryRows } from '../../test/support/memory-rows.ts';
import { postponeLead } from './postpone-lead.ts';

const hour = 3_600_000;
const before = { nextActionKind: 'firstCall', nextActionAt: builtAt + 60_000 } as const;
const takesBack = { kind: before.nextActionKind, at: before.nextActionAt };

it('takes back that a lead was put off, while nothing has happened to it since', () => {
  const rows = memoryRows();
  rows.put('leads', aLead(before));
  const until = builtAt + 2 * hour;
  rows.run(postponeLead, { leadId: 'lead-1', until, reason: 'Prepare first' }, aContext({ commandId: 'a', now: builtAt }));
  expect(rows.all('leads')[0]).toMatchObject({ nextActionKind: 'retry', nextActionAt: until });
  const undo = { leadId: 'lead-1', until, reason: 'Skip taken back', takesBack };
  rows.run(postponeLead, undo, aContext({ commandId: 'b', now: builtAt }));
  expect(rows.all('leads')[0]).toMatchObject(before);
  expect(rows.all('notes').map(({ body }) => body)).toEqual(['Prepare first', 'Skip taken back']);
  expect(rows.run(postponeLead, undo, aContext({ commandId: 'c', now: builtAt }))).toMatchObject({ refused: { code: 'movedOn' } });
});
