/** In a browser a service worker keeps the app itself on the machine, so that it opens without a network. The desktop has it in its package. */
export const registerServiceWorker = (): void => {
  if (window.desktop || !('serviceWorker' in navigator) || import.meta.env.DEV) return;
  navigator.serviceWorker.register('./service-worker.js').catch(() => undefined);
};
