import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Script } from '../../../shared/domain/script.ts';
import { aCompany, aLead, aTouch, builtAt, someSettings } from '../../../test/builders/domain.ts';
import { anAttempt, aUser, signedIn } from '../../../test/builders/people.ts';
import { aChoice, aScript, aStep } from '../../../test/builders/script.ts';
import { type DeskRows, openTestDesk, renderAtDesk } from '../../../test/support/desk.tsx';
import { ScriptsScreen } from './scripts-screen.tsx';

const inquiry = aScript({
  id: 'inquiry-2',
  name: 'Inbound inquiry',
  version: 2,
  steps: [
    aStep('open', { title: 'Opening', kind: 'say', say: 'Good day {{firstName|}}, you read {{touchTitle|our guide}}.', goTo: 'why' }),
    aStep('why', {
      title: 'Trigger',
      say: 'What made {{companyName|you}} look now?',
      hint: 'Wait.',
      choices: [aChoice('The line stops', 'budget', ['N', 'favourable']), aChoice('Just reading', 'end')],
    }),
    aStep('budget', { title: 'Budget', choices: [aChoice('Yes', 'end', ['B', 'favourable'])] }),
    aStep('end', { title: 'Next step', kind: 'end', say: 'Then let us meet.' }),
  ],
  objections: [{ title: 'No time', reply: 'Tomorrow then, {{firstName|}}?', goTo: null }],
  publishedAt: Date.UTC(2026, 9, 19),
});
const older: Script = { ...inquiry, id: 'inquiry-1', version: 1, state: 'retired' };
const german: Script = { ...inquiry, id: 'anfrage', scriptKey: 'anfrage', name: 'Anfrage', language: 'de' };

const path = (answer: string) => [
  { stepId: 'open', question: '', answer: '' },
  { stepId: 'why', question: '', answer },
  { stepId: answer === 'The line stops' ? 'budget' : 'end', question: '', answer: '' },
];
const rows: DeskRows = {
  scripts: [inquiry, older, german],
  companies: [aCompany()],
  leads: [aLead(), aLead({ id: 'lead-2', firstName: 'Luc', lastName: 'Perrin', companyId: null })],
  touches: [aTouch()],
  attempts: [
    anAttempt({ id: 'a1', scriptId: 'inquiry-2', isConnect: true, dispositionCode: 'qualified', scriptPath: path('The line stops') }),
    anAttempt({ id: 'a2', scriptId: 'inquiry-2', isConnect: true, dispositionCode: 'keepWorking', scriptPath: path('Just reading') }),
    anAttempt({ id: 'a3', scriptId: 'inquiry-2' }),
  ],
};

const open = async (over: DeskRows = {}) => {
  const desk = await openTestDesk({ user: signedIn(aUser({ id: 'ruth', role: 'teamLead' })), rows: { ...rows, ...over } });
  return { desk, ...renderAtDesk(<ScriptsScreen />, desk, { path: '/scripts' }) };
};

const node = (name: RegExp) => screen.getByRole('button', { name, pressed: undefined });

describe('the scripts of the center', () => {
  it('open with one in the reader’s language, and list every version', async () => {
    await open();
    expect(screen.getByRole('button', { name: 'Inbound inquiry live v2, English' })).toHaveAttribute('aria-current', 'true');
    expect(screen.getByRole('button', { name: 'Inbound inquiry retired v1, English' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Anfrage live v2, German' })).toBeInTheDocument();
  });

  it('read a step with its fields, its fallback, its answers and where they lead', async () => {
    const { user } = await open();
    expect(screen.getByText('newest touch')).toBeInTheDocument();
    expect(screen.getByText('(else “our guide”)')).toBeInTheDocument();
    await user.keyboard('j');
    expect(screen.getByRole('heading', { name: '2 Trigger' })).toBeInTheDocument();
    expect(node(/^2 Trigger/)).toHaveAttribute('aria-pressed', 'true');
    const answers = screen.getByRole('region', { name: 'What this step says and where it leads' });
    await user.click(within(answers).getByRole('button', { name: '3 Budget' }));
    expect(screen.getByRole('heading', { name: '3 Budget' })).toBeInTheDocument();
    await user.keyboard('kk');
    expect(screen.getByRole('heading', { name: '1 Opening' })).toBeInTheDocument();
  });

  it('say what a rep would stumble over, and lead to it', async () => {
    const lost = { ...inquiry, steps: [...inquiry.steps, aStep('lost', { title: 'Forgotten', kind: 'say', goTo: 'end' })] };
    const settings = someSettings();
    const { user } = await open({ scripts: [lost], settings: [{ ...settings, bantfo: { ...settings.bantfo, required: ['B', 'T'] } }] });
    expect(screen.getByText('Sales requires Timing, and no step asks for it.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Nothing leads to Forgotten.' }));
    expect(screen.getByRole('heading', { name: '4 Forgotten' })).toBeInTheDocument();
  });

  it('count what each version brought', async () => {
    await open();
    // One of two reached is qualified: that rate may lie anywhere from a tenth to nine tenths.
    expect(
      await screen.findByRole('row', { name: /v2 live since 19 Oct 100% 3 2, 67% 1, 50% with 95 % between 9% and 91% 0.5/ }),
    ).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /v1 retired/ })).toHaveTextContent('–');
    expect(node(/^3 Budget/)).toHaveTextContent('50%');
  });

  it('compare two versions, and say when the difference could be chance', async () => {
    const many = (scriptId: string, reached: number, qualified: number) =>
      Array.from({ length: reached }, (_, at) =>
        anAttempt({
          id: `${scriptId}${at}`,
          scriptId,
          isConnect: true,
          dispositionCode: at < qualified ? 'qualified' : 'keepWorking',
          talkMs: 60_000 * (1 + (at % 3)),
        }),
      );
    const { unmount } = await open({ attempts: [...many('inquiry-2', 20, 6), ...many('inquiry-1', 20, 3)] });
    expect(await screen.findByText(/v2 beside v1: could be chance \(-11 to 39 points, 95 %\)/)).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /v2/ })).toHaveTextContent('1 min (1 min to 2 min)');
    unmount();
    await open({ attempts: [...many('inquiry-2', 300, 90), ...many('inquiry-1', 300, 45)] });
    expect(await screen.findByText(/v2 qualifies more than v1/)).toBeInTheDocument();
  });

  it('are tried as a rep against a lead, with nothing recorded', async () => {
    const { desk, user } = await open();
    await user.keyboard('p');
    const dialog = await screen.findByRole('dialog', { name: 'Try Inbound inquiry, v2' });
    expect(await within(dialog).findByText('Good day Ana, you read Retrofit guide.')).toBeInTheDocument();
    await user.keyboard('{ArrowRight}');
    expect(within(dialog).getByText('What made Nordhaus GmbH look now?')).toBeInTheDocument();
    await user.keyboard('q');
    expect(within(dialog).getByText('Step 3: Budget')).toBeInTheDocument();
    expect(within(dialog).getByRole('img', { name: /N favourable/ })).toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: 'Say it to another lead' }));
    await user.type(within(dialog).getByRole('textbox', { name: 'Name or company' }), 'perrin{Enter}');
    expect(within(dialog).getByText('Luc Perrin')).toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: 'No time' }));
    expect(within(dialog).getByText('Tomorrow then, Luc?')).toBeInTheDocument();
    expect(await desk.db.outbox.count()).toBe(0);
    expect(await desk.db.attempts.count()).toBe(3);
  });

  it('are loading, not missing, on a machine that has not been told of any yet', async () => {
    await open({ scripts: [] });
    expect(await screen.findByRole('progressbar', { name: 'Loading scripts' })).toBeInTheDocument();
    expect(screen.queryByText('No scripts yet')).not.toBeInTheDocument();
  });

  it('say so when there are none', async () => {
    const { desk } = await open({ scripts: [] });
    await desk.db.meta.put({ key: 'syncedAt', at: builtAt });
    await waitFor(() => expect(screen.getByText('No scripts yet')).toBeInTheDocument());
  });
});
