import { describe, expect, it } from 'vitest';
import { type Scheme, type TokenName, tokens } from './tokens.ts';

const channel = (hex: string, index: number): number => {
  const value = Number.parseInt(hex.slice(1 + index * 2, 3 + index * 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
const luminance = (hex: string): number => 0.2126 * channel(hex, 0) + 0.7152 * channel(hex, 1) + 0.0722 * channel(hex, 2);
/** Contrast ratio of WCAG 2. */
const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
};

const grounds: TokenName[] = ['canvas', 'surface', 'sunken', 'raised', 'hover', 'selected'];
const schemes: Scheme[] = ['light', 'dark'];

describe.each(schemes)('%s colours', (scheme) => {
  it.each<TokenName>(['text', 'text-2', 'text-3', 'accent', 'ok', 'warn', 'bad'])(
    '%s can be read on every ground it may stand on',
    (name) => {
      const own = `${name}-soft` in tokens ? [`${name}-soft` as TokenName] : [];
      for (const ground of [...grounds, ...own]) {
        expect(contrast(tokens[name][scheme], tokens[ground][scheme]), ground).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it.each<TokenName>(['accent-fill', 'bad-fill'])('%s carries white text', (name) => {
    expect(contrast('#FFFFFF', tokens[name][scheme])).toBeGreaterThanOrEqual(4.5);
  });

  it('edges of fields and the focus ring can be seen', () => {
    for (const ground of grounds.filter((name) => name !== 'selected')) {
      expect(contrast(tokens['line-field'][scheme], tokens[ground][scheme]), ground).toBeGreaterThanOrEqual(3);
      expect(contrast(tokens.focus[scheme], tokens[ground][scheme]), ground).toBeGreaterThanOrEqual(3);
    }
  });
});
