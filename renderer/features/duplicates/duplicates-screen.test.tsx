import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { type Suspect, suspectRows } from '../../../shared/domain/duplicates/suspect.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { aCompany, aLead } from '../../../test/builders/domain.ts';
import { aUser, signedIn } from '../../../test/builders/people.ts';
import { openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import { DuplicatesScreen } from './duplicates-screen.tsx';

const ruth = aUser({ id: 'ruth', name: 'Ruth Albers', role: 'manager', teamId: null });
const ana = aLead({ id: 'ana', attempts: 3 });
const anna = aLead({ id: 'anna', firstName: 'Anna', title: 'Head of production', phones: [] });
const pair = suspectRows('ana', 'anna', {
  score: 96,
  reasons: [
    { field: 'mail', level: 'same', points: 46 },
    { field: 'first', level: 'nickname', points: 10 },
  ],
  state: 'open',
  foundAt: 1,
  decidedById: null,
  decidedAt: null,
});

const open = async (leads: readonly Lead[] = [ana, anna], suspects: readonly Suspect[] = pair) => {
  const desk = await openTestDesk({ user: signedIn(ruth), rows: { users: [ruth, aUser()], companies: [aCompany()], leads, suspects } });
  return { desk, ...renderAtDesk(<DuplicatesScreen />, desk, { path: '/duplicates' }) };
};
const leadsOf = async (desk: Awaited<ReturnType<typeof open>>['desk']) =>
  Object.fromEntries((await desk.db.leads.toArray()).map((each) => [each.id, each]));

describe('the screen of duplicates', () => {
  it('shows a pair side by side with its score, its reasons and what differs', async () => {
    await open();
    expect(await screen.findByText('Same mail')).toBeVisible();
    const table = screen.getByRole('table');
    expect(within(table).getByRole('rowheader', { name: /Title\s*differs/ })).toBeVisible();
    expect(within(table).getByRole('columnheader', { name: 'Kept: Ana Keller' })).toBeVisible();
    expect(screen.getAllByText('score 96').length).toBeGreaterThan(0);
  });

  it('merges by field and can be taken back from the log, which says what that leaves', async () => {
    const { desk, user } = await open();
    await user.click(await screen.findByRole('radio', { name: 'Title: Head of production' }));
    await user.click(screen.getByRole('button', { name: /^Merge(?! all)/ }));
    await waitFor(async () => expect((await leadsOf(desk)).anna).toMatchObject({ stage: 'merged', mergedIntoId: 'ana' }));
    expect((await leadsOf(desk)).ana).toMatchObject({ title: 'Head of production', firstName: 'Ana' });
    expect(await screen.findByText('No duplicates to decide')).toBeVisible();
    await user.keyboard('v');
    expect(await screen.findByText('Nothing has changed since: both will be as they were.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Make two again' }));
    await waitFor(async () => expect((await leadsOf(desk)).anna).toMatchObject({ stage: 'working', mergedIntoId: null }));
    expect((await leadsOf(desk)).ana).toMatchObject({ title: 'Plant manager' });
  });

  it('names what was changed since a merge in words, and nothing that is counted by itself', async () => {
    const { desk, user } = await open();
    await user.click(await screen.findByRole('radio', { name: 'Title: Head of production' }));
    await user.click(await screen.findByRole('button', { name: /^Merge(?! all)/ }));
    await waitFor(async () => expect((await leadsOf(desk)).anna).toMatchObject({ stage: 'merged' }));
    await user.keyboard('v');
    const { ana: kept = ana } = await leadsOf(desk);
    await desk.receive({ leads: [{ ...kept, scoredAt: 9, score: 1 }] });
    expect(await screen.findByText('Nothing has changed since: both will be as they were.')).toBeVisible();
    await desk.receive({ leads: [{ ...kept, scoredAt: 9, title: 'Director' }] });
    expect(await screen.findByText('What came since stays with the kept lead: changed since: Title')).toBeVisible();
  });

  it('remembers by one key that two are not the same', async () => {
    const { desk, user } = await open();
    await screen.findByText('Same mail');
    await user.keyboard('x');
    await waitFor(async () => expect((await desk.db.suspects.toArray()).map(({ state }) => state)).toEqual(['apart', 'apart']));
    expect(await screen.findByText('No duplicates to decide')).toBeVisible();
  });

  it('keeps the other one when asked to', async () => {
    const { desk, user } = await open();
    await screen.findByText('Same mail');
    await user.keyboard('w');
    expect(screen.getByRole('columnheader', { name: 'Kept: Anna Keller' })).toBeVisible();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => expect((await leadsOf(desk)).ana).toMatchObject({ mergedIntoId: 'anna' }));
  });

  it('finds pairs among the leads of this machine, without a word from the server', async () => {
    await open([ana, anna], []);
    expect(await screen.findByText('Same mail')).toBeVisible();
  });

  it('merges all above a score, and leaves the others', async () => {
    const { desk, user } = await open();
    await screen.findByText('Same mail');
    await user.click(screen.getByRole('button', { name: /Merge all above/ }));
    await user.click(await screen.findByRole('button', { name: 'Merge 1 pair' }));
    await waitFor(async () => expect((await leadsOf(desk)).anna?.mergedIntoId).toBe('ana'));
  });
});
