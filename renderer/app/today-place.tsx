import { lazy, Suspense } from 'react';
import { TodayScreen } from '../features/queue/today-screen.tsx';
import { useArrangedQueue } from '../features/queue/use-queue-view.ts';

const ReadAhead = lazy(() => import('../features/call/read-ahead.tsx').then((module) => ({ default: module.ReadAhead })));

/** The day at its place. Whom one is about to call is read already, with the screen to call them on. */
export function TodayPlace() {
  const next = useArrangedQueue()?.callable.slice(0, 2) ?? [];
  return (
    <>
      <TodayScreen />
      <Suspense>
        {next.map(({ lead }) => (
          <ReadAhead key={lead.id} leadId={lead.id} />
        ))}
      </Suspense>
    </>
  );
}
