import { type Country, cities, names } from './country.ts';

const trades = {
  Dairy: 'Milch',
  Bakery: 'Backwaren',
  Beverages: 'Getränke',
  Brewery: 'Bräu',
  Packaging: 'Verpackung',
  Glass: 'Glas',
  'Board and paper': 'Karton',
  Meat: 'Fleischwaren',
  Ingredients: 'Zutaten',
  Mills: 'Mühle',
  Confectionery: 'Süßwaren',
  Plastics: 'Kunststoff',
  'Labels and print': 'Etiketten',
  'Frozen food': 'Tiefkühl',
  Preserves: 'Konserven',
  Pharma: 'Pharma',
} as const;

export const germany: Country = {
  code: 'DE',
  calling: '49',
  language: 'de',
  currency: 'EUR',
  weight: 24,
  cities: cities(
    'Hamburg|20457|Hamburg|40 66969 ###',
    'Munich|80331|Bavaria|89 99998 ###',
    'Cologne|50667|North Rhine-Westphalia|221 4710 ###',
    'Berlin|10179|Berlin|30 23125 ###',
    'Frankfurt|60311|Hesse|69 90009 ###',
    'Bremen|28195|Bremen|421 5550 ###',
    'Hanover|30159|Lower Saxony|511 5550 ###',
    'Bielefeld|33602|North Rhine-Westphalia|521 5550 ###',
    'Würzburg|97070|Bavaria|931 5550 ##',
    'Kassel|34117|Hesse|561 5550 ###',
    'Osnabrück|49074|Lower Saxony|541 5550 ###',
    'Erfurt|99084|Thuringia|361 5550 ###',
    'Ulm|89073|Baden-Württemberg|731 5550 ###',
    'Kiel|24103|Schleswig-Holstein|431 5550 ###',
  ),
  stems: names(
    'Alster, Weser, Isar, Neckar, Spessart, Oder, Lausitzer, Rhön, Allgäuer, Münsterländer, Teuto, Wendland, Eifel, Saar, Mosel, Werra, Jade, Emsland, Vogtland, Taunus, Hunsrück, Solling, Altmark, Holsteiner, Fulda, Leine, Unstrut, Havel, Müritz, Chiemgau, Ammer, Filder',
  ),
  trades,
  legalForms: ['GmbH', 'GmbH', 'GmbH', 'GmbH & Co. KG', 'AG'],
  firstNames: names(
    'Andreas, Anja, Birgit, Carsten, Claudia, Daniel, Frank, Gerd, Heike, Holger, Ingrid, Jens, Jutta, Katrin, Lars, Manuela, Markus, Martina, Matthias, Nadine, Olaf, Petra, Ralf, Sabine, Silke, Stefan, Susanne, Thomas, Tobias, Ulrike, Uwe, Volker',
  ),
  lastNames: names(
    'Albrecht, Arnold, Baumann, Beckmann, Bergmann, Böhm, Brandt, Busch, Dietrich, Ebert, Engel, Fiedler, Franke, Friedrich, Gerlach, Graf, Günther, Haase, Heinrich, Hoffmann, Jansen, Kaiser, Kirchner, Krüger, Lindner, Lorenz, Möller, Otto, Pohl, Reinhardt, Sauer, Schreiber, Seidel, Sommer, Stein, Thiele, Ullrich, Voigt, Wagner, Zimmermann',
  ),
  mobile: '152 555 #####',
};

/** Turkish names among the leads of Germany; they prefer Turkish. */
export const turkishNames = {
  first: names('Ayşe, Burak, Cem, Deniz, Ebru, Emre, Fatma, Hakan, Kemal, Leyla, Murat, Selin, Serkan, Yasemin'),
  last: names('Aksoy, Arslan, Çelik, Demir, Doğan, Kaya, Korkmaz, Öztürk, Polat, Şahin, Yıldız, Yılmaz'),
};

export const austria: Country = {
  code: 'AT',
  calling: '43',
  language: 'de',
  currency: 'EUR',
  weight: 5,
  cities: cities(
    'Vienna|1010|Vienna|1 555 0 ###',
    'Graz|8010|Styria|316 555 ###',
    'Linz|4020|Upper Austria|732 555 ###',
    'Salzburg|5020|Salzburg|662 555 ###',
  ),
  stems: names('Traun, Enns, Murtal, Wachau, Pannonia, Innviertel, Dachstein, Mühlviertler, Steirer, Wienerwald'),
  trades,
  legalForms: ['GmbH', 'GmbH', 'AG'],
  firstNames: names(
    'Alois, Bernhard, Christoph, Doris, Elisabeth, Georg, Gerhard, Johanna, Karin, Leopold, Monika, Reinhard, Verena, Walter',
  ),
  lastNames: names(
    'Auer, Berger, Eder, Egger, Fuchs, Gruber, Haider, Hofer, Koller, Lechner, Moser, Pichler, Reiter, Steiner, Wallner, Winkler',
  ),
  mobile: '660 555 ####',
};

export const switzerland: Country = {
  code: 'CH',
  calling: '41',
  language: 'de',
  currency: 'CHF',
  weight: 5,
  cities: cities(
    'Zürich|8005|Zürich|44 555 0# ##',
    'Bern|3011|Bern|31 555 0# ##',
    'St. Gallen|9000|St. Gallen|71 555 0# ##',
    'Lucerne|6003|Lucerne|41 555 0# ##',
  ),
  stems: names('Aare, Reuss, Toggenburger, Emmental, Säntis, Pilatus, Thur, Gotthard, Linth, Seeland'),
  trades,
  legalForms: ['AG', 'AG', 'GmbH'],
  firstNames: names(
    'Adrian, Beat, Corinne, Daniela, Fabian, Franziska, Hansjörg, Marcel, Nicole, Patrick, Regula, Reto, Sandra, Urs, Yvonne',
  ),
  lastNames: names(
    'Ammann, Baumgartner, Bieri, Brunner, Bühler, Frei, Gerber, Graf, Hürlimann, Keller, Meier, Schmid, Steffen, Suter, Widmer, Zürcher',
  ),
  mobile: '79 555 0# ##',
};
