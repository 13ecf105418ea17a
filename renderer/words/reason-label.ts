import type { CenterSettings } from '../../shared/domain/center-settings.ts';

type Reasons = readonly { code: string; label: string }[];

/** What a reason code is called: as the center names it, `noAnswerInTime` in our words, else null. */
export const reasonLabel = (
  code: string | null,
  reasons: Reasons | undefined,
  { noAnswerInTime }: { noAnswerInTime: string },
): string | null => reasons?.find((each) => each.code === code)?.label ?? (code === 'noAnswerInTime' ? noAnswerInTime : null);

/** Why sales sends a lead back, or lost it, as the center names it. */
export const reasonsOfSales = (settings: Pick<CenterSettings, 'rejectReasons' | 'lostReasons'> | undefined): Reasons => [
  ...(settings?.rejectReasons ?? []),
  ...(settings?.lostReasons ?? []),
];
