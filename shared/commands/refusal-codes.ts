/**
 * Every reason for which a command, or a part of it, is not applied. Each has words and at least one action that settles it
 * (`renderer/words/en/parked.ts`, `renderer/features/parked/parked-actions.ts`): the compiler and a test find those that have none.
 */
export const refusalCodes = [
  // What it was about is not there, or not theirs: both read the same.
  'notFound',
  'notAllowed',
  // The rules of the trade.
  'stageRefused',
  'doNotCall',
  'callbackPromised',
  'needMissing',
  'reasonMissing',
  'unknownDisposition',
  'outcomeStands',
  'movedOn',
  'alreadyHandedOff',
  'alreadyAnswered',
  'notAccepted',
  'paidAlready',
  'mergedAlready',
  'mergeUndone',
  'bothWithSales',
  'notPlanned',
  'notReminded',
  // People.
  'noSuchRep',
  'noSuchSalesperson',
  'notYourNote',
  'notYourAnswer',
  // Somebody else was first.
  'doubleBooked',
  'movedMeanwhile',
  'publishedMeanwhile',
  // A script that would let a rep down in a call.
  'scriptFaulty',
  // Outcomes that nobody could work with.
  'outcomeFaulty',
  // A campaign without a name, or a period that runs backwards.
  'campaignFaulty',
  // A piece of content or a template without a name, or with a link that does not open.
  'contentFaulty',
  // An absence that ends before it begins, or has begun; a person without a team, or with somebody else's mail.
  'absenceFaulty',
  'personFaulty',
  // A call that would be written down before it was made.
  'inTheFuture',
  // The command itself.
  'unknownCommand',
  'newerCommand',
  'olderCommand',
  'badArguments',
  'faulted',
  // Its sender is no longer with the center.
  'quarantined',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export const isRefusalCode = (code: string): code is RefusalCode => (refusalCodes as readonly string[]).includes(code);
