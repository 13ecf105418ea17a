import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { saveScriptDraft } from '../../../../shared/commands/save-script-draft.ts';
import type { Script } from '../../../../shared/domain/script.ts';
import { contentOf } from '../../../../shared/domain/script-edits.ts';
import { readScriptFile, writeScriptFile } from '../../../../shared/domain/script-file.ts';
import { aLead, someSettings } from '../../../../test/builders/domain.ts';
import { aUser, signedIn } from '../../../../test/builders/people.ts';
import { aChoice, anEnd, aScript, aStep } from '../../../../test/builders/script.ts';
import { openTestDesk, renderAtDesk, type TestDesk } from '../../../../test/support/desk.tsx';
import { ScriptsScreen } from '../scripts-screen.tsx';

const live = aScript({
  id: 'v7',
  name: 'Inbound',
  version: 7,
  steps: [
    aStep('open', { title: 'Opening', kind: 'say', say: 'Good day.', goTo: 'why' }),
    aStep('why', {
      title: 'Trigger',
      say: 'Why now?',
      choices: [aChoice('It stops', 'end', ['N', 'favourable']), aChoice('Reading', 'end')],
    }),
    { ...anEnd(), title: 'Next step' },
  ],
});
const settings = someSettings();

const openScripts = async (scripts: Script[] = [live], required: ('B' | 'N' | 'T')[] = ['N']) => {
  const desk = await openTestDesk({
    user: signedIn(aUser({ id: 'ruth', role: 'teamLead' })),
    rows: { scripts, leads: [aLead()], settings: [{ ...settings, bantfo: { ...settings.bantfo, required } }] },
  });
  const shown = renderAtDesk(<ScriptsScreen />, desk, { path: '/scripts' });
  const type = async (label: string, text: string) => {
    const field = screen.getByRole('textbox', { name: label });
    await shown.user.clear(field);
    await shown.user.type(field, text);
  };
  return { desk, ...shown, press: (keys: string) => shown.user.keyboard(keys), type };
};

const rowsOf = async (desk: TestDesk) => (await desk.db.scripts.toArray()).sort((a, b) => a.version - b.version);
const draftOf = async (desk: TestDesk) => (await desk.db.scripts.toArray()).find(({ state }) => state === 'draft');
const draftIsOpen = () => screen.findByRole('button', { name: /Inbound draft v8/, current: true });
const box = (name: RegExp) => screen.getByRole('button', { name, pressed: undefined });

describe('a draft thrown away', () => {
  it('comes back for ten seconds with all that was written in it, a moment ago too', async () => {
    const { desk, press, type, user } = await openScripts();
    await press('e');
    await draftIsOpen();
    await type('Say', 'Good evening.');
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Throw the draft away' }));
    await screen.findByText('Draft of Inbound thrown away');
    expect(await draftOf(desk)).toBeUndefined();
    await press('{Control>}z{/Control}');
    await draftIsOpen();
    expect(await draftOf(desk)).toMatchObject({ version: 8, steps: [{ say: 'Good evening.' }, {}, {}] });
    expect((await desk.db.scripts.get('v7'))?.state).toBe('live');
  });
});

describe('a draft, by keyboard', () => {
  it('begins with the live version, is written, saved by itself and published in its place', async () => {
    const { desk, press, type } = await openScripts();
    await press('e');
    await draftIsOpen();
    await press('jn');
    await waitFor(() => expect(screen.getByLabelText('Title')).toHaveFocus());
    await press('Permission');
    await type('Say', 'May I?');
    await waitFor(async () => expect((await draftOf(desk))?.steps.map(({ title }) => title)).toContain('Permission'));
    expect((await desk.db.scripts.get('v7'))?.steps).toHaveLength(3);

    await press('{Escape}');
    expect(screen.getByRole('list', { name: 'To be mended before it can be published' })).toHaveTextContent('Nothing leads to Permission.');
    await press('kk');
    await screen.findByRole('heading', { name: '2 Trigger' });
    const way = screen.getByLabelText('Answer 2 leads to', { selector: 'input' });
    way.focus();
    await press('Permission{ArrowDown}{Enter}');
    await waitFor(() => expect(screen.getByLabelText('Answer 2 leads to', { selector: 'input' })).toHaveValue('3 Permission'));
    await press('{Escape}j');
    await screen.findByRole('heading', { name: '3 Permission' });
    screen.getByLabelText('Goes on to', { selector: 'input' }).focus();
    await press('Next{ArrowDown}{Enter}{Escape}');
    await screen.findByRole('button', { name: /Publish v8/ });
    await press('{Control>}{Enter}{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Publish Inbound, version 8' });
    expect(within(dialog).getByRole('radio', { name: 'Instead of v7' })).toBeChecked();
    await press('{Control>}{Enter}{/Control}');
    await waitFor(async () =>
      expect((await rowsOf(desk)).map(({ version, state }) => [version, state])).toEqual([
        [7, 'retired'],
        [8, 'live'],
      ]),
    );
    expect((await desk.db.outbox.toArray()).at(-1)).toMatchObject({ name: 'publishScript', args: { liveIds: ['v7'], share: 100 } });
  });

  it('runs beside the live version for a share of the calls, which can be changed later', async () => {
    const draft: Script = { ...live, id: 'v8', version: 8, state: 'draft', publishedAt: null, revision: 1 };
    const { desk, user, press } = await openScripts([live, draft]);
    await user.click(screen.getByRole('button', { name: /Inbound draft/ }));
    await press('{Control>}{Enter}{/Control}');
    await user.click(await screen.findByRole('radio', { name: /Beside v7/ }));
    const share = screen.getByLabelText('Share of v8');
    await user.clear(share);
    await user.type(share, '30');
    await press('{Control>}{Enter}{/Control}');
    await waitFor(async () =>
      expect((await rowsOf(desk)).map(({ version, state, share: each }) => [version, state, each])).toEqual([
        [7, 'live', 70],
        [8, 'live', 30],
      ]),
    );
    await user.click(await screen.findByRole('button', { name: 'Shares' }));
    const seven = await screen.findByLabelText('v7');
    await user.clear(seven);
    await user.type(seven, '40');
    expect(screen.getByText('Together 70 %; it has to be 100.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Share so' })).toBeDisabled();
    const eight = screen.getByLabelText('v8');
    await user.clear(eight);
    await user.type(eight, '60');
    await user.click(screen.getByRole('button', { name: 'Share so' }));
    await waitFor(async () => expect((await rowsOf(desk)).map(({ share: each }) => each)).toEqual([40, 60]));
  });

  it('takes steps back and forth', async () => {
    const { press } = await openScripts();
    await press('e');
    await draftIsOpen();
    await press('j{Delete}');
    await waitFor(() => expect(screen.queryByRole('button', { name: /Trigger/ })).toBeNull());
    await press('{Control>}z{/Control}');
    expect(await screen.findAllByRole('button', { name: /Trigger/ })).not.toHaveLength(0);
    await press('{Control>}{Shift>}z{/Shift}{/Control}');
    await waitFor(() => expect(screen.queryByRole('button', { name: /2 Trigger/ })).toBeNull());
  });

  it('is tried as a rep against a lead before it is published', async () => {
    const { press, desk } = await openScripts();
    await press('e');
    await draftIsOpen();
    await press('p');
    const dialog = await screen.findByRole('dialog', { name: 'Try Inbound, v8' });
    expect(await within(dialog).findByText('Ana Keller')).toBeVisible();
    await press('{ArrowRight}q');
    expect(within(dialog).getByText('This is an end of the script. In a call the outcome would follow.')).toBeVisible();
    expect(await desk.db.answers.count()).toBe(0);
  });

  it('takes merge fields from a list, with the fallback ready to be typed over', async () => {
    const { press, user } = await openScripts();
    await press('e');
    await draftIsOpen();
    const say = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Say' });
    await user.type(say, ' You are at {{{{');
    await user.click(await screen.findByRole('menuitem', { name: /company/, hidden: true }));
    await waitFor(() => expect(say).toHaveValue('Good day. You are at {{companyName|your company}}'));
    await waitFor(() => expect(say.value.slice(say.selectionStart, say.selectionEnd)).toBe('your company'));
    await press('your plant');
    expect(say).toHaveValue('Good day. You are at {{companyName|your plant}}');
  });

  it('becomes a question in words that fills a letter and a field of the lead, and a branch on what is known', async () => {
    const { desk, press, user } = await openScripts();
    await press('e');
    await draftIsOpen();
    const pick = async (label: string, option: string) => {
      const [field] = screen.getAllByLabelText(label, { selector: 'input' });
      await user.click(field!);
      // The list that was open before may still be fading out.
      const list = await screen.findByRole('listbox', { name: label, hidden: true });
      await user.click(await within(list).findByRole('option', { name: option, hidden: true }));
    };
    await user.click(screen.getByRole('radio', { name: 'Ask' }));
    await pick('Answered by', 'a sum');
    await pick('Fills', 'Budget');
    await pick('Fills the lead’s', 'Title');
    await waitFor(async () =>
      expect((await draftOf(desk))?.steps[0]).toMatchObject({
        kind: 'ask',
        answerAs: 'amount',
        fills: { letter: 'B', state: 'favourable' },
        detail: 'title',
        goTo: 'why',
      }),
    );
    await user.click(screen.getByRole('radio', { name: 'Branch' }));
    await user.click(screen.getByRole('button', { name: 'Branch' }));
    await pick('Branch 1: any of', 'favourable');
    await pick('Branch 1 leads to', 'Next step');
    await waitFor(async () =>
      expect((await draftOf(desk))?.steps[0]).toMatchObject({
        kind: 'branch',
        goTo: 'why',
        branches: [{ when: { on: 'letter', letter: 'B', is: ['favourable'] }, goTo: 'end' }],
      }),
    );
  });

  it('is not written over by somebody else’s, and keeps both', async () => {
    const { desk, press, user } = await openScripts();
    await press('e');
    await draftIsOpen();
    const draft = (await draftOf(desk))!;
    // In one stroke: typed letter by letter on a slow machine, mine might be saved before theirs.
    fireEvent.change(screen.getByLabelText('Title'), { target: { value: 'Mine' } });
    await desk.run(saveScriptDraft, {
      scriptId: draft.id,
      scriptKey: draft.scriptKey,
      baseRevision: draft.revision,
      content: { ...contentOf(draft), name: 'Theirs' },
    });
    await screen.findByText('Somebody else has changed this draft. Yours is still here.');
    await user.click(screen.getByRole('button', { name: 'Keep mine as another draft' }));
    await waitFor(async () => {
      const drafts = (await desk.db.scripts.toArray()).filter(({ state }) => state === 'draft');
      expect(drafts.map(({ name, steps }) => [name, steps[0]?.title]).sort()).toEqual([
        ['Inbound (mine)', 'Mine'],
        ['Theirs', 'Opening'],
      ]);
    });
  });
});

describe('publishing a broken script', () => {
  const publishing = async (steps: Script['steps'], required: ('B' | 'N' | 'T')[] = []) => {
    const draft = aScript({ id: 'd', name: 'Broken', version: 1, state: 'draft', publishedAt: null, revision: 1, steps });
    const shown = await openScripts([draft], required);
    await shown.press('{Control>}{Enter}{/Control}');
    const list = await screen.findByRole('list', { name: 'To be mended before it can be published' });
    expect(screen.queryByRole('dialog')).toBeNull();
    expect((await shown.desk.db.scripts.get('d'))?.state).toBe('draft');
    return list.textContent;
  };
  const opening = aStep('open', { title: 'Opening', kind: 'say', say: 'Well.', goTo: 'end' });
  const end = { ...anEnd(), title: 'End' };

  it.each<[string, Script['steps'], string, string, ('B' | 'N' | 'T')[]?]>([
    ['an unreachable step', [opening, end, aStep('lost', { title: 'Lost', kind: 'say', goTo: 'end' })], '2 Lost', 'Nothing leads to Lost.'],
    [
      'a dead end',
      [{ ...opening, goTo: 'stuck' }, aStep('stuck', { title: 'Stuck', kind: 'say' }), end],
      '2 Stuck',
      'The call would stop at Stuck: no answer, no next step, and it is no end.',
    ],
    [
      'a loop without exit',
      [{ ...opening, goTo: 'again' }, aStep('again', { title: 'Again', kind: 'say', goTo: 'open' })],
      '2 Again',
      'From Again no end can be reached.',
    ],
    ['a missing merge field', [{ ...opening, say: 'Hello {{nick|you}}' }, end], '1 Opening', 'Opening uses “nick”, which nothing fills.'],
    ['a required letter that is never asked', [opening, end], '1 Opening', 'Sales requires Timing, and no step asks for it.', ['T']],
  ])('is refused for %s, at the step', async (_, steps, heading, reason, required) => {
    expect(await publishing(steps, required)).toBe(reason);
    expect(screen.getByRole('heading', { name: heading })).toBeVisible();
    expect(box(new RegExp(`^${heading}.*needs a look`))).toHaveAttribute('aria-pressed', 'true');
  });
});

describe('scripts and files', () => {
  const drop = (file: File) => fireEvent.change(document.querySelector('input[type="file"]')!, { target: { files: [file] } });

  it('go out and come back as a draft of the next version', async () => {
    const { desk, user } = await openScripts();
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Write to a file', hidden: true }));
    await waitFor(() => expect(desk.exported).toHaveLength(1));
    expect(desk.exported[0]?.name).toBe('inbound-v7.script.json');
    expect(readScriptFile(String(desk.exported[0]?.data))).toMatchObject({ kind: 'script', scriptKey: 'inquiry' });
    drop(new File([String(desk.exported[0]?.data)], 'inbound.script.json'));
    await draftIsOpen();
    expect((await draftOf(desk))?.steps).toEqual(live.steps);
  });

  it('say where a file is wrong, and take nothing of it', async () => {
    const { desk } = await openScripts();
    drop(new File([writeScriptFile(live).replace('"kind": "say"', '"kind": "shout"')], 'wrong.script.json'));
    const dialog = await screen.findByRole('dialog', { name: 'wrong.script.json was not taken in' });
    expect(within(dialog).getByText(/^Line \d+, column 15:$/)).toBeVisible();
    expect(within(dialog).getByText('Opening, steps[0].kind')).toBeVisible();
    expect(await desk.db.scripts.count()).toBe(1);
  });
});
