/** What a column of a file can become. `custom` keeps it as a field of its own, `leaveOut` does not take it in. */
export const importFields = [
  'firstName',
  'lastName',
  'fullName',
  'title',
  'email',
  'phoneWork',
  'phoneMobile',
  'phoneHome',
  'phoneOther',
  'companyName',
  'companyDomain',
  'industry',
  'employees',
  'street',
  'houseNumber',
  'postcode',
  'city',
  'region',
  'country',
  'language',
  'externalId',
  'arrivedAt',
  'touchTitle',
  'touchKind',
  'sourceWords',
  'owner',
  'stage',
  'note',
  'doNotCall',
  'consentPhone',
  'consentMail',
  'mailOptOut',
] as const;
export type ImportField = (typeof importFields)[number];

export const importTargets = [...importFields, 'custom', 'leaveOut'] as const;
export type ImportTarget = (typeof importTargets)[number];

export const isImportTarget = (word: string): word is ImportTarget => (importTargets as readonly string[]).includes(word);

/** Fields that several columns may fill together: more numbers, a second line of the address, more notes. */
const shared: ReadonlySet<ImportTarget> = new Set([
  'phoneWork',
  'phoneMobile',
  'phoneHome',
  'phoneOther',
  'street',
  'note',
  'touchTitle',
  'custom',
  'leaveOut',
]);

/** Fields that tell of a person rather than of the row: where a row holds several people, each has them. */
const personal: ReadonlySet<ImportTarget> = new Set([
  'firstName',
  'lastName',
  'fullName',
  'title',
  'email',
  'phoneWork',
  'phoneMobile',
  'phoneHome',
  'phoneOther',
  'externalId',
  'language',
  'doNotCall',
  'consentPhone',
  'consentMail',
  'mailOptOut',
]);

export const isOfPerson = (target: ImportTarget): boolean => personal.has(target);

export const takesSeveralColumns = (target: ImportTarget): boolean => shared.has(target);
