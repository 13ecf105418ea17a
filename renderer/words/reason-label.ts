type Reasons = readonly { code: string; label: string }[];

/** What a reason code is called: as the center names it, `noAnswerInTime` in our words, else null. */
export const reasonLabel = (
  code: string | null,
  reasons: Reasons | undefined,
  { noAnswerInTime }: { noAnswerInTime: string },
): string | null => reasons?.find((each) => each.code === code)?.label ?? (code === 'noAnswerInTime' ? noAnswerInTime : null);
