import { z } from 'zod';
import { type FloorSettings, floorSettings } from '../../../../shared/domain/floor-settings.ts';
import { type Draft, type DraftKind, keptSaid, useDraft } from '../draft/use-draft.ts';

const floorDraft: DraftKind<FloorSettings, FloorSettings> = {
  key: 'settings.floor.draft',
  kept: z.object({ draft: floorSettings, base: floorSettings, ...keptSaid }).nullable(),
  begin: (standing) => standing,
  read: (typed) => typed,
};

/** How the floor is run, under the pen. Undefined while the kept draft is read. */
export const useFloorDraft = (standing: FloorSettings): Draft<FloorSettings, FloorSettings> | undefined => useDraft(floorDraft, standing);
