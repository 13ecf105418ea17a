import { type Country, cities, names } from './country.ts';

const trades = {
  Dairy: 'Dairy',
  Bakery: 'Bakery',
  Beverages: 'Beverages',
  Brewery: 'Brewing',
  Packaging: 'Packaging',
  Glass: 'Glass',
  'Board and paper': 'Board',
  Meat: 'Meats',
  Ingredients: 'Ingredients',
  Mills: 'Mills',
  Confectionery: 'Confectionery',
  Plastics: 'Plastics',
  'Labels and print': 'Labels',
  'Frozen food': 'Frozen Foods',
  Preserves: 'Preserves',
} as const;

export const britain: Country = {
  code: 'GB',
  calling: '44',
  language: 'en',
  currency: 'GBP',
  weight: 7,
  cities: cities(
    'Leeds|LS1 4AP|West Yorkshire|113 496 0###',
    'Bristol|BS1 6XN|Bristol|117 496 0###',
    'Manchester|M1 1AE|Greater Manchester|161 496 0###',
    'Birmingham|B1 1BB|West Midlands|121 496 0###',
    'Glasgow|G1 1XQ|Scotland|141 496 0###',
    'London|E14 5AB|London|20 7946 0###',
  ),
  stems: names(
    'Calder, Wharfe, Pennine, Severn, Malvern, Fenland, Tamar, Cotswold, Dunmore, Ribble, Lomond, Kennet, Trent Vale, Solway, Mendip',
  ),
  trades,
  legalForms: ['Ltd', 'Ltd', 'plc'],
  firstNames: names(
    'Alison, Andrew, Claire, Craig, Deborah, Emma, Gareth, Graham, Hannah, Ian, Joanne, Lewis, Neil, Paul, Rachel, Richard, Simon, Tracey',
  ),
  lastNames: names(
    'Ashworth, Barker, Clarke, Dawson, Ellis, Fletcher, Gibson, Hargreaves, Holt, Kirk, Lawson, Marsh, Parry, Pickering, Sutcliffe, Thornton, Walsh, Whitaker',
  ),
  mobile: '7700 900 ###',
};

export const ireland: Country = {
  code: 'IE',
  calling: '353',
  language: 'en',
  currency: 'EUR',
  weight: 4,
  cities: cities(
    'Cork|T12 W6XR|Cork|21 555 ####',
    'Dublin|D02 X285|Dublin|1 555 ####',
    'Limerick|V94 T28R|Limerick|61 555 ###',
    'Galway|H91 E9T2|Galway|91 555 ###',
  ),
  stems: names('Blackwater, Slaney, Moher, Ormond, Burren, Kilmore, Suir, Lough Derg'),
  trades,
  legalForms: ['Ltd', 'DAC'],
  firstNames: names('Aisling, Brendan, Cathal, Ciara, Conor, Deirdre, Eamon, Fiona, Gráinne, Niall, Noreen, Padraig, Siobhán, Tadhg'),
  lastNames: names(
    'Brennan, Cahill, Carroll, Daly, Doyle, Fitzgerald, Hennessy, Kavanagh, Lynch, McCarthy, Nolan, O’Connor, O’Sullivan, Quinn',
  ),
  mobile: '83 555 ####',
};

export const unitedStates: Country = {
  code: 'US',
  calling: '1',
  language: 'en',
  currency: 'USD',
  weight: 9,
  cities: cities(
    'Philadelphia|19103|Pennsylvania|215 555 01##',
    'Atlanta|30303|Georgia|404 555 01##',
    'Chicago|60607|Illinois|312 555 01##',
    'Milwaukee|53202|Wisconsin|414 555 01##',
    'Denver|80202|Colorado|303 555 01##',
    'Salt Lake City|84101|Utah|801 555 01##',
    'Fresno|93721|California|559 555 01##',
    'Portland|97204|Oregon|503 555 01##',
  ),
  stems: names(
    'Blue Ridge, Cedar Falls, Lakeshore, Tri-County, High Plains, Willamette, San Joaquin, Piedmont, Badger State, Mesa Verde, Heartland, Delaware Valley, Redwood, Prairie',
  ),
  trades,
  legalForms: ['Inc.', 'Inc.', 'LLC', 'Corp.'],
  firstNames: names(
    'Amanda, Brian, Carlos, Dana, Eric, Gloria, Heather, Jason, Karen, Kevin, Latoya, Marcus, Melissa, Paul, Renee, Scott, Tiffany, Victor',
  ),
  lastNames: names(
    'Anderson, Brooks, Carter, Coleman, Diaz, Foster, Graham, Hayes, Jenkins, Kowalski, Larson, Mitchell, Nguyen, Olsen, Ramirez, Sanders, Tucker, Wheeler',
  ),
  mobile: null,
};

export const canada: Country = {
  code: 'CA',
  calling: '1',
  language: 'en',
  currency: 'CAD',
  weight: 3,
  cities: cities('Toronto|M5V 2T6|Ontario|416 555 01##', 'Winnipeg|R3C 0A5|Manitoba|204 555 01##', 'Calgary|T2P 1J9|Alberta|403 555 01##'),
  stems: names('Humber, Red River, Bow Valley, Lakehead, Maple Ridge, Assiniboine'),
  trades,
  legalForms: ['Inc.', 'Ltd'],
  firstNames: names('Adele, Bruce, Colleen, Derek, Erin, Glenn, Heidi, Ivan, Joel, Kathryn, Marcel, Shauna'),
  lastNames: names('Beaulieu, Campbell, Desjardins, Fraser, Gagnon, Kozak, MacLeod, Morrison, Pelletier, Reimer, Tremblay, Wiebe'),
  mobile: null,
};
