import { useEffect } from 'react';
import { useDesk } from '../../data/desk.ts';

/** Goes on with imports that a crash or a reload has broken off, whatever screen is open. Loads the import's code only when there is one. */
export function ImportKeeper() {
  const desk = useDesk();
  useEffect(() => {
    let isHere = true;
    const goOn = async () => {
      if ((await desk.db.importJobs.count()) === 0 || !isHere) return;
      const [{ resumeInterrupted }, { openWorkerReader }] = await Promise.all([import('./run-import.ts'), import('./worker-reader.ts')]);
      if (isHere) await resumeInterrupted({ desk, openReader: openWorkerReader });
    };
    void goOn().catch(() => undefined);
    return () => {
      isHere = false;
    };
  }, [desk]);
  return null;
}
