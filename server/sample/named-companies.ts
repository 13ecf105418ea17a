import type { City, Industry } from './countries/country.ts';

/** Companies that the sample tells stories about. */
export type NamedCompany = {
  key: string;
  name: string;
  country: string;
  city: City;
  industry: Industry;
  employees: number;
  isKeyAccount: boolean;
  /** Who in sales looks after it already. */
  salespersonId: string | null;
};

const company = (
  key: string,
  name: string,
  place: string,
  industry: Industry,
  employees: number,
  more: Partial<Pick<NamedCompany, 'isKeyAccount' | 'salespersonId'>> = {},
): NamedCompany => {
  const [country = '', city = '', postcode = '', region = '', phone = ''] = place.split('|');
  return {
    key,
    name,
    country,
    city: { name: city, postcode, region, phone },
    industry,
    employees,
    isKeyAccount: false,
    salespersonId: null,
    ...more,
  };
};

const key = { isKeyAccount: true };

export const namedCompanies: readonly NamedCompany[] = [
  company('nordhaus', 'Nordhaus GmbH', 'DE|Munich|80807|Bavaria|89 5550 ####', 'Beverages', 420, { ...key, salespersonId: 'david' }),
  company('corrib', 'Corrib Foods', 'IE|Cork|T12 W6XR|Cork|21 555 ####', 'Frozen food', 610, key),
  company('lariana', 'Lariana Packaging S.r.l.', 'IT|Como|22100|Lombardy|031 555 ###', 'Packaging', 140),
  company('skagen', 'Skagen Dairy A/S', 'DK|Aalborg|9000|North Denmark|98 55 5# ##', 'Dairy', 230),
  company('tauber', 'Tauber Glas AG', 'DE|Würzburg|97070|Bavaria|931 5550 ##', 'Glass', 780, { ...key, salespersonId: 'david' }),
  company('rhone', 'Brasserie du Rhône SAS', 'FR|Lyon|69002|Auvergne-Rhône-Alpes|4 65 71 ## ##', 'Brewery', 190),
  company('wisla', 'Wisła Mills Sp. z o.o.', 'PL|Kraków|31-042|Lesser Poland|12 555 ## ##', 'Mills', 160),
  company('avon', 'Avon Bottling Ltd', 'GB|Bristol|BS1 6XN|Bristol|117 496 0###', 'Beverages', 210),
  company('saimaa', 'Saimaa Board Oyj', 'FI|Lahti|15110|Päijät-Häme|3 555 ####', 'Board and paper', 1450, key),
  company('conservesVidal', 'Conserves Vidal S.L.', 'ES|Girona|17001|Catalonia|972 55 5# ##', 'Preserves', 85),
  company('maas', 'Maas Ingredients B.V.', 'NL|Venlo|5911 GX|Limburg|77 555 ####', 'Ingredients', 120),
  company('greatLakes', 'Great Lakes Dairy Inc.', 'US|Chicago|60607|Illinois|312 555 01##', 'Dairy', 940, key),
  company('frontRange', 'Front Range Packaging LLC', 'US|Denver|80202|Colorado|303 555 01##', 'Packaging', 260),
  company('aceites', 'Aceites Jaén S.A.', 'ES|Jaén|23001|Andalusia|953 55 5# ##', 'Edible oils', 310),
  company('vltava', 'Vltava Plast s.r.o.', 'CZ|Plzeň|301 00|Plzeň|377 550 ###', 'Plastics', 175),
  company('fjordfisk', 'Fjordfisk AS', 'NO|Bergen|5003|Vestland|55 55 5# ##', 'Fish', 95),
  company('carpati', 'Carpați Lapte SRL', 'RO|Cluj|400001|Cluj|264 555 ###', 'Dairy', 130),
  company('wielkopolska', 'Wielkopolska Foods S.A.', 'PL|Poznań|61-772|Greater Poland|61 555 ## ##', 'Meat', 540),
  company('aire', 'Aire Valley Bakery Ltd', 'GB|Leeds|LS1 4AP|West Yorkshire|113 496 0###', 'Bakery', 280),
  company('sado', 'Sado Conservas S.A.', 'PT|Lisbon|1200-109|Lisbon|21 555 ####', 'Preserves', 205),
  company('nordlicht', 'Nordlicht Verpackung GmbH', 'DE|Kiel|24103|Schleswig-Holstein|431 5550 ###', 'Packaging', 90),
  company('saale', 'Saale Guss GmbH', 'DE|Halle|06108|Saxony-Anhalt|345 5550 ###', 'Plastics', 150),
  company('harz', 'Harz Mineral GmbH & Co. KG', 'DE|Goslar|38640|Lower Saxony|5321 555 ##', 'Beverages', 240),
  company('ostalb', 'Ostalb Druck GmbH', 'DE|Aalen|73430|Baden-Württemberg|7361 555 ##', 'Labels and print', 115),
  company('reuter', 'Reuter & Sohn KG', 'DE|Kassel|34117|Hesse|561 5550 ###', 'Bakery', 70),
  company('oresund', 'Öresund Bryggeri AB', 'SE|Malmö|211 20|Skåne|40 628 04 ##', 'Brewery', 165),
  company('elbe', 'Elbe Papier AG', 'DE|Dresden|01067|Saxony|351 5550 ###', 'Board and paper', 690, { ...key, salespersonId: 'camille' }),
  company('donau', 'Donau Milch eG', 'DE|Regensburg|93047|Bavaria|941 5550 ###', 'Dairy', 330),
  company('azulejos', 'Azulejos Porto S.A.', 'PT|Porto|4000-322|Porto|22 555 ####', 'Glass', 150),
  company('zuid', 'Zuid Zuivel B.V.', 'NL|Eindhoven|5611 AZ|North Brabant|40 555 ####', 'Dairy', 270),
  company('shannon', 'Shannon Pharma DAC', 'IE|Limerick|V94 T28R|Limerick|61 555 ###', 'Pharma', 820, { ...key, salespersonId: 'orla' }),
  company('morava', 'Morava Pivovar a.s.', 'CZ|Brno|602 00|South Moravia|545 550 ###', 'Brewery', 145),
  company('vanern', 'Vänern Trä AB', 'SE|Karlstad|652 24|Värmland|54 555 0# ##', 'Board and paper', 220),
  company('roux', 'Laiterie Roux SAS', 'FR|Rennes|35000|Brittany|2 61 91 ## ##', 'Dairy', 180),
  company('wirth', 'Wirth Etiketten AG', 'CH|St. Gallen|9000|St. Gallen|71 555 0# ##', 'Labels and print', 110),
  company('malaren', 'Mälaren Foods AB', 'SE|Stockholm|111 22|Stockholm|8 465 004 ##', 'Frozen food', 300),
];

export const namedCompanyAt = (companyKey: string): number => {
  const at = namedCompanies.findIndex(({ key: each }) => each === companyKey);
  if (at < 0) throw new Error(`No sample company ${companyKey}`);
  return at;
};
