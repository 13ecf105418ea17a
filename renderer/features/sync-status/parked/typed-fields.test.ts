import { expect, it } from 'vitest';
import { builtAt } from '../../../../test/builders/domain.ts';
import { en } from '../../../words/en.ts';
import { createFormats } from '../../../words/format.ts';
import { type TypedLookups, typedFields } from './typed-fields.ts';

const lookups: TypedLookups = {
  words: en,
  formats: createFormats({ locale: 'en-GB', zone: 'Europe/Berlin', words: en.time }),
  now: builtAt,
  leadName: (id) => (id === 'lead-1' ? 'Ana Keller' : 'a lead'),
  personName: (id) => (id === 'rep-2' ? 'Tomasz' : 'somebody'),
  companyName: () => 'Nordhaus',
  dispositionLabel: (code) => (code === 'callBack' ? 'Call back' : code),
  answerLine: ({ words }) => `“${words}”`,
};

it('shows all that a person entered with an outcome, and none of the marks the app made', () => {
  const fields = typedFields(
    'recordDisposition',
    {
      attemptId: '0190-attempt',
      leadId: 'lead-1',
      dispositionCode: 'callBack',
      endedAt: builtAt,
      talkMs: 61_000,
      scriptPath: [{ stepId: 's1', question: 'What made you look now?', answer: 'The line stops' }],
      callback: {
        callbackId: '0190-callback',
        wall: '2026-11-24T09:00',
        zone: 'Europe/Berlin',
        dueAt: builtAt + 86_400_000,
        promise: 'after the audit',
        isPersonal: true,
        replacesId: null,
      },
      revisit: null,
      lastSaid: '',
      assignmentGeneration: 3,
    },
    lookups,
  );
  expect(fields).toEqual([
    { label: 'Lead', value: 'Ana Keller' },
    { label: 'Outcome', value: 'Call back' },
    { label: 'Ended', value: 'today 14:05' },
    { label: 'Talked', value: '1 min' },
    { label: 'Script', value: 'What made you look now? The line stops' },
    { label: 'Their time', value: '2026-11-24T09:00' },
    { label: 'Time zone', value: 'Europe/Berlin' },
    { label: 'When', value: 'tomorrow 14:05' },
    { label: 'Promise', value: 'after the audit' },
    { label: 'Personal', value: 'yes' },
  ]);
});

it('never cuts a note', () => {
  const body = `${'A long note. '.repeat(500)}end`;
  expect(typedFields('writeNote', { noteId: 'n', leadId: 'lead-1', body, revision: 4 }, lookups)).toContainEqual({
    label: 'Note',
    value: body,
  });
});

it('says a move lead by lead, a corrected number as it was written, an answer in its words', () => {
  expect(
    typedFields('reassignLeads', { moveId: 'm', moves: [{ leadId: 'lead-1', toId: 'rep-2', fromId: null }], reason: 'sick' }, lookups),
  ).toEqual([
    { label: 'Moves', value: 'Lead Ana Keller, To Tomasz' },
    { label: 'Reason', value: 'sick' },
  ]);
  const changes = [
    { field: 'phones', value: { phones: [{ kind: 'work', number: '+49891', extension: null, asWritten: '089 1' }] }, baseId: null },
  ];
  expect(typedFields('correctLead', { leadId: 'lead-1', changes, newCompany: null }, lookups)[1]?.value).toContain('089 1');
  expect(
    typedFields('recordAnswer', { leadId: 'lead-1', letter: 'B', state: 'partly', value: {}, words: 'next year' }, lookups),
  ).toContainEqual({
    label: 'Budget',
    value: '“next year”',
  });
});

it('has a name for fields that only a newer app knows', () => {
  expect(typedFields('fromTheFuture', { someThing: 'kept' }, lookups)).toEqual([{ label: 'Some thing', value: 'kept' }]);
});
