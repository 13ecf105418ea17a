import { describe, expect, it } from 'vitest';
import { type Column, columnAs, dateOrderOf, guessColumns, mappingForHeaders, mappingOf, withColumn } from './columns.ts';
import { recogniseHeader, recogniseHeaders } from './header-words.ts';
import type { ImportTarget } from './import-fields.ts';
import { readTable, type Table } from './read-table.ts';

const tableOf = (text: string): Table => {
  const table = readTable(text, (cell) => recogniseHeader(cell) !== undefined);
  if ('refused' in table) throw new Error(table.refused);
  return table;
};
const guess = (text: string): Column[] => guessColumns(tableOf(text));
const targetsOf = (columns: readonly Column[]): ImportTarget[] => columns.map((each) => each.target);
/** Fields of the headers alone, in their order; `-` where nothing is known. */
const fieldsOf = (headers: string): string[] => recogniseHeaders(headers.split(', ')).map((match) => match?.field ?? '-');

describe('recognising headers', () => {
  it('reads a list of activities: their type, what was done, and when', () => {
    expect(fieldsOf('Email, Activity Type, Activity, Activity Date')).toEqual(['email', 'touchKind', 'touchTitle', 'arrivedAt']);
    expect(fieldsOf('E-Mail, Aktivität, Aktivitätsart, Aktivitätsdatum')).toEqual(['email', 'touchTitle', 'touchKind', 'arrivedAt']);
    expect(fieldsOf('Email, Activity, Last Activity Date')).toEqual(['email', 'touchKind', '-']);
  });

  it('maps HubSpot, Salesforce in both styles, Zoho, Dynamics and badge scans with no hand', () => {
    expect(
      fieldsOf(
        'Record ID, First Name, Last Name, Email, Phone Number, Job Title, Company Name, Contact owner, Lifecycle Stage, Create Date',
      ),
    ).toEqual(['externalId', 'firstName', 'lastName', 'email', 'phoneWork', 'title', 'companyName', 'owner', 'stage', 'arrivedAt']);
    expect(
      fieldsOf(
        'First Name, Last Name, Title, Company / Account, Lead Source, Rating, Phone, Mobile Phone, Email, Street, City, State/Province, Zip/Postal Code, Country, Lead Owner, No. of Employees',
      ),
    ).toEqual([
      'firstName',
      'lastName',
      'title',
      'companyName',
      'sourceWords',
      '-',
      'phoneWork',
      'phoneMobile',
      'email',
      'street',
      'city',
      'region',
      'postcode',
      'country',
      'owner',
      'employees',
    ]);
    expect(fieldsOf('FirstName, LastName, LeadSource, OwnerId, Email__c, MobilePhone')).toEqual([
      'firstName',
      'lastName',
      'sourceWords',
      'owner',
      'email',
      'phoneMobile',
    ]);
    expect(fieldsOf('Record Id, Lead Owner, Company, First Name, Last Name, Mobile, Lead Status')).toEqual([
      'externalId',
      'owner',
      'companyName',
      'firstName',
      'lastName',
      'phoneMobile',
      'stage',
    ]);
    expect(fieldsOf('(Do Not Modify) Lead, Topic, First Name, Job Title, Business Phone, Source Campaign')).toEqual([
      'externalId',
      'touchTitle',
      'firstName',
      'title',
      'phoneWork',
      'sourceWords',
    ]);
    expect(fieldsOf('Attendee Name, Email, Company, Job title, Note, Tags, Scanned Date, Booth Name')).toEqual([
      'fullName',
      'email',
      'companyName',
      'title',
      'note',
      '-',
      'arrivedAt',
      'touchTitle',
    ]);
    expect(fieldsOf('mql_id, first_contact_date, landing_page_id, origin')).toEqual([
      'externalId',
      'arrivedAt',
      'touchTitle',
      'sourceWords',
    ]);
  });

  it.each([
    [
      'Firma, Vorname, Nachname, Tel. geschäftl., E-Mail, Funktion, Besuch am, PLZ, Straße, Standnotiz, Einwilligung Tel.',
      'companyName firstName lastName phoneWork email title arrivedAt postcode street note consentPhone',
    ],
    [
      'Société, Prénom, Nom, Téléphone portable, Courriel, Fonction, Code postal, Ville, Pays',
      'companyName firstName lastName phoneMobile email title postcode city country',
    ],
    [
      'Empresa, Nombre, Apellidos, Teléfono, Correo electrónico, Puesto, Código postal, País',
      'companyName firstName lastName phoneWork email title postcode country',
    ],
    ['Azienda, Nome, Cognome, Cellulare, Ruolo, CAP, Città', 'companyName firstName lastName phoneMobile title postcode city'],
    ['Empresa, Nome, Sobrenome, Celular, Cargo, CEP, Cidade', 'companyName firstName lastName phoneMobile title postcode city'],
    [
      'Nazwa firmy, Imię, Nazwisko, Telefon komórkowy, Stanowisko, Kod pocztowy, Miasto, Źródło',
      'companyName firstName lastName phoneMobile title postcode city sourceWords',
    ],
    [
      'Bedrijfsnaam, Voornaam, Achternaam, Telefoonnummer, Functie, Postcode, Plaats, Land',
      'companyName firstName lastName phoneWork title postcode city country',
    ],
  ])('understands %s', (headers, fields) => {
    expect(fieldsOf(headers)).toEqual(fields.split(' '));
  });

  it('takes words within longer names as a hint, unless others speak against it', () => {
    expect(
      fieldsOf('Primary Work E-mail (main), Customer phone no, Email Opt Out, Email status, Company size, Has company, Phone type'),
    ).toEqual(['email', 'phoneWork', 'mailOptOut', '-', 'employees', '-', '-']);
  });

  it('reads Name by what stands beside it', () => {
    expect(fieldsOf('Vorname, Name')).toEqual(['firstName', 'lastName']);
    expect(fieldsOf('NAME, BILLINGCITY, INDUSTRY, ANNUALREVENUE')[0]).toBe('companyName');
    expect(fieldsOf('NAME, STAGENAME, AMOUNT, CLOSEDATE')[0]).toBe('touchTitle');
    expect(fieldsOf('Name, Email')[0]).toBe('fullName');
  });

  it('does not take words of the language for names of columns', () => {
    expect([recogniseHeader('toString'), recogniseHeader('constructor'), recogniseHeader('__proto__')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('guessing columns', () => {
  it('says how many values are valid', () => {
    const [, mail] = guess('Name,E-Mail\nAna,a@x.example\nLuc,luc(at)x\nPia,p@x.example');
    expect(mail).toMatchObject({
      target: 'email',
      certainty: 'sure',
      why: { code: 'valid', valid: 2, of: 3 },
      samples: ['a@x.example', 'luc(at)x', 'p@x.example'],
    });
  });

  it('finds mails, phones and countries without a header, and asks to look at what only values say', () => {
    const columns = guess(
      'Ana,ana@x.example,+49 30 5550100,Germany\nLuc,luc@x.example,+33 4 72 55 01 00,France\nPia,pia@x.example,+48 22 555 01 00,Poland',
    );
    expect(targetsOf(columns)).toEqual(['custom', 'email', 'phoneOther', 'country']);
    expect(columns[1]).toMatchObject({ certainty: 'sure' });
    expect(columns[2]).toMatchObject({ certainty: 'look', why: { code: 'values' } });
  });

  it('keeps unknown columns and leaves out empty ones', () => {
    const columns = guess('Name,Badge colour,Fax,Empty\nAna,red,+49 30 1,\nLuc,blue,+49 30 2,-');
    expect(targetsOf(columns)).toEqual(['fullName', 'custom', 'custom', 'leaveOut']);
    expect(columns[3]?.why).toEqual({ code: 'empty' });
  });

  it('does not take Mr. and Mrs. for jobs, nor two words repeated a thousand times for names', () => {
    expect(guess('title,name\nMr.,Ana\nMrs.,Luc')[0]).toMatchObject({ target: 'custom', why: { code: 'salutation' } });
    const rows = Array.from({ length: 400 }, (_, at) => `${at % 2 ? 'cellular' : 'telephone'},${at}`).join('\n');
    expect(guess(`contact;id\n${rows.replaceAll(',', ';')}`)[0]).toMatchObject({
      target: 'custom',
      why: { code: 'fewDistinct', distinct: 2 },
    });
  });

  it('gives a field to the column with the better name, then the fuller one', () => {
    const columns = guess('Contact e-mail private,Email\na@x.example,b@x.example\nc@x.example,d@x.example');
    expect(targetsOf(columns)).toEqual(['custom', 'email']);
    expect(columns[0]?.why).toEqual({ code: 'taken', by: 'Email' });
    const byFill = guess('Billing City,Mailing City,Name\n,Bonn,a\n,Lyon,b\nHull,Prag,c');
    expect(targetsOf(byFill)).toEqual(['custom', 'city', 'fullName']);
  });

  it('doubts ids that repeat', () => {
    expect(guess('id,name\n1,a\n2,b\n2,c')[0]).toMatchObject({
      target: 'externalId',
      certainty: 'look',
      why: { code: 'notUnique', distinct: 2, of: 3 },
    });
    expect(guess('id,name\n1,a\n1,b\n1,c')[0]?.target).toBe('custom');
  });

  it('asks for the order of dates only where two readings fit', () => {
    const asked = guess('Name,Besuch am\nAna,03/11/2026\nLuc,05/11/2026');
    expect(asked[1]).toMatchObject({ target: 'arrivedAt', certainty: 'look', why: { code: 'dayOrMonth' } });
    expect(dateOrderOf(asked)).toEqual({ order: null, mustAsk: true });
    const proven = guess('Name,Besuch am\nAna,03/11/2026\nLuc,14/11/2026');
    expect(proven[1]).toMatchObject({ certainty: 'sure', why: { code: 'datesProven', order: 'dayFirst', proofs: 1 } });
    expect(dateOrderOf(proven)).toEqual({ order: 'dayFirst', mustAsk: false });
  });
});

describe('changing columns', () => {
  const table = tableOf('Name,City,Town\nAna,Bonn,x\nLuc,Lyon,y');

  it('takes a field from the column that had it when it fits only one', () => {
    const columns = withColumn(guessColumns(table), columnAs(table, 2, 'city'));
    expect(targetsOf(columns)).toEqual(['fullName', 'custom', 'city']);
    expect(columns[1]?.why).toEqual({ code: 'taken', by: 'Town' });
  });

  it('lets several columns be phones', () => {
    const columns = withColumn(withColumn(guessColumns(table), columnAs(table, 1, 'phoneWork')), columnAs(table, 2, 'phoneWork'));
    expect(targetsOf(columns)).toEqual(['fullName', 'phoneWork', 'phoneWork']);
    expect(columns[2]).toMatchObject({ certainty: 'look', why: { code: 'fewValid', valid: 0, of: 2 } });
  });

  it('remembers what was chosen for a file with the same columns', () => {
    const former = mappingOf(withColumn(guessColumns(table), columnAs(table, 1, 'note')));
    const found = mappingForHeaders(table.headers, [{ Other: 'city' }, former]);
    expect(found).toEqual({ Name: 'fullName', City: 'note', Town: 'custom' });
    expect(guessColumns(table, found).map((each) => [each.target, each.why.code])).toEqual([
      ['fullName', 'remembered'],
      ['note', 'remembered'],
      ['custom', 'kept'],
    ]);
    expect(mappingForHeaders(['Name', 'Mail'], [former])).toBeUndefined();
  });
});
