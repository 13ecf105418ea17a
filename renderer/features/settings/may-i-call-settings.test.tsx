import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { markDoNotCall } from '../../../shared/commands/mark-do-not-call.ts';
import { aCompany, aLead, builtAt } from '../../../test/builders/domain.ts';
import { anAttempt, aUser, signedIn } from '../../../test/builders/people.ts';
import { type DeskRows, openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import { SettingsScreen } from './settings-screen.tsx';

const manager = aUser({ id: 'boss', name: 'Nora Voss', role: 'manager' });
const phone = (number: string) => [{ kind: 'work' as const, number, extension: null, asWritten: number }];
const ana = aLead({ id: 'ana' });
const bea = aLead({ id: 'bea', firstName: 'Bea', lastName: 'Lang', email: 'bea@acme.example', phones: phone('+4930901820') });
const cem = aLead({ id: 'cem', firstName: 'Cem', lastName: 'Ucar', email: 'cem@corrib.example', phones: phone('+4940112233') });

const openSection = async (section: string, user = manager, rows: DeskRows = {}) => {
  const desk = await openTestDesk({
    rows: { users: [aUser(), manager], companies: [aCompany()], leads: [ana, bea, cem], ...rows },
    user: signedIn(user),
  });
  return { desk, ...renderAtDesk(<SettingsScreen />, desk, { path: `/settings/${section}` }) };
};
const listFile = (text: string) => new File([text], 'robinson.csv', { type: 'text/csv' });

describe('a do-not-call list', () => {
  const takeIn = async () => {
    const opened = await openSection('doNotCall');
    await opened.user.click(await screen.findByRole('button', { name: 'Import a list…' }));
    await opened.user.upload(
      screen.getByLabelText('Choose a file', { selector: 'input' }),
      listFile('phone\n089 5550 0142\nacme.example\nnobody'),
    );
    return opened;
  };

  it('says what it holds and whom of ours it stops before anything is written', async () => {
    const { desk } = await takeIn();
    expect(await screen.findByText(/one number, 0 mails, one domain/)).toBeVisible();
    expect(screen.getByText('Stops 2 leads of ours: Ana Keller and Bea Lang')).toBeVisible();
    expect(screen.getByText('Line 4, “nobody”: no number, mail or domain')).toBeVisible();
    expect(await desk.db.doNotCallLists.count()).toBe(0);
  });

  it('is taken in with a reason, stops the leads on it, and is lifted again only with another', async () => {
    const { desk, user, path } = await takeIn();
    await user.type(await screen.findByLabelText('Where the list comes from'), 'Robinson list');
    await user.click(screen.getByRole('button', { name: 'Take 2 values in' }));
    await waitFor(async () => expect(await desk.db.leads.get('bea')).toMatchObject({ doNotCall: true, stage: 'disqualified' }));
    expect((await desk.db.leads.get('cem'))?.doNotCall).toBe(false);
    const row = (await screen.findByText('robinson.csv')).closest('tr')!;
    expect(within(row).getByText('Robinson list')).toBeVisible();
    await user.click(within(row).getByRole('button', { name: /^Lift/ }));
    await user.type(within(row).getByRole('textbox', { name: 'Why it is lifted' }), 'wrong file{Enter}');
    await waitFor(async () =>
      expect(await desk.db.leads.get('bea')).toMatchObject({ doNotCall: false, stage: 'working', nextActionKind: 'call' }),
    );
    expect(desk.cache.store.getState().doNotCall.size).toBe(0);
    expect(await desk.db.doNotCallLists.toArray()).toEqual([
      expect.objectContaining({ state: 'removed', removedReason: 'wrong file', removedById: 'boss', stopped: 2 }),
    ]);
    await user.click(screen.getByRole('button', { name: '2 leads stopped: show them' }));
    expect(path()).toBe('/leads');
  });

  it('does not guess whose country a number is of', async () => {
    const { user } = await takeIn();
    await user.click(screen.getByRole('combobox', { name: /Numbers without a country code/ }));
    await user.click(await screen.findByRole('option', { name: /no country/, hidden: true }));
    expect(await screen.findByText('Line 2, “089 5550 0142”: whose country?')).toBeVisible();
    expect(screen.getByText('Stops one lead of ours: Bea Lang')).toBeVisible();
  });

  it('is only looked at by reps: no import, no lifting', async () => {
    const { desk } = await openSection('doNotCall', aUser());
    await desk.run(markDoNotCall, { leadIds: ['ana'], reason: 'Asked by mail' });
    expect(await screen.findByText('Ana Keller said so')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Import|Lift/ })).not.toBeInTheDocument();
  });
});

describe('the check', () => {
  it('answers for a number however it is written, a mail, a domain and a name', async () => {
    const { desk, user } = await openSection('doNotCall');
    await desk.run(markDoNotCall, { leadIds: ['ana'], reason: 'Said on the phone', values: ['+498955500142'] });
    const field = screen.getByRole('textbox', { name: 'Number, mail, domain or name' });
    await user.type(field, '(089) 5550-0142');
    expect(await screen.findByText('+49 89 55500142')).toBeVisible();
    expect(screen.getByText('on do not call')).toBeVisible();
    expect(screen.getByText(/is not called: \+49 89 55500142/)).toBeVisible();
    await user.clear(field);
    await user.type(field, 'cem');
    expect(await screen.findByText('may be called')).toBeVisible();
    await user.clear(field);
    await user.type(field, 'x@nowhere.example');
    expect(await screen.findByText('not on do not call')).toBeVisible();
    expect(screen.getByText('No lead of ours.')).toBeVisible();
  });
});

describe('calls against a rule', () => {
  it('are listed for a team lead with what stood against them and the reason given', async () => {
    const ruth = aUser({ id: 'ruth', role: 'teamLead' });
    const attempts = [
      anAttempt({ id: 'a1', leadId: 'ana', overrideReason: 'she asked for six', overriddenRule: 'holiday' }),
      anAttempt({ id: 'a2', leadId: 'bea' }),
      anAttempt({
        id: 'a3',
        leadId: 'cem',
        startedAt: builtAt - 40 * 86_400_000,
        overrideReason: 'long ago',
        overriddenRule: 'unknownZone',
      }),
    ];
    const { user } = await openSection('overrides', ruth, { attempts });
    expect(await screen.findByText('she asked for six')).toBeVisible();
    expect(screen.getByText('holiday')).toBeVisible();
    expect(screen.queryByText('long ago')).not.toBeInTheDocument();
    await user.click(screen.getByText('90 days'));
    expect(await screen.findByText('long ago')).toBeVisible();
  });

  it('are nothing for reps', async () => {
    await openSection('overrides', aUser());
    expect(screen.queryByText('Calls against a rule')).not.toBeInTheDocument();
  });
});

describe('the rules of calling windows', () => {
  it('are changed by a manager, hold at once, and can be taken back', async () => {
    const { desk, user } = await openSection('windows');
    await user.click(screen.getByRole('button', { name: 'Add a rule…' }));
    await user.click(screen.getByLabelText('Shuts these hours: a company holiday, an outing'));
    const dialog = screen.getByRole('dialog');
    await user.clear(within(dialog).getByLabelText('From'));
    await user.click(within(dialog).getByRole('button', { name: 'Keep the rule' }));
    expect(within(dialog).getByLabelText('From')).toHaveAccessibleDescription('A time of day: 9, 17:30, and 24:00 for midnight.');
    expect(within(dialog).getByLabelText('Why it is shut')).toHaveAccessibleDescription('Say why it is shut.');
    await user.type(within(dialog).getByLabelText('From'), '0');
    await user.clear(within(dialog).getByLabelText('Until'));
    await user.type(within(dialog).getByLabelText('Until'), '24:00');
    await user.type(within(dialog).getByLabelText('Why it is shut'), 'Works outing');
    await user.click(within(dialog).getByRole('button', { name: 'Keep the rule' }));
    const rules = async () => (await desk.db.settings.get('center'))?.callingWindows ?? [];
    await waitFor(async () =>
      expect((await rules()).at(-1)).toMatchObject({ country: 'DE', isClosed: true, from: 0, till: 1440, source: 'Works outing' }),
    );
    await user.click(await screen.findByRole('button', { name: /^Undo/ }));
    await waitFor(async () => expect((await rules()).some(({ isClosed }) => isClosed)).toBe(false));
  });

  it('are read, not changed, by reps', async () => {
    await openSection('windows', aUser());
    expect(screen.getAllByText(/UWG/).length).toBeGreaterThan(0);
    expect(screen.queryByRole('button', { name: /rule/ })).not.toBeInTheDocument();
  });

  it('name the holidays ahead, by region', async () => {
    const { user } = await openSection('windows');
    expect(screen.getAllByText('Christmas Day')).toHaveLength(2);
    expect(screen.queryByText('Day of Prayer and Repentance')).not.toBeInTheDocument();
    await user.click(screen.getByRole('combobox', { name: 'Region' }));
    await user.click(await screen.findByRole('option', { name: 'Sachsen', hidden: true }));
    expect(await screen.findAllByText('Day of Prayer and Repentance')).toHaveLength(2);
  });
});
