import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aLead, anAnswer, builtAt } from '../../../test/builders/domain.ts';
import { aTeam, aUser } from '../../../test/builders/people.ts';
import { type DeskRows, openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import { useCache } from '../../data/desk.ts';
import { useLeadRows } from '../../data/lead-rows.ts';
import { LeadLetters } from './lead-letters.tsx';
import { VerdictCell } from './verdict-cell.tsx';

const day = 86_400_000;
const mara = aUser();
const ana = aLead({ id: 'ana', ownerId: mara.id, score: 74, letters: 'fuffuu' });
const budget = anAnswer({ id: 'b1', leadId: 'ana', state: 'favourable', words: 'about forty', answeredAt: builtAt - 400 * day });
const answers = ['N', 'T'].map((letter) => anAnswer({ id: letter, leadId: 'ana', letter: letter as 'N', answeredAt: builtAt - day }));

function Letters() {
  const rows = useLeadRows('ana');
  return rows?.lead ? <LeadLetters lead={rows.lead} rows={rows} now={builtAt} /> : null;
}

const open = async (rows: DeskRows = {}) => {
  const desk = await openTestDesk({ rows: { users: [mara], teams: [aTeam()], leads: [ana], answers: [budget, ...answers], ...rows } });
  return { desk, ...renderAtDesk(<Letters />, desk) };
};

describe('the letters of a lead outside of a call', () => {
  it('say what is too old to count, and that it is asked next', async () => {
    await open();
    expect(await screen.findByText(/B was said 13 Oct 2025: confirm it before it counts/)).toBeInTheDocument();
    expect(screen.getAllByText('Confirm it:')[0]).toBeVisible();
  });

  it('are answered in place, by themselves, as a new answer beside the old one', async () => {
    const { desk, user } = await open();
    await user.click(await screen.findByRole('button', { name: /about forty/ }));
    await user.click(screen.getByRole('radio', { name: 'Yes' }));
    await user.type(screen.getByRole('textbox', { name: 'Their words' }), ', the board agreed');
    await user.keyboard('{Enter}');
    await waitFor(async () => expect(await desk.db.answers.where('leadId').equals('ana').count()).toBe(4));
    const [newest] = (await desk.db.answers.where('leadId').equals('ana').toArray()).filter(
      ({ id, letter }) => letter === 'B' && id !== 'b1',
    );
    expect(newest).toMatchObject({ words: 'about forty, the board agreed', attemptId: null, authorId: mara.id, state: 'favourable' });
    expect(await screen.findByRole('heading', { name: /^Qualified/ })).toBeInTheDocument();
    await user.click(screen.getByText('All 4 answers ever given'));
    const history = screen.getByText('All 4 answers ever given').closest('details')!;
    expect(within(history).getAllByText(/outside of a call/)).toHaveLength(4);
    expect(within(history).getByRole('button', { name: /Put back Budget/ })).toBeInTheDocument();
  });

  it('are written down when one goes away in the middle of a word', async () => {
    const { desk, user, unmount } = await open({ answers: [] });
    await user.click(await screen.findByRole('button', { name: /Authority/ }));
    await user.type(screen.getByRole('textbox', { name: 'Who else decides' }), 'CFO Vogt');
    unmount();
    await waitFor(async () => expect(await desk.db.answers.toArray()).toMatchObject([{ letter: 'A', value: { decidedBy: 'CFO Vogt' } }]));
  });
});

function Cell() {
  const lead = useCache((cache) => cache.leads.get('ana'));
  const settings = useCache((cache) => cache.settings);
  return lead && settings ? <VerdictCell lead={lead} settings={settings} now={builtAt} /> : null;
}

describe('the verdict in a row of a table', () => {
  it('is the same, with what to ask next, and follows an answer', async () => {
    const desk = await openTestDesk({ rows: { leads: [ana], answers: [budget, ...answers] } });
    renderAtDesk(<Cell />, desk);
    expect(await screen.findByText('Keep working')).toBeInTheDocument();
    expect(screen.getByText('ask budget')).toBeInTheDocument();
    await desk.receive({ answers: [anAnswer({ id: 'b2', leadId: 'ana', answeredAt: builtAt })], leads: [{ ...ana, version: 2 }] });
    expect(await screen.findByText('Qualified')).toBeInTheDocument();
  });
});
