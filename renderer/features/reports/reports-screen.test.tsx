import { configure, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aLead, aStageChange, builtAt } from '../../../test/builders/domain.ts';
import { aUser, signedIn } from '../../../test/builders/people.ts';
import { openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import { useReportChoice } from './report-choice.ts';
import { ReportsScreen } from './reports-screen.tsx';

configure({ asyncUtilTimeout: 5000 });

const ines = aUser({ id: 'ines', name: 'Ines Duarte', role: 'manager' });
const lead = aLead({ stage: 'nurture', arrivedAt: builtAt });

it('counts anew when the history of a first load has come', async () => {
  const desk = await openTestDesk({ rows: { users: [aUser(), ines], leads: [lead] }, user: signedIn(ines) });
  await desk.db.meta.put({ key: 'history', next: 'x', epoch: 'e', view: 'v' });
  useReportChoice.getState().change({ period: 'all' });
  renderAtDesk(<ReportsScreen />, desk, { path: '/reports/steps' });
  await screen.findByRole('button', { name: '1: Taken in, Reached' });
  expect(screen.queryByRole('button', { name: /Qualified, Reached/ })).not.toBeInTheDocument();
  await desk.db.stageChanges.put(aStageChange({ leadId: lead.id, fromStage: 'working', toStage: 'qualified', changedAt: builtAt + 1 }));
  await desk.db.meta.delete('history');
  expect(await screen.findByRole('button', { name: '1: Qualified, Reached' })).toBeInTheDocument();
});
