import { useEffect, useState } from 'react';
import { useDesk } from './desk.ts';

/** The time, re-rendered every `everyMs` and when the machine wakes up. For clocks and "due" words. */
export const useNow = (everyMs: number): number => {
  const { now, platform } = useDesk();
  const [time, setTime] = useState(now);
  useEffect(() => {
    const tick = () => setTime(now());
    const timer = setInterval(tick, everyMs);
    document.addEventListener('visibilitychange', tick);
    const stopResume = platform.onPowerResume(tick);
    return () => {
      clearInterval(timer);
      stopResume();
      document.removeEventListener('visibilitychange', tick);
    };
  }, [now, platform, everyMs]);
  return time;
};
