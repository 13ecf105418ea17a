import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Note } from '../../../shared/domain/call.ts';
import { aLead, anAnswer, builtAt } from '../../../test/builders/domain.ts';
import { anAttempt, aUser, signedIn } from '../../../test/builders/people.ts';
import { aScript, aStep } from '../../../test/builders/script.ts';
import { openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import { CallsPart } from './calls-part.tsx';

const ruth = aUser({ id: 'ruth', name: 'Ruth Adler', role: 'teamLead' });
const aNote = (over: Partial<Note>): Note => ({
  id: 'note',
  leadId: 'ana',
  attemptId: null,
  authorId: 'rep-1',
  body: '',
  revision: 1,
  writtenAt: builtAt,
  editId: null,
  ...over,
});
const script = aScript({
  id: 'inquiry-1',
  steps: [
    aStep('opening', { kind: 'say', say: 'Good day, is that you?', goTo: 'money' }),
    aStep('money', { kind: 'ask', say: 'Is there money for it?' }),
    aStep('signs', { kind: 'ask', say: 'Who signs?' }),
  ],
});
const call = anAttempt({
  id: 'call',
  leadId: 'ana',
  scriptId: 'inquiry-1',
  dispositionCode: 'keepWorking',
  startedAt: builtAt - 3_600_000,
  scriptPath: [
    { stepId: 'opening', question: 'Good day, is that you?', answer: '' },
    { stepId: 'money', question: 'Is there money for it?', answer: 'Approved' },
    { stepId: 'signs', question: 'Who signs?', answer: '' },
  ],
});

it('shows the way through the script and what was noted, and misses an answer only where something was asked', async () => {
  const desk = await openTestDesk({
    user: signedIn(ruth),
    rows: {
      users: [aUser(), ruth],
      leads: [aLead({ id: 'ana', lastAttemptAt: call.startedAt })],
      scripts: [script],
      attempts: [call],
      answers: [anAnswer({ leadId: 'ana', attemptId: 'call', words: 'It is in the plan' })],
      notes: [
        aNote({ leadId: 'ana', attemptId: 'call', body: 'Wants the brochure first.' }),
        aNote({ id: 'other', leadId: 'ana', body: 'Of another day' }),
      ],
    },
  });
  const { user } = renderAtDesk(<CallsPart userId="rep-1" />, desk);
  await user.click(await screen.findByRole('button', { name: /Ana Keller/ }));
  expect(screen.getByText('Approved')).toBeVisible();
  expect(screen.getAllByText('no answer noted')).toHaveLength(1);
  const noted = await screen.findByRole('list', { name: 'Noted in the call' });
  expect(noted).toHaveTextContent('It is in the plan');
  expect(noted).toHaveTextContent('Wants the brochure first.');
  expect(noted).not.toHaveTextContent('Of another day');
});
