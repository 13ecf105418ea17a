import { headerKey } from '../import/header-words.ts';

/** What a column of a CRM's export of deals can tell. */
export const outcomeFields = [
  'number',
  'externalId',
  'email',
  'firstName',
  'lastName',
  'fullName',
  'companyName',
  'status',
  'closedAt',
  'handedOffAt',
  'value',
  'currency',
  'lostReason',
  'dealNumber',
  'salesperson',
  'rep',
  'expectedCloseOn',
] as const;
export type OutcomeField = (typeof outcomeFields)[number];

/** What a column is read as; `ignore`: not at all. */
export const outcomeTargets = [...outcomeFields, 'ignore'] as const;
export type OutcomeTarget = (typeof outcomeTargets)[number];

/** Names of columns without spaces, signs and accents, as CRMs write them (see `headerKey`). */
const wordsOf: Record<OutcomeField, string> = {
  number: 'handoffnumber handoff handoffid handoffno refinerynumber refineryhandoff qsonumber qsoid sqlid ubergabenummer ubergabe',
  externalId: `mqlid leadid leaduuid leadrecordid contactid contactrecordid personid convertedleadid externalid externalleadid
    sourceleadid prospectid crmleadid recordid recid id associatedcontactids kontaktid leadnumber leadnummer donotmodifylead`,
  email: `email emailaddress mail contactemail leademail personemail primarycontactemail primaryemail workemail emailadresse courriel
    correo buyeremail associatedcontactemail`,
  firstName: 'firstname contactfirstname leadfirstname vorname prenom givenname nombredepila',
  lastName: 'lastname contactlastname leadlastname surname familyname nachname nomdefamille apellidos cognome',
  fullName: `fullname contactname contact leadname primarycontact primarycontactname personname kontakt ansprechpartner associatedcontact
    contactfullname customercontact`,
  companyName: `company companyname account accountname accountaccountname organization organisation organizationname customer
    customername firma unternehmen kunde entreprise empresa azienda associatedcompany primarycompany client clientname potentialcustomer`,
  status: `stage stagename dealstage opportunitystage status dealstatus opportunitystatus outcome result salesstage phase pipelinestage
    iswon won statuscode statecode state ergebnis verkaufsphase leadstatus etape etapa closedwonlost`,
  closedAt: `wondate windate woncloseddate closedate closeddate dateclosed closedon closedat actualclosedate actualcloseddate dealcloseddate
    closeddatetime wonat wonon lostat lostdate loston dateclosedwon signedon signeddate contractdate abschlussdatum geschlossenam
    abschluss datedecloture fechadecierre lastclosedate wontime losttime`,
  handedOffAt: `handedoffat handedoff handoffdate sqldate qualifieddate qualifiedat opportunitycreated opportunitycreateddate
    dealcreatedate createdate createddate createdon created`,
  value: `amount value dealvalue dealamount contractvalue opportunityamount revenue actualrevenue wonvalue total totalvalue totalamount
    acv tcv arr declaredmonthlyrevenue estrevenue expectedrevenue amountincompanycurrency betrag wert auftragswert umsatz summe
    montant importe valor price annualcontractvalue`,
  currency: 'currency currencycode currencyisocode dealcurrency wahrung devise moneda transactioncurrency',
  lostReason: `lostreason lossreason reasonlost reasonforloss closedlostreason closelostreason reason verlustgrund statusreason
    closedlostreasondetail dealsclosedlostreason`,
  dealNumber: `dealid dealnumber opportunityid opportunitynumber opportunityno contractnumber contractno contract ordernumber
    vertragsnummer auftragsnummer dealrecordid opportunityrecordid`,
  salesperson: `srid sr salesrep salesrepresentative salesperson owner ownername dealowner opportunityowner accountexecutive ae
    verkaufer vertriebler ownerfullname soldby vendedor commercial`,
  rep: 'sdrid sdr sdrname bdr bdrname qualifiedby handedoffby leadowner leadqualifier',
  expectedCloseOn: 'expectedclosedate expectedclose estclosedate estimatedclosedate forecastclosedate erwarteterabschluss',
};

const fieldOfWord = new Map(
  Object.entries(wordsOf).flatMap(([field, words]) => words.split(/\s+/).map((word) => [word, field as OutcomeField] as const)),
);

/** The field a header names; undefined: nothing is known of it, and it is left alone. */
export const recogniseOutcomeHeader = (header: string): OutcomeField | undefined => fieldOfWord.get(headerKey(header));

export type OutcomeColumn = { header: string; target: OutcomeTarget; by: 'name' | 'values' | 'person' | 'none' };

/** Whether cells of a column name leads or handoffs that are here: asked of a few, for columns whose name says nothing. */
export type Knows = (field: 'number' | 'externalId' | 'email', cell: string) => boolean;

const looked = 60;

/**
 * What the columns of a file tell. Names first, each field once but for the ids; a column without a known name whose cells are numbers, ids
 * or mails of leads here is taken for that. `chosen`: what a person said, by header.
 */
export const guessOutcomeColumns = (
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  knows: Knows,
  chosen: Readonly<Record<string, OutcomeTarget>> = {},
): OutcomeColumn[] => {
  const taken = new Set<OutcomeField>();
  const named = headers.map((header): OutcomeColumn => {
    const own = Object.hasOwn(chosen, header) ? chosen[header] : undefined;
    const target = own ?? recogniseOutcomeHeader(header);
    if (!target || target === 'ignore') return { header, target: 'ignore', by: own ? 'person' : 'none' };
    if (!own && taken.has(target)) return { header, target: 'ignore', by: 'none' };
    taken.add(target);
    return { header, target, by: own ? 'person' : 'name' };
  });
  const sample = rows.slice(0, looked);
  return named.map((column, at) => {
    if (column.by !== 'none') return column;
    const cells = sample.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '');
    const found = (['number', 'externalId', 'email'] as const).find(
      (field) => !taken.has(field) && cells.length > 0 && cells.filter((cell) => knows(field, cell)).length * 2 >= cells.length,
    );
    if (!found) return column;
    taken.add(found);
    return { ...column, target: found, by: 'values' };
  });
};
