import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderInApp } from '../../test/support/render.tsx';
import { Drawer } from './drawer.tsx';
import { hideToast, showToast } from './toast.tsx';

let shown: string[] = [];
const show = (options: Parameters<typeof showToast>[0]) => act(() => shown.push(showToast(options)));

afterEach(() => {
  act(() => shown.forEach(hideToast));
  shown = [];
});

describe('a toast', () => {
  it('says what happened, politely', async () => {
    renderInApp(<main />);
    show({ message: 'Moved 50 leads' });
    expect(await screen.findByRole('status')).toHaveTextContent('Moved 50 leads');
    expect(screen.getByRole('button', { name: 'Close' })).toBeInTheDocument();
  });

  it('takes it back by Ctrl Z from anywhere, once', async () => {
    const onUndo = vi.fn();
    const { user } = renderInApp(<main />);
    show({ message: 'Moved 50 leads', onUndo });
    await screen.findByText('Moved 50 leads');
    await user.keyboard('{Control>}zz{/Control}');
    expect(onUndo).toHaveBeenCalledOnce();
  });

  it('takes it back while a drawer is open, but not out of a field that is being typed in', async () => {
    const onUndo = vi.fn();
    const { user } = renderInApp(
      <Drawer isOpen onClose={() => undefined} title="Rejections">
        <input aria-label="Reason" />
      </Drawer>,
    );
    show({ message: 'Moved 50 leads', onUndo });
    await screen.findByText('Moved 50 leads');
    await user.click(screen.getByRole('textbox', { name: 'Reason' }));
    await user.keyboard('{Control>}z{/Control}');
    expect(onUndo).not.toHaveBeenCalled();
    act(() => screen.getByRole<HTMLInputElement>('textbox', { name: 'Reason' }).blur());
    await user.keyboard('{Control>}z{/Control}');
    expect(onUndo).toHaveBeenCalledOnce();
  });

  it('is told how much of the window an open drawer takes, and when it is gone', () => {
    const room = () => document.documentElement.style.getPropertyValue('--rf-drawer-room');
    const { unmount } = renderInApp(
      <Drawer isOpen onClose={() => undefined} title="Rejections" width={640}>
        Nothing
      </Drawer>,
    );
    expect(room()).toBe('652px');
    unmount();
    expect(room()).toBe('');
  });

  it('says so when it cannot be taken back', async () => {
    const { user } = renderInApp(<main />);
    show({ message: 'Merged', onUndo: () => Promise.reject(new Error('already moved on')) });
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('Could not be undone'));
  });
});
