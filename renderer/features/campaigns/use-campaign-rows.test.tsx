import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aCampaign, aLead } from '../../../test/builders/domain.ts';
import { anImportRun } from '../../../test/builders/import-run.ts';
import { openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import { CampaignTable } from './campaign-table.tsx';
import { useCampaignRows } from './use-campaign-rows.ts';

const fair = aCampaign({ id: 'fair', name: 'Fair', expectedLeads: 0 });
const run = anImportRun({ id: 'wrong-file', campaignId: 'fair', state: 'finished' });
const leads = [
  aLead({ id: 'one', campaignId: 'fair', importId: null }),
  aLead({ id: 'two', campaignId: 'fair', importId: 'wrong-file', stage: 'lead' }),
  aLead({ id: 'three', campaignId: 'fair', importId: 'wrong-file', stage: 'purged' }),
];

function Table() {
  return <CampaignTable rows={useCampaignRows()} chosenId="fair" onChoose={() => undefined} actions={null} />;
}

it('counts no lead that was taken out again with its import, and goes on counting who was erased or stayed', async () => {
  const desk = await openTestDesk({ rows: { campaigns: [fair], importRuns: [run], leads } });
  renderAtDesk(<Table />, desk);
  expect(await screen.findByRole('button', { name: '3 leads of Fair: show them' })).toBeVisible();
  await desk.receive({ importRuns: [{ ...run, state: 'undone', undoneById: 'ruth', undoneAt: run.startedAt + 1 }] });
  expect(await screen.findByRole('button', { name: '2 leads of Fair: show them' })).toBeVisible();
});
