import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { registerServiceWorker } from './platform/service-worker-registration.ts';
import { ThemeProvider } from './ui/theme-provider.tsx';
import { WordsProvider } from './words/words.tsx';

/** Composition root: theme and words around the app; the app opens the desk of who is signed in and mounts their screens. */

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no root element');

createRoot(root).render(
  <ThemeProvider>
    <WordsProvider locale={navigator.language} zone={Intl.DateTimeFormat().resolvedOptions().timeZone}>
      <App />
    </WordsProvider>
  </ThemeProvider>,
);

registerServiceWorker();
