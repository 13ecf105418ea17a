import { type DialSettings, dialSettings, usualDialling } from '../../shared/dialling.ts';
import { usePreference } from './preference.ts';

/** How this desktop dials; as usual while it is read. */
export const useDialSettings = (): [settings: DialSettings, set: (settings: DialSettings) => Promise<void>] => {
  const [value, set] = usePreference('dialling', dialSettings, usualDialling);
  return [value ?? usualDialling, set];
};
