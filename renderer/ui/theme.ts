import {
  ActionIcon,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Input,
  localStorageColorSchemeManager,
  type MantineColorsTuple,
  Menu,
  Radio,
  SegmentedControl,
  Select,
  Switch,
  Textarea,
  Tooltip,
} from '@mantine/core';
import { type Scheme, tokens } from './tokens.ts';

/** One accent. Petrol sits between blue and green: no link-blue template, and far enough from the three state hues. */
const petrol: MantineColorsTuple = [
  '#E6F3F5',
  '#D2E8EC',
  '#A9D3DA',
  '#7ABCC7',
  '#4DA6B4',
  '#2A8F9F',
  '#17788A',
  '#0A6675',
  '#08545F',
  '#06424B',
];

/** Red of the irreversible button; shades 6 and 7 carry white text at 5 : 1 or better. */
const brick: MantineColorsTuple = [
  '#FBE9E7',
  '#F6D3CF',
  '#F0AFA9',
  '#F08F86',
  '#DD6258',
  '#C7463B',
  '#B5372D',
  '#B0281F',
  '#8E1F18',
  '#6E1812',
];

/** Greys lean warm by a hair: beside petrol they look like paper, not like steel. */
const gray: MantineColorsTuple = [
  '#FAFAF8',
  '#F4F4F1',
  '#ECECE8',
  '#E2E2DD',
  '#CDCDC7',
  '#A9AAA5',
  '#7E807D',
  '#62666A',
  '#4A4E52',
  '#1B1D1F',
];
const dark: MantineColorsTuple = [
  '#ECEEEF',
  '#C6CBCE',
  '#A9B0B4',
  '#8C9499',
  '#444B50',
  '#363C40',
  '#292E31',
  '#1B1F21',
  '#161A1C',
  '#101315',
];

const schemeVariables = (scheme: Scheme): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(tokens).map(([name, token]) => [`--rf-${name}`, token[scheme]])),
  '--mantine-color-body': tokens.surface[scheme],
  '--mantine-color-text': tokens.text[scheme],
  '--mantine-color-dimmed': tokens['text-3'][scheme],
  '--mantine-color-placeholder': tokens['text-3'][scheme],
  '--mantine-color-default': tokens.raised[scheme],
  '--mantine-color-default-color': tokens.text[scheme],
  '--mantine-color-default-hover': tokens.hover[scheme],
  '--mantine-color-default-border': tokens['line-strong'][scheme],
  '--mantine-color-error': tokens.bad[scheme],
  '--mantine-color-anchor': tokens.accent[scheme],
});

/** Turns the tokens into `--rf-*` and lays them under Mantine's own variables, per scheme. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--rf-row': '34px', // table row: 13 px text on one line; 18 rows fit under a toolbar at 1280x800
    '--rf-row-2': '46px', // list row with a second line
    '--rf-bar': '44px', // top bar; also the window's drag region
    '--rf-nav': '188px', // sidebar with words
    '--rf-rail': '52px', // the same sidebar on the call screen
    '--rf-fast': '90ms', // hover, press: felt, not watched
    '--rf-move': '160ms', // something changes place: drawer, next lead sliding in
    '--rf-ease': 'cubic-bezier(.2,.8,.2,1)',
  },
  light: {
    ...schemeVariables('light'),
    '--rf-shadow': '0 12px 40px rgb(20 24 26 / 16%), 0 2px 6px rgb(20 24 26 / 8%)',
    '--rf-shadow-1': '0 1px 2px rgb(20 24 26 / 5%)',
    '--rf-veil': 'rgb(16 19 21 / 28%)',
  },
  dark: {
    ...schemeVariables('dark'),
    '--rf-shadow': '0 16px 48px rgb(0 0 0 / 55%), 0 2px 8px rgb(0 0 0 / 40%)',
    '--rf-shadow-1': '0 0 0 0 transparent', // not `none`, which cannot stand in a list of shadows
    '--rf-veil': 'rgb(0 0 0 / 48%)',
  },
});

/** Height, side padding and type of the three buttons: in a toolbar, everywhere, the one that starts a call. */
const buttonSizes: Record<string, [height: string, padding: string, font: string]> = {
  xs: ['24px', '8px', '12px'],
  sm: ['30px', '11px', '13px'],
  md: ['36px', '14px', '14px'],
};
const usualButton: [string, string, string] = ['30px', '11px', '13px'];

const field = { '--input-height': '30px', '--input-fz': '13px', '--input-padding': '9px', '--input-bd': 'var(--rf-line-field)' };

export const theme = createTheme({
  colors: { petrol, brick, gray, dark },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 }, // both carry white text at 5:1 or better
  white: '#FFFFFF',
  black: '#1B1D1F',
  autoContrast: false,
  focusRing: 'auto',
  cursorType: 'default', // a desktop app: the hand is for links
  respectReducedMotion: true,

  fontFamily: '"Inter Variable", Inter, system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace',
  // 13 is the working size. 15 and 17 only for what is read aloud or typed while talking.
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '17px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.45' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '26px' }, // the lead's name; one per screen
      h2: { fontSize: '15px', lineHeight: '20px' }, // screen title, open panel
      h3: { fontSize: '13px', lineHeight: '18px' }, // panel heading
      h4: { fontSize: '12px', lineHeight: '16px' }, // group heading
    },
  },
  // 4 px grid. 12 inside panels, 16 between groups, 8 between siblings.
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  // Small radii keep dense rows square enough to line up; nothing is a pill except counts.
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  shadows: {
    xs: 'var(--rf-shadow-1)',
    sm: 'var(--rf-shadow-1)',
    md: 'var(--rf-shadow)',
    lg: 'var(--rf-shadow)',
    xl: 'var(--rf-shadow)',
  },

  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm', variant: 'default' }, // filled is asked for, once per screen
      vars: (_theme, props) => {
        const [height, padding, font] = buttonSizes[String(props.size ?? 'sm')] ?? usualButton;
        return { root: { '--button-height': height, '--button-padding-x': padding, '--button-fz': font } };
      },
      styles: { root: { fontWeight: 540, flex: 'none' } },
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 26 } }),
    Input: Input.extend({ defaultProps: { size: 'sm' }, vars: () => ({ wrapper: field }) }),
    InputWrapper: Input.Wrapper.extend({
      styles: {
        label: { fontSize: 12, fontWeight: 520, marginBottom: 3 },
        description: { fontSize: 12, marginBottom: 4 },
        error: { fontSize: 12 },
      },
    }),
    Select: Select.extend({ defaultProps: { size: 'sm', checkIconPosition: 'right', allowDeselect: false } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm', autosize: true, minRows: 2 } }),
    // A small box with words of the usual size.
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs', radius: 'xs' }, styles: { label: { fontSize: '13px' } } }),
    Radio: Radio.extend({ defaultProps: { size: 'xs' } }),
    Switch: Switch.extend({ defaultProps: { size: 'xs' } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs', radius: 'md', withItemsBorders: false } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, withArrow: false } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 90 }, withInitialFocusPlaceholder: false } }),
  },
});

/** Keeps the person's choice (light, dark, or following the system) on this machine. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'refinery-color-scheme' });
