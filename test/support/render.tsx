import { createTheme, MantineThemeProvider, Popover } from '@mantine/core';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement, ReactNode } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { createKeyRegistry } from '../../renderer/ui/key-registry.ts';
import { KeyRegistryContext } from '../../renderer/ui/keys.tsx';
import { createPaletteRegistry, PaletteContext } from '../../renderer/ui/palette-source.tsx';
import { ThemeProvider } from '../../renderer/ui/theme-provider.tsx';
import { WordsProvider } from '../../renderer/words/words.tsx';

/** Nothing is laid out here, so that every field is off the screen: the list of one would hide as soon as that is worked out. */
const unlaid = createTheme({ components: { Popover: Popover.extend({ defaultProps: { hideDetached: false } }) } });

type RenderOptions = { path?: string; locale?: string; zone?: string };

/**
 * Renders as the app does: theme, toasts, words, a router that keeps its path in memory. Returns Testing Library's queries, `user` for
 * typing and clicking, and `path()` for where the links have led.
 *
 * @example const { user, getByRole } = renderInApp(<Callbacks />, { path: '/callbacks' });
 */
export const renderInApp = (element: ReactElement, { path = '/today', locale = 'en-GB', zone = 'Europe/Berlin' }: RenderOptions = {}) => {
  const { hook, history } = memoryLocation({ path, record: true });
  const user = userEvent.setup();
  // Keys and palette are one per window; here one per render, so that no test hears another's.
  const keys = createKeyRegistry('other');
  const palette = createPaletteRegistry();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <KeyRegistryContext value={keys}>
      <PaletteContext value={palette}>
        <ThemeProvider>
          <WordsProvider locale={locale} zone={zone}>
            <MantineThemeProvider theme={unlaid} inherit>
              <Router hook={hook}>{children}</Router>
            </MantineThemeProvider>
          </WordsProvider>
        </ThemeProvider>
      </PaletteContext>
    </KeyRegistryContext>
  );
  return { ...render(element, { wrapper }), user, path: () => history.at(-1) ?? path };
};
