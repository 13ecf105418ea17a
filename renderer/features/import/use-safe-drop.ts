import { useEffect } from 'react';

/** A file dropped beside the drop zone must not replace the app: the browser would open it in this window. */
export const useSafeDrop = (): void => {
  useEffect(() => {
    const hold = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    window.addEventListener('dragover', hold);
    window.addEventListener('drop', hold);
    return () => {
      window.removeEventListener('dragover', hold);
      window.removeEventListener('drop', hold);
    };
  }, []);
};
