import { type KeyPress, matchesPress } from './key-match.ts';
import { type Platform, platform, pressesOf } from './key-notation.ts';
import { belongsToPopup, isEditingKey, isOwnKeyOf, isTypingTarget, leaveField } from './key-target.ts';

export type KeyBinding = {
  /** One notation or several that do the same: `'g t'`, `['j', 'ArrowDown']`. The first is the one shown. */
  keys: string | readonly string[];
  /** What it does, as listed under `?`. */
  label: string;
  /** Heading in that list; without it "This screen". */
  group?: string;
  run: () => void;
  /** Known but not possible now: neither run nor listed. */
  isDisabled?: boolean;
  /** Works, but is not listed: aliases and the obvious. */
  isHidden?: boolean;
  /** Makes sense only as a key, such as moving to the next row: not offered in the palette. */
  isOnlyKey?: boolean;
  /** Runs again while the key is held: moving through a list. */
  canRepeat?: boolean;
  /** Works above an open dialog too, unless the dialog has the key itself: `?`, and taking back what a toast has said. */
  isThroughLayers?: boolean;
};

/** `app` keys yield to a screen's key of the same name. */
export type KeyScope = 'app' | 'screen';

/** A dialog, drawer or palette: while it is open, only its own keys work. `depth` 0 is the screen itself. */
export type KeyLayerId = { readonly depth: number };
export const baseLayer: KeyLayerId = { depth: 0 };

type KeyEntry = {
  layer: KeyLayerId;
  scope: KeyScope;
  read: () => readonly KeyBinding[];
  /** Whether what they belong to is on the screen; without it, it always is. */
  isShown?: () => boolean;
};

const sequenceMs = 1500;

export const keysOf = (binding: KeyBinding): readonly string[] => (typeof binding.keys === 'string' ? [binding.keys] : binding.keys);

type Candidate = { binding: KeyBinding; presses: string[] };

const candidatesOf = (bindings: readonly KeyBinding[]): Candidate[] =>
  bindings.flatMap((binding) => keysOf(binding).map((keys) => ({ binding, presses: pressesOf(keys) })));

const isModifierAlone = (press: KeyPress) => ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock'].includes(press.key);

/**
 * All keys that work now. One per window; screens and layers add what they answer to while they are mounted.
 * Sequences (`g t`) wait 1.5 s for their next key; a key that continues none is swallowed, so that a slip never acts.
 */
export const createKeyRegistry = (on: Platform = platform) => {
  const entries = new Set<KeyEntry>();
  const layers = new Set<KeyLayerId>();
  let pending: { presses: KeyPress[]; atMs: number } | null = null;

  const topLayer = (): KeyLayerId => [...layers].reduce((top, layer) => (layer.depth >= top.depth ? layer : top), baseLayer);

  /** Keys that work now, a screen's before the app's, the newest first. */
  const activeBindings = (layer: KeyLayerId = topLayer()): KeyBinding[] => {
    const newestFirst = [...entries].reverse().filter(({ isShown }) => isShown?.() ?? true);
    const own = newestFirst.filter((entry) => entry.layer === layer);
    const ordered = [...own.filter((entry) => entry.scope === 'screen'), ...own.filter((entry) => entry.scope === 'app')];
    const through = layer === baseLayer ? [] : newestFirst.filter((entry) => entry.layer === baseLayer);
    return [
      ...ordered.flatMap((entry) => entry.read()),
      ...through.flatMap((entry) => entry.read()).filter((binding) => binding.isThroughLayers),
    ].filter((binding) => !binding.isDisabled);
  };

  const isSequence = (candidate: Candidate, presses: readonly KeyPress[], isTyping: boolean): boolean =>
    presses.every((press, index) => {
      const wanted = candidate.presses[index];
      return wanted !== undefined && !(isTyping && isEditingKey(wanted)) && matchesPress(wanted, press, isTyping, on);
    });

  const takePending = (event: KeyboardEvent): KeyPress[] => {
    const isFresh = pending !== null && event.timeStamp - pending.atMs <= sequenceMs;
    const presses = isFresh && pending ? pending.presses : [];
    pending = null;
    return presses;
  };

  const runOrWait = (event: KeyboardEvent, presses: KeyPress[], isTyping: boolean): boolean => {
    const fitting = candidatesOf(activeBindings()).filter((candidate) => isSequence(candidate, presses, isTyping));
    if (fitting.some((candidate) => candidate.presses.length > presses.length)) {
      pending = { presses, atMs: event.timeStamp };
      return true;
    }
    const found = fitting[0];
    if (!found) return false;
    if (!event.repeat || found.binding.canRepeat) found.binding.run();
    return true;
  };

  const handle = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || event.key === 'Escape' || isModifierAlone(event)) return;
    if (isOwnKeyOf(event.target, event) || (belongsToPopup(event.target) && !isCommandKey(event))) return;
    const isTyping = isTypingTarget(event.target);
    const before = takePending(event);
    const isContinued = runOrWait(event, [...before, event], isTyping);
    const isSlip = !isContinued && before.length > 0;
    const wasHandled = isSlip ? !isCommandKey(event) || runOrWait(event, [event], isTyping) : isContinued;
    if (wasHandled) event.preventDefault();
  };

  /** Escape is taken on its way down, while it can still be seen whether a list hangs open that it is meant for. */
  const handleEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || belongsToPopup(event.target)) return;
    pending = null;
    const leaves = isTypingTarget(event.target) && topLayer() === baseLayer;
    if (leaves) leaveField(event.target as HTMLElement);
    if (!leaves && !runOrWait(event, [event], false)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** ↵ with Ctrl or ⌘ is the screen's even where a select has the focus: taken on its way down, before the select opens by it. */
  const handleCommandEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !isCommandKey(event)) return;
    handle(event);
    if (event.defaultPrevented) event.stopPropagation();
  };

  const listen = () => {
    window.addEventListener('keydown', handle);
    window.addEventListener('keydown', handleCommandEnter, { capture: true });
    window.addEventListener('keydown', handleEscape, { capture: true });
  };
  const unlisten = () => {
    window.removeEventListener('keydown', handle);
    window.removeEventListener('keydown', handleCommandEnter, { capture: true });
    window.removeEventListener('keydown', handleEscape, { capture: true });
  };

  return {
    /** Adds keys; returns how to take them away. The window is listened to while there are any. */
    add: (entry: KeyEntry): (() => void) => {
      if (entries.size === 0) listen();
      entries.add(entry);
      return () => {
        entries.delete(entry);
        if (entries.size === 0) unlisten();
      };
    },
    /** Opens a layer above the screen; returns how to close it. */
    open: (layer: KeyLayerId): (() => void) => {
      layers.add(layer);
      pending = null;
      return () => {
        layers.delete(layer);
      };
    },
    activeBindings,
    /** Does what the key would do now; for buttons that stand for a key bound elsewhere. */
    press: (keys: string): void =>
      activeBindings()
        .find((binding) => keysOf(binding).includes(keys))
        ?.run(),
  };
};
export type KeyRegistry = ReturnType<typeof createKeyRegistry>;

const isCommandKey = (press: KeyPress) => press.ctrlKey || press.metaKey;
