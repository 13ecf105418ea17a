import type { Attempt } from '../../../shared/domain/call.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { usePersonName } from '../use-person-name.ts';

/** Who said that a call does not count, when and why; and who counted it again. Null of calls that nobody voided. */
export const useVoidSaid = (): ((voided: Attempt['voided'], now: number) => string | null) => {
  const words = useWords().call.timeline;
  const formats = useFormats();
  const nameOf = usePersonName();
  return (voided, now) => {
    if (!voided) return null;
    const { at, byId, reason, takenBack } = voided;
    const said = words.voidedBy(nameOf(byId), formats.dayAndTime(at, now), reason);
    return takenBack ? words.voidTakenBack(said, nameOf(takenBack.byId), formats.dayAndTime(takenBack.at, now)) : said;
  };
};
