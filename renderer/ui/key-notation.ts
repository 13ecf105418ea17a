/**
 * The one notation for keys: presses of a sequence separated by a space, modifiers joined by `+`.
 * `b` · `g t` · `Shift+j` · `mod+Enter` (⌘ on macOS, Ctrl elsewhere) · `Alt+ArrowLeft` · `Space` · `?` · `0`.
 */
export type Platform = 'mac' | 'other';

export const platform: Platform = typeof navigator === 'object' && /Mac|iPhone|iPad/.test(navigator.platform) ? 'mac' : 'other';

const capOfKey: Record<string, string> = {
  enter: '↵',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  escape: 'Esc',
  backspace: '⌫',
  delete: 'Del',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  space: 'Space',
  tab: 'Tab',
  home: 'Home',
  end: 'End',
};
const capOfModifier: Record<Platform, Record<string, string>> = {
  mac: { mod: '⌘', control: '⌃', alt: '⌥', shift: '⇧', meta: '⌘' },
  other: { mod: 'Ctrl', control: 'Ctrl', alt: 'Alt', shift: 'Shift', meta: 'Win' },
};
const ariaOfModifier: Record<string, string> = { control: 'Control', alt: 'Alt', shift: 'Shift', meta: 'Meta' };

/** One press taken apart: `mod+Enter` → `{ modifiers: ['mod'], key: 'Enter' }`; a lone `+` is a key. */
export const parsePress = (press: string): { modifiers: string[]; key: string } => {
  const parts = press.split(/(?<=\w)\+/);
  const key = parts.pop() ?? '';
  return { modifiers: parts.map((part) => part.toLowerCase()), key };
};

export const pressesOf = (keys: string): string[] => keys.trim().split(/\s+/);

/** A plain key stands alone, without Ctrl, ⌘ or Alt of its own. */
export const isPlain = (press: string): boolean => parsePress(press).modifiers.every((modifier) => modifier === 'shift');

const capOf = (key: string): string => capOfKey[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key);

/** What is printed on the caps, in order: `mod+Enter` → `['Ctrl', '↵']`, on macOS `['⌘', '↵']`. */
export const keyCaps = (keys: string, on: Platform = platform): string[] =>
  pressesOf(keys).flatMap((press) => {
    const { modifiers, key } = parsePress(press);
    return [...modifiers.map((modifier) => capOfModifier[on][modifier] ?? modifier), capOf(key)];
  });

/** Value for `aria-keyshortcuts`. A sequence has no form there and gives `undefined`; it is listed in the keys dialog. */
export const ariaKeys = (keys: string, on: Platform = platform): string | undefined => {
  const presses = pressesOf(keys);
  if (presses.length !== 1 || !presses[0]) return undefined;
  const { modifiers, key } = parsePress(presses[0]);
  const names = modifiers.map((modifier) =>
    modifier === 'mod' ? (on === 'mac' ? 'Meta' : 'Control') : (ariaOfModifier[modifier] ?? modifier),
  );
  return [...names, key.length === 1 ? key.toUpperCase() : key].join('+');
};
