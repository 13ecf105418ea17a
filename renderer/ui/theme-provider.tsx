// Order matters: base.css declares the layers, so that resets yield to the library and the library to every style of ours.
import './base.css';
import '@fontsource-variable/inter/opsz.css';
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/charts/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { colorSchemeManager, cssVariables, theme } from './theme.ts';
import { ToastRegion } from './toast.tsx';

/** Theme, type, styles and the place where toasts appear. Around the whole app, once; follows the system until the person chooses. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={colorSchemeManager} defaultColorScheme="auto">
      {children}
      <ToastRegion />
    </MantineProvider>
  );
}
