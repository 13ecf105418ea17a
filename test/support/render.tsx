import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { memoryLocation } from 'wouter/memory-location';
import { Router } from 'wouter';
import { ThemeProvider } from '../../renderer/ui/theme-provider.tsx';
import { WordsProvider } from '../../renderer/words/words.tsx';

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
  const wrapper = ({ children }: { children: ReactElement }) => (
    <ThemeProvider>
      <WordsProvider locale={locale} zone={zone}>
        <Router hook={hook}>{children}</Router>
      </WordsProvider>
    </ThemeProvider>
  );
  return { ...render(element, { wrapper }), user, path: () => history.at(-1) ?? path };
};
