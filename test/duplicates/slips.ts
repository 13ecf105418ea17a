import type { Random } from '../../server/sample/random.ts';

/** How somebody came to write a word differently: at a keyboard, by ear, by reading a scan, or in a hurry. */
export type SlipModel = 'keyboard' | 'ear' | 'scan' | 'hurry';

const rowsOfKeys = ['qwertzuiop', 'asdfghjkl', 'yxcvbnm'];
const byEar = ['ph/f', 'ai/ei', 'y/i', 'c/k', 'th/t', 'dt/t', 'ss/s', 'ck/k', 'ie/i', 'tz/z', 'll/l', 'nn/n', 'v/w', 'oo/u', 'ey/ay'];
const byScan = ['rn/m', 'l/i', 'o/0', 'cl/d', 'vv/w', 'e/c', 'u/v', 'h/b', '1/7', '5/6', '3/8'];

/** One slip in a text; the text itself when it is too short for one. */
export const withSlip = (text: string, model: SlipModel, random: Random): string => {
  if (text.length < 3) return text;
  if (model === 'ear') return replaced(text, byEar, random) ?? keySlip(text, random);
  if (model === 'scan') return replaced(text, byScan, random) ?? keySlip(text, random);
  return model === 'keyboard' ? keySlip(text, random) : hurrySlip(text, random);
};

const replaced = (text: string, pairs: readonly string[], random: Random): string | undefined => {
  const fitting = pairs.flatMap((pair) => {
    const [a = '', b = ''] = pair.split('/');
    return [text.includes(a) ? [a, b] : [], text.includes(b) ? [b, a] : []].filter((each) => each.length > 0);
  });
  if (fitting.length === 0) return undefined;
  const [from = '', to = ''] = random.pick(fitting);
  return text.replace(from, to);
};

const neighbourOf = (letter: string, random: Random): string => {
  const row = rowsOfKeys.find((each) => each.includes(letter));
  if (!row) return letter >= '0' && letter <= '9' ? String((Number(letter) + random.int(1, 9)) % 10) : letter;
  const at = row.indexOf(letter);
  return row[at === 0 || (at < row.length - 1 && random.chance(0.5)) ? at + 1 : at - 1] ?? letter;
};

const keySlip = (text: string, random: Random): string => {
  const at = random.int(0, text.length - 1);
  const [before, letter, after] = [text.slice(0, at), text[at] ?? '', text.slice(at + 1)];
  return random.pick([
    () => before + neighbourOf(letter, random) + after,
    () => before + letter + neighbourOf(letter, random) + after,
    () => before + after,
  ])();
};

const hurrySlip = (text: string, random: Random): string => {
  const at = random.int(0, text.length - 2);
  const swapped = text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
  if (random.chance(0.5)) return swapped;
  return text.includes(' ') && random.chance(0.5) ? text.replace(' ', '') : `${text.slice(0, at + 1)} ${text.slice(at + 1)}`;
};
