import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { renderInApp } from '../../test/support/render.tsx';
import { Dialog } from './dialog.tsx';
import { createKeyRegistry, type KeyBinding } from './key-registry.ts';
import { KeyRegistryContext, useKeys } from './keys.tsx';

const binding = (keys: string | string[], run: () => void, more: Partial<KeyBinding> = {}): KeyBinding => ({
  keys,
  label: String(keys),
  run,
  ...more,
});

function Bound({ bindings, scope = 'screen' }: { bindings: KeyBinding[]; scope?: 'app' | 'screen' }) {
  useKeys(bindings, { scope });
  return null;
}

function Counter({ seen }: { seen: number[] }) {
  const [count, setCount] = useState(0);
  const add = () => {
    seen.push(count);
    setCount(count + 1);
  };
  useKeys([binding('c', add)]);
  return null;
}

function DialogHost({ onScreen, onDialog }: { onScreen: () => void; onDialog: () => void }) {
  const [isOpen, setIsOpen] = useState(true);
  useKeys([binding('x', onScreen), binding('Escape', onScreen), binding('?', onScreen, { isThroughLayers: true })]);
  return (
    <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title="Move 50 leads">
      <Bound bindings={[binding('m', onDialog)]} />
      <input aria-label="Reason" />
    </Dialog>
  );
}

describe('keys of a screen', () => {
  it('run while the screen is mounted and no longer', async () => {
    const run = vi.fn();
    const { user, unmount } = renderInApp(<Bound bindings={[binding('l', run)]} />);
    await user.keyboard('l');
    expect(run).toHaveBeenCalledTimes(1);
    unmount();
    await user.keyboard('l');
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('use what the latest render closed over', async () => {
    const seen: number[] = [];
    const { user } = renderInApp(<Counter seen={seen} />);
    await user.keyboard('ccc');
    expect(seen).toEqual([0, 1, 2]);
  });

  it('win over keys of the app with the same name', async () => {
    const ofApp = vi.fn();
    const ofScreen = vi.fn();
    const { user } = renderInApp(
      <>
        <Bound bindings={[binding('x', ofScreen)]} />
        <Bound bindings={[binding('x', ofApp)]} scope="app" />
      </>,
    );
    await user.keyboard('x');
    expect(ofScreen).toHaveBeenCalledOnce();
    expect(ofApp).not.toHaveBeenCalled();
  });

  it('do not run a disabled binding', async () => {
    const run = vi.fn();
    const { user } = renderInApp(<Bound bindings={[binding('x', run, { isDisabled: true })]} />);
    await user.keyboard('x');
    expect(run).not.toHaveBeenCalled();
  });

  it('ignore a held key unless the binding may repeat', () => {
    const once = vi.fn();
    const often = vi.fn();
    renderInApp(<Bound bindings={[binding('o', once), binding('j', often, { canRepeat: true })]} />);
    for (const key of ['o', 'j']) {
      fireEvent.keyDown(document.body, { key });
      fireEvent.keyDown(document.body, { key, repeat: true });
    }
    expect(once).toHaveBeenCalledTimes(1);
    expect(often).toHaveBeenCalledTimes(2);
  });
});

describe('sequences', () => {
  it('run after their last key, and a slip in between does nothing at all', async () => {
    const go = vi.fn();
    const single = vi.fn();
    const { user } = renderInApp(<Bound bindings={[binding('t', single), binding('g t', go), binding('0', single)]} />);
    await user.keyboard('gt');
    expect(go).toHaveBeenCalledTimes(1);
    expect(single).not.toHaveBeenCalled();
    await user.keyboard('g0');
    expect(single).not.toHaveBeenCalled();
    await user.keyboard('0t');
    expect(single).toHaveBeenCalledTimes(2);
  });

  it('are forgotten when the second key comes too late', () => {
    const go = vi.fn();
    const single = vi.fn();
    renderInApp(<Bound bindings={[binding('t', single), binding('g t', go)]} />);
    const press = (key: string, timeStamp: number) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      Object.defineProperty(event, 'timeStamp', { value: timeStamp });
      fireEvent(document.body, event);
    };
    press('g', 1_000);
    press('t', 4_000);
    expect(go).not.toHaveBeenCalled();
    expect(single).toHaveBeenCalledOnce();
  });

  it('give way to a key with Ctrl', async () => {
    const palette = vi.fn();
    const { user } = renderInApp(<Bound bindings={[binding('g t', vi.fn()), binding('mod+k', palette)]} />);
    await user.keyboard('g{Control>}k{/Control}');
    expect(palette).toHaveBeenCalledOnce();
  });
});

describe('while typing', () => {
  const field = (bindings: KeyBinding[]) => (
    <main tabIndex={-1}>
      <textarea aria-label="Note" />
      <Bound bindings={bindings} />
    </main>
  );

  it('plain keys type, the same key with Alt acts', async () => {
    const run = vi.fn();
    const { user } = renderInApp(field([binding('b', run), binding('1', run)]));
    await user.type(screen.getByLabelText('Note'), 'b1');
    expect(screen.getByLabelText('Note')).toHaveValue('b1');
    expect(run).not.toHaveBeenCalled();
    await user.keyboard('{Alt>}b1{/Alt}');
    expect(run).toHaveBeenCalledTimes(2);
    expect(screen.getByLabelText('Note')).toHaveValue('b1');
  });

  it('AltGr types its sign', () => {
    const run = vi.fn();
    renderInApp(field([binding('q', run)]));
    fireEvent.keyDown(screen.getByLabelText('Note'), { key: 'q', code: 'KeyQ', altKey: true, ctrlKey: true });
    fireEvent.keyDown(screen.getByLabelText('Note'), { key: 'q', code: 'KeyQ', altKey: true, modifierAltGraph: true });
    expect(run).not.toHaveBeenCalled();
  });

  it('Ctrl Enter acts, Ctrl Z stays with the field', async () => {
    const call = vi.fn();
    const undo = vi.fn();
    const { user } = renderInApp(field([binding('mod+Enter', call), binding('mod+z', undo)]));
    await user.click(screen.getByLabelText('Note'));
    await user.keyboard('{Control>}{Enter}z{/Control}');
    expect(call).toHaveBeenCalledOnce();
    expect(undo).not.toHaveBeenCalled();
  });

  it('Escape leaves the field for the main region and does not run the screen’s Escape', async () => {
    const clear = vi.fn();
    const { user } = renderInApp(field([binding('Escape', clear)]));
    await user.click(screen.getByLabelText('Note'));
    await user.keyboard('{Escape}');
    expect(screen.getByRole('main')).toHaveFocus();
    expect(clear).not.toHaveBeenCalled();
    await user.keyboard('{Escape}');
    expect(clear).toHaveBeenCalledOnce();
  });
});

describe('keyboards', () => {
  it('find a letter by its place where the keyboard has other letters', () => {
    const run = vi.fn();
    renderInApp(<Bound bindings={[binding('b', run)]} />);
    fireEvent.keyDown(document.body, { key: 'и', code: 'KeyB' });
    expect(run).toHaveBeenCalledOnce();
  });

  it('find ? and / wherever Shift hides them', () => {
    const run = vi.fn();
    renderInApp(<Bound bindings={[binding('?', run), binding('/', run)]} />);
    fireEvent.keyDown(document.body, { key: '?', code: 'Minus', shiftKey: true });
    fireEvent.keyDown(document.body, { key: '/', code: 'Digit7', shiftKey: true });
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('take ⌘ on a Mac where others take Ctrl', () => {
    const run = vi.fn();
    renderInApp(
      <KeyRegistryContext value={createKeyRegistry('mac')}>
        <Bound bindings={[binding('mod+k', run)]} />
      </KeyRegistryContext>,
    );
    fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
    expect(run).not.toHaveBeenCalled();
    fireEvent.keyDown(document.body, { key: 'k', metaKey: true });
    expect(run).toHaveBeenCalledOnce();
  });

  it('leave Enter and Space to a focused button', async () => {
    const open = vi.fn();
    const click = vi.fn();
    const { user } = renderInApp(
      <>
        <button type="button" onClick={click}>
          Call
        </button>
        <Bound bindings={[binding('Enter', open), binding('Space', open)]} />
      </>,
    );
    screen.getByText('Call').focus();
    await user.keyboard('{Enter} ');
    expect(click).toHaveBeenCalledTimes(2);
    expect(open).not.toHaveBeenCalled();
  });
});

describe('an open dialog', () => {
  it('shadows the screen’s keys, has its own, and lets ? through', async () => {
    const onScreen = vi.fn();
    const onDialog = vi.fn();
    const { user } = renderInApp(<DialogHost onScreen={onScreen} onDialog={onDialog} />);
    screen.getByRole('button', { name: 'Close' }).focus();
    await user.keyboard('xm');
    expect(onScreen).not.toHaveBeenCalled();
    expect(onDialog).toHaveBeenCalledOnce();
    await user.keyboard('?');
    expect(onScreen).toHaveBeenCalledOnce();
  });

  it('closes by Escape from a field in it, once, and gives the screen its keys back', async () => {
    const onScreen = vi.fn();
    const { user } = renderInApp(<DialogHost onScreen={onScreen} onDialog={vi.fn()} />);
    await user.click(screen.getByLabelText('Reason'));
    await user.keyboard('{Escape}');
    expect(onScreen).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.keyboard('x');
    expect(onScreen).toHaveBeenCalledOnce();
  });
});
