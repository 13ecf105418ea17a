import { Button, MantineThemeProvider } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import { useMemo, useState } from 'react';
import { useWords } from '../words/words.tsx';
import { KeyCap } from './key-cap.tsx';
import { ariaKeys } from './key-notation.ts';
import { useKeys } from './keys.tsx';
import styles from './toast.module.css';

type ToastOptions = {
  /** What has happened, one line: "Moved 50 leads to Tomasz and Priya". */
  message: string;
  /** Takes it back. Offered for ten seconds, by button and by Ctrl or ⌘ Z. */
  onUndo?: () => void | Promise<void>;
  tone?: 'ok' | 'bad';
  /** What can be done about it, by button and key; the toast then stays until one of them is pressed or it is closed. */
  actions?: readonly ToastAction[];
  /** The same id takes the place of the toast shown before. */
  id?: string;
};

export type ToastAction = { label: string; keys?: string; run: () => void };

/** Time to take something back, and to read a line twice. */
const undoMs = 10_000;
const readMs = 5_000;

function UndoButton({ onUndo, toastId }: { onUndo: () => void | Promise<void>; toastId: string }) {
  const words = useWords().shell.toast;
  const [isUsed, setIsUsed] = useState(false);
  const undo = () => {
    setIsUsed(true);
    notifications.hide(toastId);
    Promise.resolve()
      .then(onUndo)
      .catch(() => showToast({ message: words.undoFailed, tone: 'bad' }));
  };
  // The button outlives its press by the time the toast takes to leave, and a toast stands above every dialog and drawer.
  useKeys([{ keys: 'mod+z', label: words.undo, isDisabled: isUsed, isThroughLayers: true, run: undo }]);
  return (
    <Button size="xs" disabled={isUsed} onClick={undo} rightSection={<KeyCap keys="mod+z" />} aria-keyshortcuts={ariaKeys('mod+z')}>
      {words.undo}
    </Button>
  );
}

function ActionButton({ action, toastId }: { action: ToastAction; toastId: string }) {
  const [isUsed, setIsUsed] = useState(false);
  const press = () => {
    setIsUsed(true);
    notifications.hide(toastId);
    action.run();
  };
  useKeys(action.keys ? [{ keys: action.keys, label: action.label, isDisabled: isUsed, run: press }] : []);
  return (
    <Button
      size="xs"
      disabled={isUsed}
      onClick={press}
      {...(action.keys ? { rightSection: <KeyCap keys={action.keys} />, 'aria-keyshortcuts': ariaKeys(action.keys) } : {})}
    >
      {action.label}
    </Button>
  );
}

let shown = 0;

/** Says what has happened without asking for attention, and offers to undo it. Returns an id for `hideToast`. */
export const showToast = ({ message, onUndo, tone = 'ok', actions = [], id: givenId }: ToastOptions): string => {
  shown += 1;
  const id = givenId ?? `toast-${shown}`;
  if (givenId) notifications.hide(givenId);
  notifications.show({
    id,
    autoClose: actions.length > 0 ? false : onUndo ? undoMs : readMs,
    withCloseButton: !onUndo,
    classNames: { root: styles.toast, description: styles.body },
    'data-tone': tone,
    role: tone === 'bad' ? 'alert' : 'status',
    message: (
      <>
        <span className={styles.message}>{message}</span>
        {onUndo && <UndoButton onUndo={onUndo} toastId={id} />}
        {actions.map((action) => (
          <ActionButton key={action.label} action={action} toastId={id} />
        ))}
      </>
    ),
  });
  return id;
};

export const hideToast = (id: string): void => {
  notifications.hide(id);
};

/** Where toasts appear: bottom centre, above the work; on a screen that has one, over its element with `data-toasts`. */
export function ToastRegion() {
  const words = useWords().shell.keys;
  const named = useMemo(
    () => ({ components: { Notification: { defaultProps: { closeButtonProps: { 'aria-label': words.close } } } } }),
    [words],
  );
  return (
    <MantineThemeProvider theme={named} inherit>
      <Notifications position="bottom-center" limit={3} containerWidth={460} zIndex={400} />
    </MantineThemeProvider>
  );
}
