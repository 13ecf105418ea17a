import type { KeyPress } from './key-match.ts';
import { isPlain, parsePress } from './key-notation.ts';

/** A list hangs open under it, and letters search in that list. */
const isExpanded = (target: Element): boolean => target.matches('[aria-haspopup="listbox"][aria-expanded="true"]');

const notTyped = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file', 'image']);

/** A field that takes text, where plain keys must arrive as letters. */
export const isTypingTarget = (target: EventTarget | null): target is HTMLElement => {
  if (!(target instanceof HTMLElement)) return false;
  if (isExpanded(target)) return true;
  if (target instanceof HTMLInputElement) return !notTyped.has(target.type) && !target.readOnly;
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
};

const pressable =
  'button, a[href], summary, [role="button"], [role="tab"], [role="option"], [role^="menuitem"], [role="switch"], [role="link"], [role="combobox"], [aria-haspopup="listbox"]';
const tickable = 'input[type="checkbox"], input[type="radio"], [role="checkbox"], [role="radio"]';
const steered =
  'input[type="radio"], input[type="range"], [role="tab"], [role="slider"], [role="option"], [role="listbox"], [role^="menuitem"], [role="spinbutton"], [role="combobox"], [aria-haspopup="listbox"]';

/** The focused control has its own use for this key: ↵ and Space press it, arrows steer it. Screen keys stay out of the way. */
export const isOwnKeyOf = (target: EventTarget | null, press: KeyPress): boolean => {
  if (!(target instanceof Element) || press.ctrlKey || press.metaKey || press.altKey) return false;
  if (press.key === 'Enter') return target.matches(pressable);
  if (press.key === ' ') return target.matches(pressable) || target.matches(tickable);
  return press.key.startsWith('Arrow') && target.matches(steered);
};

const editing = new Set([
  'a',
  'c',
  'v',
  'x',
  'y',
  'z',
  'arrowleft',
  'arrowright',
  'arrowup',
  'arrowdown',
  'home',
  'end',
  'backspace',
  'delete',
]);

/** Ctrl or ⌘ with one of these edits text, so a field keeps it. */
export const isEditingKey = (press: string): boolean => {
  const { modifiers, key } = parsePress(press);
  return !isPlain(press) && !modifiers.includes('alt') && editing.has(key.toLowerCase());
};

/**
 * Something small hangs open and has its own keys, Escape first: a list of options, a menu, a popover, a calendar.
 * Dialogs and drawers are marked `data-key-layer` and are not meant.
 */
export const belongsToPopup = (target: EventTarget | null): boolean => {
  if (!(target instanceof Element)) return false;
  if (target.getAttribute('data-mantine-stop-propagation') === 'true' || target.matches('[aria-haspopup][aria-expanded="true"]'))
    return true;
  const popup = target.closest('[role="menu"], [role="listbox"], [role="dialog"], dialog');
  return popup !== null && !popup.matches('[data-key-layer]');
};

/** Where the keyboard is at home on this screen: its list, else its main region. Nothing that is only prepared and not shown yet. */
const homeOfScreen = (): HTMLElement | null => {
  const homes = [...document.querySelectorAll<HTMLElement>('[data-keys-home]')];
  return homes.find((home) => home.closest('[data-prepared]') === null) ?? document.querySelector<HTMLElement>('main');
};

/** What had the keyboard is put away: it goes home. */
export const goHome = (): void => homeOfScreen()?.focus({ preventScroll: true });

/** Leaves a field by Escape: focus goes home, never nowhere. */
export const leaveField = (field: HTMLElement): void => {
  const home = homeOfScreen();
  if (home) home.focus({ preventScroll: true });
  else field.blur();
};

/** The page itself, or the region that took the focus while it had nothing better to show. */
const isNowhere = (element: Element | null): boolean => element === null || element === document.body || element.matches('main');

/** Called where something that held the focus has just left the page, in the same commit: no key is ever pressed into nothing. */
export const focusIfLost = (): void => {
  if (isNowhere(document.activeElement)) goHome();
};

/** Time for what has closed to leave the page and for the library to give the focus back. */
const settleMs = 40;

/** After something that held the focus has gone: when what was focused before it is gone as well, focus goes home. */
export const keepFocus = (): void => {
  setTimeout(focusIfLost, settleMs);
};
