import { type Country, cities, names } from './country.ts';

export const netherlands: Country = {
  code: 'NL',
  calling: '31',
  language: 'nl',
  currency: 'EUR',
  weight: 6,
  cities: cities(
    'Rotterdam|3011 AA|South Holland|10 555 ####',
    'Eindhoven|5611 AZ|North Brabant|40 555 ####',
    'Zwolle|8011 PK|Overijssel|38 555 ####',
    'Groningen|9711 LM|Groningen|50 555 ####',
  ),
  stems: names('Vecht, Betuwe, Kempen, Dommel, Veluwe, Waterland, Lauwers, Merwede, Salland, Peel'),
  trades: {
    Dairy: 'Zuivel',
    Bakery: 'Bakkerij',
    Beverages: 'Dranken',
    Packaging: 'Verpakking',
    'Board and paper': 'Karton',
    Ingredients: 'Ingrediënten',
    'Frozen food': 'Diepvries',
    Fish: 'Vis',
    Plastics: 'Kunststoffen',
  },
  legalForms: ['B.V.', 'B.V.', 'N.V.'],
  firstNames: names('Anouk, Bart, Bas, Daan, Esther, Femke, Gijs, Ilse, Jeroen, Koen, Lotte, Maaike, Niels, Ruben, Sanne, Wouter'),
  lastNames: names(
    'Bakker, Bosman, de Boer, de Graaf, de Wit, Dekker, Hendriks, Kuipers, Mulder, Peters, Postma, Smits, van Beek, van Dijk, van Leeuwen, Verhoeven',
  ),
  mobile: '6 5550 ####',
};

export const denmark: Country = {
  code: 'DK',
  calling: '45',
  language: 'da',
  currency: 'DKK',
  weight: 5,
  cities: cities(
    'Aarhus|8000|Central Denmark|86 55 5# ##',
    'Odense|5000|Southern Denmark|65 55 5# ##',
    'Aalborg|9000|North Denmark|98 55 5# ##',
    'Copenhagen|1577|Capital Region|33 55 5# ##',
  ),
  stems: names('Gudenå, Vejle Fjord, Vesterhav, Mols, Himmerland, Sydfyn, Limfjord, Vardes'),
  trades: {
    Dairy: 'Mejeri',
    Bakery: 'Bageri',
    Beverages: 'Drikke',
    Packaging: 'Emballage',
    Meat: 'Slagteri',
    Fish: 'Fisk',
    Ingredients: 'Ingredienser',
    Plastics: 'Plast',
    Pharma: 'Pharma',
  },
  legalForms: ['A/S', 'A/S', 'ApS'],
  firstNames: names('Anne, Bo, Camilla, Christian, Ditte, Jesper, Karen, Kasper, Kirsten, Lone, Mads, Mette, Morten, Rikke, Søren, Trine'),
  lastNames: names(
    'Andersen, Bach, Christensen, Friis, Holm, Iversen, Jacobsen, Juhl, Kjær, Lauridsen, Mikkelsen, Nygaard, Østergaard, Poulsen, Skov, Thomsen',
  ),
  mobile: '31 55 5# ##',
};

export const sweden: Country = {
  code: 'SE',
  calling: '46',
  language: 'sv',
  currency: 'SEK',
  weight: 5,
  cities: cities(
    'Stockholm|111 22|Stockholm|8 465 004 ##',
    'Göteborg|411 06|Västra Götaland|31 390 06 ##',
    'Malmö|211 20|Skåne|40 628 04 ##',
    'Linköping|582 22|Östergötland|13 555 0# ##',
  ),
  stems: names('Klarälven, Roslagen, Siljan, Hjälmaren, Österlen, Bohus, Värmdö, Tiveden, Ljungan'),
  trades: {
    Dairy: 'Mejeri',
    Bakery: 'Bageri',
    Brewery: 'Bryggeri',
    Packaging: 'Förpackning',
    'Board and paper': 'Kartong',
    Meat: 'Chark',
    Mills: 'Kvarn',
    'Frozen food': 'Djupfryst',
    Plastics: 'Plast',
  },
  legalForms: ['AB', 'AB'],
  firstNames: names('Anders, Anna, Björn, Cecilia, Emma, Fredrik, Gunilla, Gustav, Johan, Karin, Lena, Magnus, Malin, Per, Sofie, Ulf'),
  lastNames: names(
    'Ahlström, Bergqvist, Björk, Dahlgren, Ekström, Forsberg, Hedlund, Isaksson, Jonsson, Lundin, Nyström, Öberg, Sandberg, Sjögren, Wallin, Wikström',
  ),
  mobile: '70 174 06 ##',
};

export const finland: Country = {
  code: 'FI',
  calling: '358',
  language: 'fi',
  currency: 'EUR',
  weight: 4,
  cities: cities(
    'Helsinki|00100|Uusimaa|9 555 ####',
    'Tampere|33100|Pirkanmaa|3 555 ####',
    'Lahti|15110|Päijät-Häme|3 555 ####',
    'Oulu|90100|North Ostrobothnia|8 555 ####',
  ),
  stems: names('Päijänne, Kymi, Näsi, Kainuun, Pohjan, Vanaja, Oulanka, Lohja'),
  trades: {
    Dairy: 'Meijeri',
    Bakery: 'Leipomo',
    Beverages: 'Juomat',
    Packaging: 'Pakkaus',
    'Board and paper': 'Kartonki',
    Mills: 'Mylly',
    Fish: 'Kala',
    Plastics: 'Muovi',
  },
  legalForms: ['Oy', 'Oyj'],
  firstNames: names('Antti, Eeva, Hanna, Heikki, Jari, Johanna, Jukka, Kaisa, Matti, Minna, Outi, Pekka, Riikka, Sari, Timo, Ville'),
  lastNames: names(
    'Aalto, Heikkinen, Hiltunen, Järvinen, Kallio, Karjalainen, Koskinen, Laine, Lindholm, Mäkelä, Nieminen, Peltonen, Rantala, Salonen, Tuominen, Virtanen',
  ),
  mobile: '45 555 ####',
};

export const norway: Country = {
  code: 'NO',
  calling: '47',
  language: 'nb',
  currency: 'NOK',
  weight: 3,
  cities: cities('Oslo|0155|Oslo|22 55 5# ##', 'Stavanger|4006|Rogaland|51 55 5# ##', 'Trondheim|7011|Trøndelag|73 55 5# ##'),
  stems: names('Glomma, Jæren, Trollheim, Hardanger, Nidar, Lofot'),
  trades: { Dairy: 'Meieri', Bakery: 'Bakeri', Packaging: 'Emballasje', Fish: 'Sjømat', Meat: 'Slakteri', Plastics: 'Plast' },
  legalForms: ['AS', 'AS', 'ASA'],
  firstNames: names('Anne, Bjørn, Eirik, Geir, Hilde, Ingrid, Kari, Knut, Marit, Ola, Ragnhild, Sigrid, Stian, Torstein'),
  lastNames: names('Bakke, Berge, Dahl, Eide, Fossum, Hagen, Haugen, Kristiansen, Lie, Moen, Nilsen, Rønning, Solberg, Tangen'),
  mobile: null,
};
