import { foldWords } from '../fold-words.ts';
import type { ImportField } from './import-fields.ts';

/**
 * Names of columns as other systems and people write them: CRM exports (HubSpot, Salesforce in both styles, Zoho, Dynamics,
 * Mautic), badge scanners, forms, and the words of eight languages. Written without spaces, signs and accents (see `headerKey`).
 */
const wordsOf: Record<ImportField, string> = {
  firstName: `firstname givenname forename fname first contactfirstname leadfirstname personfirstname vorname prenom
    nombredepila primernombre primeironome imie voornaam roepnaam`,
  lastName: `lastname surname familyname lname last secondname contactlastname leadlastname personlastname nachname familienname zuname
    nomdefamille apellido apellidos primerapellido cognome sobrenome apelido ultimonome nazwisko achternaam familienaam`,
  fullName: `name fullname contactname contact leadname person personname attendee attendeename visitor visitorname participant
    participantname delegate delegatename guestname ansprechpartner ansprechpartnerin kontakt kontaktname kontaktperson teilnehmer
    besucher vollstandigername vorundnachname nom nomcomplet nometprenom nomprenom interlocuteur nombre nombrecompleto
    nombreyapellidos personadecontacto nome nomecompleto nomeecognome referente contatto pessoadecontato imieinazwisko naam
    volledigenaam contactpersoon`,
  title: `title jobtitle jobposition position role jobrole jobfunction function job profession occupation designation funktion stellung
    position stelle beruf berufsbezeichnung positionfunktion poste fonction titre intitule intituleduposte cargo puesto ruolo qualifica
    mansione funcao stanowisko functie functietitel`,
  email: `email emailaddress mail mailaddress emailid workemail businessemail primaryemail companyemail contactemail emailwork
    emailbusiness email1 email1address emailaddress1 attendeeemail useremail emailadresse mailadresse emailadressegeschaftlich courriel
    adressemail adresseemail adresseelectronique correo correoelectronico direcciondecorreo direccionemail postaelettronica
    indirizzoemail indirizzomail enderecodeemail correioeletronico adresemail poczta emailadres mailadres`,
  phoneWork: `phone phonenumber phoneno telephone telephonenumber telephoneno tel telno telnr telefonnr businessphone workphone
    workphonenumber officephone companyphone companyphonenumber mainphone primaryphone directphone direct directdial directline landline
    phonework phonebusiness telephone1 businessphone1 contactphone contactnumber telefon telefonnummer rufnummer telgeschaftl
    telgeschaftlich telefongeschaftlich telefongeschaft telefondienstlich teldienstlich festnetz festnetznummer durchwahl telephonefixe
    telephoneprofessionnel telephonepro telpro telfixe telephonebureau numerodetelephone telefono telefonofijo telefonooficina
    telefonotrabajo numerodetelefono telefonoufficio numeroditelefono numerotelefono telefone telefonecomercial telefonefixo
    telefonsluzbowy numertelefonu nrtelefonu telefoon telefoonnummer telefoonwerk vasttelefoonnummer`,
  phoneMobile: `mobile mobilephone mobilephonenumber mobilenumber mobileno cell cellphone cellphonenumber cellnumber phonemobile
    handy handynummer handynr mobil mobiltelefon mobilnummer mobilfunk portable telephoneportable telportable telmobile telephonemobile
    mobilepro movil telefonomovil celular telefonocelular cellulare telefonocellulare telemovel telefonecelular komorka
    telefonkomorkowy mobiel mobielnummer mobieletelefoon gsm gsmnummer whatsapp`,
  phoneHome: `homephone homephonenumber phonehome privatephone home telprivat telefonprivat privattelefon telephonedomicile
    telephonepersonnel telefonocasa telefonoparticular telefonoabitazione telefoneresidencial telefondomowy telefoonthuis`,
  phoneOther: `otherphone phoneother phone2 phone3 secondaryphone secondphone alternatephone alternativephone additionalphone
    assistantphone businessphone2 telephone2 telephone3 telefon2 weiteretelefonnummer autretelephone telefono2 altrotelefono
    outrotelefone innytelefon anderetelefoon`,
  companyName: `company companyname account accountname companyaccount companyoraccount organization organisation organizationname
    organisationname org employer business businessname firm firmname companyorganization institution associatedcompany primarycompany
    parentaccount firma firmenname firmaname unternehmen unternehmensname gesellschaft betrieb arbeitgeber organisationfirma entreprise
    nomdelentreprise nomentreprise societe nomdelasociete raisonsociale employeur empresa nombredelaempresa nombreempresa compania
    razonsocial organizacion azienda nomeazienda societa ragionesociale nomedaempresa nomeempresa companhia razaosocial nazwafirmy
    przedsiebiorstwo bedrijf bedrijfsnaam organisatie werkgever`,
  companyDomain: `website websiteurl companywebsite companydomain companydomainname domain domainname web webaddress url homepage
    companyurl webseite webadresse internet internetseite siteweb siteinternet sitioweb paginaweb web1 sitoweb sitointernet
    paginadainternet stronawww stronainternetowa www webpagina`,
  industry: `industry industryname sector vertical businesssegment branche industrie wirtschaftszweig secteur secteurdactivite activite
    industria sectorempresarial settore settoreattivita setor segmento ramo ramodeatividade branza sektor bedrijfstak`,
  employees: `employees employeecount numberofemployees noofemployees numemployees employeesnumber companysize headcount staffcount
    mitarbeiter mitarbeiterzahl mitarbeiteranzahl anzahlmitarbeiter beschaftigte nombredesalaries nombredemployes effectif effectifs
    empleados numerodeempleados numempleados dipendenti numerodipendenti numerodidipendenti funcionarios numerodefuncionarios
    liczbapracownikow aantalmedewerkers aantalwerknemers`,
  street: `street streetaddress street1 street2 address address1 address2 address3 addressline1 addressline2 addressstreet postaladdress
    mailingstreet mailingaddress billingstreet billingaddress1 businessstreet workstreet address1street1 strasse strassehausnummer
    strassehausnr strasseundhausnummer adresse anschrift adresse1 adresse2 rue voie direccion direccion1 direccion2 calle domicilio via
    indirizzo endereco rua morada logradouro ulica adres straat straatnaam`,
  houseNumber: `housenumber houseno streetnumber streetno hausnummer hausnr numerocivico civico numerocalle nrdomu numerdomu huisnummer`,
  postcode: `postcode postalcode zip zipcode zippostalcode postal postalzip mailingpostalcode mailingzip billingpostalcode
    billingzippostalcode businesspostalcode address1zippostalcode plz postleitzahl codepostal cp codigopostal cap codicepostale cep
    kodpocztowy postkode`,
  city: `city town suburb locality citytown mailingcity billingcity businesscity address1city companycity ort stadt wohnort
    firmenort ville localite commune ciudad localidad poblacion municipio citta comune localita cidade miasto miejscowosc stad plaats
    woonplaats vestigingsplaats`,
  region: `state stateprovince province region stateregion county stateorprovince mailingstate billingstate businessstate
    address1stateprovince bundesland kanton departement etat provincia estado comunidadautonoma regione distrito uf wojewodztwo
    provincie regio`,
  country: `country countryregion countrycode countryname countryregioncode nation mailingcountry billingcountry businesscountry
    address1countryregion companycountry land staat landername pays paysregion pais paese nazione stato kraj panstwo landcode`,
  language: `language preferredlanguage contactlanguage lang locale sprache korrespondenzsprache langue languepreferee idioma
    idiomapreferido lingua jezyk taal voorkeurstaal`,
  externalId: `id recordid recid leadid contactid prospectid personid externalid externalref crmid mqlid leaduuid uuid guid sourceid
    visitorid attendeeid badgeid badgeno badgenumber scanid barcode registrationid registrationnumber leadnumber donotmodifylead
    donotmodifycontact kontaktid datensatzid leadnummer teilnehmernummer kontaktnummer identifiant identificador identificativo
    identyfikator recordnummer`,
  arrivedAt: `createdate createddate createdat createdon created createdtime creationdate creationtime datecreated dateadded addedon
    dateofentry entrydate leaddate leadcreated leadcreateddate firstcontactdate firstcontact firstcontactedon dateoffirstcontact
    submittedat submittedon submissiondate submissiontime submitted submitdate timestamp receivedat receivedon datereceived scanneddate
    scannedat scannedon scandate scantime scandatetime capturedat capturedate visitdate visitedon visitedat registrationdate registeredat
    registeredon signupdate activitydate activitytime activitydatetime activitytimestamp activitycreated activityon touchdate touchedat
    interactiondate interactiontime engagementdate eventdate eventtime eventtimestamp occurredat occurredon happenedat happenedon
    downloadedat downloadedon downloaddate inquirydate enquirydate requestdate conversiondate date datetime erfasstam erfasst erfassungsdatum
    aktivitatsdatum datumderaktivitat erstelltam erstellt erstelldatum anlagedatum
    angelegtam eingangsdatum eingangam eingegangenam besucham besuchsdatum besuchtam kontaktdatum erstkontakt erstkontaktam
    anfragedatum anfragevom gescanntam scandatum datum datecreation datedecreation creele datecontact datedecontact
    datedepremiercontact datepremiercontact datedevisite datedactivite datedelactivite dateinscription fecha fechacreacion fechadecreacion fechadecontacto
    fechadealta fechadeactividad fechadelaactividad primercontacto fechaprimercontacto data datacreazione datadicreazione dataattivita datadellattivita dataprimocontatto datacontatto datadecriacao
    datacriacao criadoem datadecontato datadaatividade dataprimeirocontato datautworzenia dataprzyjecia dataprimeirocontacto aanmaakdatum aangemaaktop
    datumeerstecontact eerstecontact contactdatum activiteitsdatum`,
  touchTitle: `landingpage landingpageid landingpageurl landingpagename formname form download downloadname asset assetname
    contentname topic subject booth boothname stand standname event eventname sessionname session webinar webinarname firstconversion
    firstconversionevent recentconversion productinterest activitysubject activitytitle activitydetail activitydetails thema betreff messestand messe veranstaltung formular sujet formulaire evenement
    nomdustand asunto evento formulario oggetto modulo assunto temat formularz wydarzenie onderwerp formulier evenementnaam`,
  touchKind: `touchtype touchkind activitytype activity activityname interaction interactiontype eventtype engagementtype actiontype
    aktivitat aktivitatsart aktivitatstyp typdaktivite typeactivite activite tipodeactividad actividad tipoattivita attivita
    tipodeatividade atividade activiteittype activiteit`,
  owner: `owner ownerid ownername owneremail contactowner leadowner recordowner assignedto assignee salesrep accountowner
    accountmanager responsible besitzer inhaber zustandig zustandiger betreuer bearbeiter verantwortlich verantwortlicher kontaktinhaber
    leadinhaber proprietaire responsable proprietaireducontact proprietaireduprospect attribuea propietario propietariodelcontacto
    asignadoa proprietario assegnatoa responsabile proprietariodocontato responsavel atribuidoa wlasciciel opiekun eigenaar
    contacteigenaar toegewezenaan`,
  stage: `stage leadstage leadstatus status lifecyclestage contactstatus statusreason leadlifecyclestage hubspotleadstatus phase
    leadphase lebenszyklusphase statut statutdupiste statutduprospect phaseducycledevie estadodellead etapa etapadelciclodevida
    estadodelposiblecliente statolead statodellead fasedelciclodivita situacao estagio statusdolead faza etap statuspotencjalnegoklienta
    leadfase`,
  sourceWords: `source leadsource leadsourcedetail origin leadorigin originalsource originalsourcetype firsttouchsource trafficsource
    latestsource utmsource sourcecampaign acquisitionchannel leadchannel quelle leadquelle herkunft leadherkunft kanal origine
    originedupiste sourceduprospect sourcedelapiste origen fuente fuentedelprospecto origendelposiblecliente fontedellead provenienza fonte
    origem origemdolead fontedolead zrodlo zrodlopotencjalnegoklienta herkomst bron leadbron`,
  note: `note notes comment comments remark remarks description message memo leadnotes additionalinformation freetext notiz notizen
    bemerkung bemerkungen kommentar kommentare anmerkung anmerkungen standnotiz gesprachsnotiz beschreibung nachricht mitteilung remarque
    remarques commentaire commentaires observation observations nota notas comentario comentarios observaciones mensaje descripcion
    messaggio commento commenti osservazioni descrizione appunti observacao observacoes mensagem descricao uwaga uwagi notatka notatki
    komentarz wiadomosc opis opmerking opmerkingen notitie notities bericht toelichting omschrijving`,
  doNotCall: `donotcall dnc donotphone donotallowphonecalls nophone nocalls phoneoptout calloptout nichtanrufen anrufsperre
    nepasappeler nollamar nonchiamare naoligar niedzwonic nietbellen belmeniet`,
  consentPhone: `consentphone phoneconsent phoneoptin optinphone consenttocall callconsent callpermission einwilligungtel
    einwilligungtelefon telefoneinwilligung zustimmungtelefon consentementtelephone consentimientotelefono consensotelefono
    consentimentotelefone zgodatelefon zgodanakontakttelefoniczny toestemmingtelefoon`,
  consentMail: `consentmail consentemail emailconsent mailconsent emailoptin mailoptin optin optinemail marketingconsent
    marketingoptin newsletter newsletteroptin doubleoptin gdprconsent einwilligungmail einwilligungemail einwilligungnewsletter
    consentementemail consentementmarketing consentimientoemail consensoemail consensomarketing consentimentoemail zgodaemail
    zgodamarketingowa toestemmingemail`,
  mailOptOut: `emailoptout optout optedout hasoptedoutofemail unsubscribed unsubscribedfromallemail donotemail donotmail
    donotallowemails donotallowbulkemails abgemeldet keinewerbung desabonne dadodebaja`,
};

const fieldOfWord = new Map<string, ImportField>();
for (const [field, words] of Object.entries(wordsOf)) for (const word of words.split(/\s+/)) fieldOfWord.set(word, field as ImportField);

/** Words of a header: no accents, no signs, camelCase taken apart, Salesforce's `__c` dropped. "Tel. geschäftl." → "tel geschaftl". */
export const headerWords = (header: string): string =>
  foldWords(
    header
      .replace(/__c$/i, '')
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .replace(/[łŁ]/g, 'l'),
  );

/** `headerWords` without the spaces: the form in which known names are kept. */
export const headerKey = (header: string): string => headerWords(header).replaceAll(' ', '');

/** Weaker signs, for names that nobody listed: words within the header, and words that speak against it. */
const hints: readonly { field: ImportField; has: RegExp; not?: RegExp }[] = [
  { field: 'mailOptOut', has: /\b(opt(ed)? ?out|unsubscribed?)\b.*\bmail|mail.*\b(opt(ed)? ?out|unsubscribed?)\b/ },
  { field: 'consentMail', has: /\b(consent|einwilligung|opt ?in|consentement|zgoda|toestemming)\b.*\b(e ?mail|newsletter|marketing)/ },
  { field: 'consentPhone', has: /\b(consent|einwilligung|opt ?in|consentement|zgoda|toestemming)\b.*\b(phone|tel|anruf|call)/ },
  {
    field: 'email',
    has: /\b(e ?mail|courriel|correo)\b/,
    not: /\b(opt|status|domain|valid|bounce|sent|open|click|date|type|verified|confirm)/,
  },
  {
    field: 'phoneMobile',
    has: /\b(mobile?|cell|handy|movil|celular|cellulare|portable|gsm|komork\w*)\b/,
    not: /\b(type|status|date|app|valid)/,
  },
  {
    field: 'phoneWork',
    has: /\b(phone|tel|telephone|telefon\w*|telefoon\w*|fon)\b/,
    not: /\b(type|status|date|consent|valid|ext|extension|code|country)/,
  },
  { field: 'firstName', has: /\b(first name|given name|vorname|prenom|voornaam)\b/ },
  { field: 'lastName', has: /\b(last name|surname|family name|nachname|nazwisko|achternaam|cognome|apellidos?)\b/ },
  {
    field: 'companyName',
    has: /\b(company|organi[sz]ation|firma|unternehmen|entreprise|empresa|azienda|bedrijf)\b/,
    not: /\b(has|is|id|size|owner|domain|type|city|state|country|revenue|industry|number|nr|code|date|street|zip|key|stage)/,
  },
  { field: 'title', has: /\b(job|position|function)\b.*\b(title|role|name)\b/ },
  { field: 'postcode', has: /\b(zip|postal code|post ?code|plz|postleitzahl|code postal|codigo postal)\b/ },
  { field: 'country', has: /\bcountry\b/, not: /\b(manager|code phone|calling)/ },
  { field: 'city', has: /\b(city|town)\b/ },
  { field: 'note', has: /\b(notes?|comments?|notiz|bemerkung|remarks?)\b/, not: /\b(date|by|id)\b/ },
];

/** Names that mean one thing alone and another beside a column for the other half of the name. */
const halves: Record<string, { beside: ImportField; becomes: ImportField }[]> = {
  name: [{ beside: 'firstName', becomes: 'lastName' }],
  nom: [{ beside: 'firstName', becomes: 'lastName' }],
  naam: [{ beside: 'firstName', becomes: 'lastName' }],
  nome: [{ beside: 'lastName', becomes: 'firstName' }],
  nombre: [{ beside: 'lastName', becomes: 'firstName' }],
};

/** Of two columns that tell of an activity the one that names its type is the kind of touch, the other says what was done. */
const namesType = /typ|kind|art$|tipo/;

/** Columns that only a list of sales opportunities has: its names are those of deals. */
const dealListWords = new Set(['stagename', 'stage', 'amount', 'closedate', 'probability', 'expectedrevenue']);

/** Columns that only a list of companies has. */
const companyListWords = new Set([
  'industry',
  'annualrevenue',
  'numberofemployees',
  'accountnumber',
  'tickersymbol',
  'billingcity',
  'sic',
  'website',
]);

const personWords =
  /^(?:contact(?: person)?|person|kontakt(?:person)?|ansprechpartner(?:in)?|attendee|teilnehmer|participant|delegate|decision maker|interlocuteur|contacto|contatto|contato|contactpersoon) (\d{1,2})\b ?(.*)$/;
const mostPeople = 20;

/** A header taken apart: which person of the row it names, and what is left of it. "Contact 2 e-mail" → 1, "e mail". */
type PersonHeader = { person: number; rest: string };

const personHeader = (header: string): PersonHeader | undefined => {
  const found = personWords.exec(headerWords(header));
  const number = Number(found?.[1] ?? 0);
  return found && number >= 1 && number <= mostPeople ? { person: number - 1, rest: found[2] || 'name' } : undefined;
};

/** "First name 2" names a second person only where names are counted through; "Phone 2" alone is a second phone. */
const countedHeader = (header: string): PersonHeader | undefined => {
  const found = /^(.*\p{L})\s?(\d{1,2})$/u.exec(headerWords(header));
  const number = Number(found?.[2] ?? 0);
  return found && number >= 1 && number <= mostPeople ? { person: number - 1, rest: found[1] ?? '' } : undefined;
};

const nameFields: ReadonlySet<ImportField | undefined> = new Set(['firstName', 'lastName', 'fullName'] as const);

/** For each header the person it tells of; 0 for the first or only one. Undefined rests: the header says it all itself. */
const personHeaders = (headers: readonly string[]): (PersonHeader | undefined)[] => {
  const counted = headers.map(countedHeader);
  const named = new Set(counted.flatMap((each) => (each && nameFields.has(fieldOfWord.get(headerKey(each.rest))) ? [each.person] : [])));
  const isCounted = [...named].some((person) => person > 0);
  return headers.map((header, at) => {
    const prefixed = personHeader(header);
    if (prefixed) return prefixed;
    const each = isCounted ? counted[at] : undefined;
    return each && named.has(each.person) ? each : undefined;
  });
};

/** Which person of a row each column tells of, 0 for the first or only one: lists of companies hold several contacts side by side. */
export const peopleOfHeaders = (headers: readonly string[]): number[] => personHeaders(headers).map((each) => each?.person ?? 0);

export type HeaderMatch = { field: ImportField; by: 'name' | 'hint' };

/** The field a header names, alone: `undefined` when nothing is known of it. */
export const recogniseHeader = (header: string): HeaderMatch | undefined => {
  if (header.length > 120) return undefined;
  const key = headerKey(header);
  const field = fieldOfWord.get(key) ?? fieldOfWord.get(key.replace(/\d+$/, ''));
  if (field) return { field, by: 'name' };
  const words = headerWords(header);
  const hint = hints.find((each) => each.has.test(words) && !each.not?.test(words));
  return hint && { field: hint.field, by: 'hint' };
};

/** The fields that headers name together: "Name" is a last name beside a first name, and a company in a list of companies. */
export const recogniseHeaders = (headers: readonly string[]): (HeaderMatch | undefined)[] => {
  const people = personHeaders(headers);
  const alone = headers.map((header, at) => recogniseHeader(people[at]?.rest ?? header));
  const present = new Set(alone.map((match) => match?.field));
  const isCompanyList = !present.has('companyName') && headers.filter((header) => companyListWords.has(headerKey(header))).length > 1;
  const isDealList = headers.filter((header) => dealListWords.has(headerKey(header))).length > 1;
  const isTyped = headers.some((header, at) => alone[at]?.field === 'touchKind' && namesType.test(headerKey(header)));
  return headers.map((header, at) => {
    const key = headerKey(header);
    if (isTyped && alone[at]?.field === 'touchKind' && !namesType.test(key)) return { field: 'touchTitle', by: 'name' };
    const half = Object.hasOwn(halves, key) ? halves[key]?.find((each) => present.has(each.beside)) : undefined;
    if (half) return { field: half.becomes, by: 'name' };
    if (key === 'name' && isDealList) return { field: 'touchTitle', by: 'hint' };
    if (key === 'name' && isCompanyList) return { field: 'companyName', by: 'hint' };
    return alone[at];
  });
};
