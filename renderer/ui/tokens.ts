export type Scheme = 'light' | 'dark';

type Token = Record<Scheme, string> & { use: string };

/** Every colour the app may use, by meaning. Screens never name a hex value; they write `var(--rf-NAME)`. */
export const tokens = {
  canvas: { light: '#F4F4F1', dark: '#101315', use: 'window, sidebar, gutters' },
  surface: { light: '#FFFFFF', dark: '#181C1E', use: 'panels and tables' },
  sunken: { light: '#FAFAF8', dark: '#141719', use: 'table heads, wells, footers' },
  raised: { light: '#FFFFFF', dark: '#212629', use: 'menus, palette, drawers, inputs' },
  hover: { light: '#F2F3F0', dark: '#1F2427', use: 'row under the pointer' },
  selected: { light: '#E9F3F4', dark: '#15292D', use: 'selected or focused row' },
  line: { light: '#E4E4DF', dark: '#282D30', use: 'hairlines between things' },
  'line-strong': { light: '#CBCCC6', dark: '#3C4347', use: 'edges of buttons and tags' },
  'line-field': { light: '#858885', dark: '#70787D', use: 'edges of inputs and checkboxes: 3 to 1' },
  text: { light: '#1B1D1F', dark: '#ECEEEF', use: 'what you read' },
  'text-2': { light: '#4A4E52', dark: '#B6BDC1', use: 'what supports it' },
  'text-3': { light: '#62666A', dark: '#949CA1', use: 'labels, times, units: faintest text' },
  accent: { light: '#0A6675', dark: '#62BFCD', use: 'accent as text, icon or line' },
  'accent-fill': { light: '#0A6675', dark: '#17788A', use: 'the one primary button, current step' },
  'accent-soft': { light: '#DDEEF0', dark: '#17343A', use: 'wash under accent' },
  ok: { light: '#1A7340', dark: '#6CC58C', use: 'favourable, callable, kept' },
  'ok-soft': { light: '#E3F2E8', dark: '#16301F', use: 'wash under ok' },
  warn: { light: '#8A5300', dark: '#E0AC55', use: 'partly, closing soon, waiting, unsent' },
  'warn-soft': { light: '#FBF0DC', dark: '#352713', use: 'wash under warn' },
  bad: { light: '#B0281F', dark: '#F08F86', use: 'unfavourable, missed, leak, do not call' },
  'bad-soft': { light: '#FBE9E7', dark: '#3A1D1A', use: 'wash under bad' },
  'bad-fill': { light: '#B0281F', dark: '#B5372D', use: 'the one button that cannot be taken back' },
  focus: { light: '#0A6675', dark: '#62BFCD', use: '2 px ring, always with a 1 px gap' },
} as const satisfies Record<string, Token>;

export type TokenName = keyof typeof tokens;

/** CSS reference to a token, for SVG and inline styles: `cssColor('warn')` → `var(--rf-warn)`. */
export const cssColor = (name: TokenName): string => `var(--rf-${name})`;
