import type { CenterSettings, SettingsSection } from '../../../../shared/domain/center-settings.ts';
import { outcomeSection, outcomesInOrder } from '../../../../shared/domain/outcome-versions.ts';
import { useWholeCache } from '../../../data/desk.ts';

/** What holds of a section now; of `dispositions` the outcomes of a call, which stand beside the settings. */
export const useStanding = (settings: CenterSettings): ((section: string) => unknown) => {
  const { dispositions } = useWholeCache();
  return (section) => (section === outcomeSection ? outcomesInOrder(dispositions.values()) : settings[section as SettingsSection]);
};
