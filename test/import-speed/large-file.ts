/** A list as another system exports it: 25 columns, every row another person, a fifth as many companies. */

const headers =
  'Record ID,First Name,Last Name,Job Title,Company Name,Email,Phone Number,Mobile Phone,Street,Zip Code,City,State,Country,Website,Industry,Employees,Lead Source,Lead Status,Create Date,Notes,Budget,Interest,Booth,Score,Segment';
export const columnCount = headers.split(',').length;

const firstNames = ['Ana', 'Declan', 'Sofia', 'Henrik', 'Birgit', 'Luc', 'Katarzyna', 'James', 'Aino', 'Marc', 'Petra', 'Tom', 'Ines'];
const syllables = [
  'ke',
  'ler',
  'mur',
  'phy',
  'mar',
  'ket',
  'ti',
  'dahl',
  'os',
  'wald',
  'per',
  'rin',
  'no',
  'wak',
  'whit',
  'combe',
  'leh',
  'to',
];
const towns = ['Munich', 'Cork', 'Como', 'Aalborg', 'Lyon', 'Bristol', 'Lahti', 'Girona', 'Venlo', 'Graz', 'Porto'];
const trades = ['Food', 'Packaging', 'Chemicals', 'Machines', 'Paper'];

const of = (items: readonly string[], index: number): string => items[index % items.length] ?? '';

/** A name of three syllables that no two of some thousand numbers share. */
const nameOf = (index: number): string => {
  const parts = [index, Math.floor(index / syllables.length), Math.floor(index / syllables.length ** 2)];
  const name = parts.map((each, at) => of(syllables, each * 7 + at * 5)).join('');
  return name.slice(0, 1).toUpperCase() + name.slice(1);
};

const lineOf = (index: number): string => {
  const [first, last] = [of(firstNames, index * 5), nameOf(index % 5831)];
  const company = Math.floor(index / 5);
  const host = `${nameOf(company % 5831)}-${company}.example`.toLowerCase();
  const cells = [
    `R-${index}`,
    first,
    last,
    'Plant manager',
    `${nameOf(company % 5831)} ${of(trades, company)} ${company} GmbH`,
    `${first}.${last}.${index}@${host}`.toLowerCase(),
    `089 ${10_000_000 + index * 7}`,
    '',
    `"Hauptstraße ${index % 200}"`,
    String(80_100 + (company % 800)),
    of(towns, company),
    '',
    'Germany',
    `www.${host}`,
    of(trades, company),
    String(20 + (company % 4000)),
    'Trade show',
    'New',
    `2026-03-${String(1 + (index % 28)).padStart(2, '0')}`,
    '"Came by the stand, asked for prices of two lines."',
    'open',
    'retrofit',
    'B4',
    String(index % 100),
    `segment ${index % 40}`,
  ];
  return cells.join(',');
};

export const largeFile = (rows: number): string => `${headers}\n${Array.from({ length: rows }, (_, index) => lineOf(index)).join('\n')}\n`;
