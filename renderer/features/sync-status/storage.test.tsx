import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { writeNote } from '../../../shared/commands/write-note.ts';
import { openTestDesk, renderAtDesk, type TestDesk } from '../../../test/support/desk.tsx';
import { unsentFileOf } from '../../data/unsent-work.ts';
import { SignOutDialog } from './sign-out-dialog.tsx';
import { StorageNotice } from './storage-notice.tsx';
import { SyncDrawer } from './sync-drawer.tsx';

let desk: TestDesk;
afterEach(() => desk?.close());

const note = (body: string) => desk.run(writeNote, { noteId: `note-${body}`, leadId: 'lead', attemptId: null, body, revision: 1 });
const exportedText = async (): Promise<string> => {
  const data = desk.exported.at(-1)?.data;
  return typeof data === 'string' ? data : '';
};

describe('the notice of little room', () => {
  test('says what happened, what is safe and what to do, and offers the file; it goes when there is room again', async () => {
    desk = await openTestDesk();
    renderAtDesk(<StorageNotice />, desk);
    expect(screen.queryByRole('alert')).toBeNull();
    desk.storage.databaseFailed(new DOMException('full', 'QuotaExceededError'));
    const notice = await screen.findByRole('alert');
    expect(notice).toHaveTextContent('No room left on this machine');
    expect(notice).toHaveTextContent('What was saved is safe');
    await note('before').catch(() => undefined);
    await userEvent.click(within(notice).getByRole('button', { name: /Export unsent/ }));
    await waitFor(() => expect(desk.exported).toHaveLength(1));
    await userEvent.click(within(notice).getByRole('button', { name: 'Look again' }));
    await waitFor(() => expect(screen.queryByText(/No room left/)).toBeNull());
  });

  test('tells by how much it is low, without raising an alarm', async () => {
    desk = await openTestDesk();
    desk.storage.status.setState({ room: 'low', freeBytes: 12 * 1024 * 1024 });
    renderAtDesk(<StorageNotice />, desk);
    expect(await screen.findByRole('status')).toHaveTextContent('12 MB are free');
  });
});

describe('signing out with unsent work', () => {
  test('waits until it is in a file, and then hands over what is in it', async () => {
    desk = await openTestDesk();
    const id = await note('unsent');
    const onSignOut = vi.fn();
    renderAtDesk(<SignOutDialog onClose={() => undefined} onSignOut={onSignOut} />, desk);
    await screen.findByRole('dialog', { name: 'One piece of work is not sent' });
    const go = screen.getByRole('button', { name: 'Sign out' });
    expect(go).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: /Export unsent/ }));
    await waitFor(() => expect(go).toBeEnabled());
    await userEvent.click(go);
    expect(onSignOut).toHaveBeenCalledWith(new Set([id]));
  });

  test('waits again for what is done after the file was written', async () => {
    desk = await openTestDesk();
    await note('first');
    renderAtDesk(<SignOutDialog onClose={() => undefined} onSignOut={() => undefined} />, desk);
    await userEvent.click(await screen.findByRole('button', { name: /Export unsent/ }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Sign out' })).toBeEnabled());
    await note('second');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Sign out' })).toBeDisabled());
  });
});

describe('the file of unsent work', () => {
  test('is taken in on another machine of the same person, each piece once', async () => {
    desk = await openTestDesk();
    await note('taken along');
    const first = desk;
    const rendered = renderAtDesk(<SyncDrawer onClose={() => undefined} />, desk);
    await userEvent.click(await screen.findByRole('button', { name: /^Export unsent/ }));
    await waitFor(() => expect(first.exported).toHaveLength(1));
    const text = await exportedText();
    rendered.unmount();
    first.close();

    desk = await openTestDesk();
    renderAtDesk(<SyncDrawer onClose={() => undefined} />, desk);
    await screen.findByText(/in this browser only\. It is on the disk/);
    const field = document.querySelector<HTMLInputElement>('input[type=file]');
    for (const said of ['One piece of work taken in', 'Everything in this file was here already']) {
      await userEvent.upload(field!, new File([text], 'unsent.jsonl'));
      await screen.findByText(new RegExp(said, 'i'));
    }
    const [entry, ...others] = await desk.db.outbox.toArray();
    expect(entry?.args.body).toBe('taken along');
    expect(others).toEqual([]);
  });

  test('of somebody else, and any other file, is refused with nothing changed', async () => {
    desk = await openTestDesk();
    renderAtDesk(<SyncDrawer onClose={() => undefined} />, desk);
    await screen.findByText(/in this browser only\. It is on the disk/);
    const field = document.querySelector<HTMLInputElement>('input[type=file]');
    const person = { userId: 'somebody-else', centerId: desk.user.centerId, name: 'Tomasz Wrona' };
    const theirs = unsentFileOf({ commands: [], calls: [], deviceId: 'theirs' }, person, desk.now(), {
      about: '',
      command: String,
      call: String,
    });
    await userEvent.upload(field!, new File([theirs], 'theirs.jsonl'));
    await screen.findByText(/This file is Tomasz Wrona’s/);
    await userEvent.upload(field!, new File(['name;phone'], 'leads.jsonl'));
    await screen.findByText(/This is no file of unsent work/);
    expect(await desk.db.outbox.count()).toBe(0);
  });
});
