import { isPlain, type Platform, parsePress } from './key-notation.ts';

/** The part of a `KeyboardEvent` that decides what was pressed. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'getModifierState'>;

type Modifiers = { control: boolean; meta: boolean; alt: boolean; shift: boolean };

const isLetter = (key: string) => /^[a-z]$/i.test(key);
const isDigit = (key: string) => /^\d$/.test(key);
const isSymbol = (key: string) => key.length === 1 && !isLetter(key) && !isDigit(key);

/** Keys sit where the keyboard says; where its letters are not Latin (or Alt turned them into signs), where a US keyboard has them. */
const isSameKey = (wanted: string, press: KeyPress): boolean => {
  if (wanted.toLowerCase() === press.key.toLowerCase()) return true;
  if (wanted === 'Space') return press.key === ' ';
  if (isLetter(wanted)) return !isLetter(press.key) && press.code === `Key${wanted.toUpperCase()}`;
  if (isDigit(wanted)) return !isDigit(press.key) && (press.code === `Digit${wanted}` || press.code === `Numpad${wanted}`);
  return false;
};

const modifiersOf = (names: readonly string[], on: Platform): Modifiers => ({
  control: names.includes('control') || (names.includes('mod') && on === 'other'),
  meta: names.includes('meta') || (names.includes('mod') && on === 'mac'),
  alt: names.includes('alt'),
  shift: names.includes('shift'),
});

/** AltGr types signs on many keyboards; it is never our Alt. */
const holdsAlt = (press: KeyPress): boolean => press.altKey && !press.ctrlKey && !press.getModifierState('AltGraph');

/** Keyboards differ in where they keep signs and digits, so Shift does not count when the sign itself arrived. */
const isShiftFree = (key: string, press: KeyPress): boolean => isSymbol(key) || (isDigit(key) && press.key === key);

const holdsWanted = (wanted: Modifiers, key: string, press: KeyPress): boolean =>
  wanted.control === press.ctrlKey && wanted.meta === press.metaKey && (isShiftFree(key, press) || wanted.shift === press.shiftKey);

/**
 * Does this press fit one press of a binding? A plain key also fits with Alt held, and while typing only with it.
 */
export const matchesPress = (wanted: string, press: KeyPress, isTyping: boolean, on: Platform): boolean => {
  const { modifiers, key } = parsePress(wanted);
  const needed = modifiersOf(modifiers, on);
  if (!isSameKey(key, press) || !holdsWanted(needed, key, press)) return false;
  if (needed.alt) return holdsAlt(press);
  if (!isPlain(wanted)) return !press.altKey;
  return isTyping ? holdsAlt(press) : !press.altKey || holdsAlt(press);
};
