import { type Country, cities, names } from './country.ts';

export const poland: Country = {
  code: 'PL',
  calling: '48',
  language: 'pl',
  currency: 'PLN',
  weight: 7,
  cities: cities(
    'Warsaw|00-024|Masovia|22 555 ## ##',
    'Poznań|61-772|Greater Poland|61 555 ## ##',
    'Wrocław|50-062|Lower Silesia|71 555 ## ##',
    'Łódź|90-418|Łódź|42 555 ## ##',
    'Gdańsk|80-831|Pomerania|58 555 ## ##',
  ),
  stems: names('Warta, Mazury, Beskid, Noteć, Podlasie, Kujawy, Roztocze, Bzura, Karkonosze, San, Żuławy, Pilica'),
  trades: {
    Dairy: 'Mleko',
    Bakery: 'Piekarnie',
    Beverages: 'Napoje',
    Packaging: 'Opakowania',
    Glass: 'Szkło',
    'Board and paper': 'Tektura',
    Meat: 'Wędliny',
    Mills: 'Młyny',
    Confectionery: 'Słodycze',
    'Frozen food': 'Mrożonki',
    Plastics: 'Plast',
  },
  legalForms: ['Sp. z o.o.', 'Sp. z o.o.', 'S.A.'],
  firstNames: names(
    'Agnieszka, Andrzej, Anna, Bartosz, Dorota, Grzegorz, Jacek, Joanna, Karolina, Krzysztof, Magdalena, Marcin, Monika, Paweł, Piotr, Wojciech',
  ),
  lastNames: names(
    'Adamski, Baran, Chmielewski, Dąbrowski, Duda, Górski, Jabłoński, Kaczmarek, Kowalczyk, Krawczyk, Maciejewski, Mazur, Pawlak, Sikora, Wilk, Zając',
  ),
  mobile: '505 550 ###',
};

export const czechia: Country = {
  code: 'CZ',
  calling: '420',
  language: 'cs',
  currency: 'CZK',
  weight: 5,
  cities: cities(
    'Prague|110 00|Prague|225 550 ###',
    'Brno|602 00|South Moravia|545 550 ###',
    'Plzeň|301 00|Plzeň|377 550 ###',
    'Ostrava|702 00|Moravia-Silesia|596 550 ###',
  ),
  stems: names('Sázava, Haná, Krkonoše, Orlice, Posázaví, Jizera, Valašsko, Lužnice'),
  trades: {
    Dairy: 'Mlékárna',
    Bakery: 'Pekárna',
    Beverages: 'Nápoje',
    Brewery: 'Pivovar',
    Packaging: 'Obaly',
    Glass: 'Sklo',
    Meat: 'Uzeniny',
    Plastics: 'Plast',
    'Labels and print': 'Tisk',
  },
  legalForms: ['s.r.o.', 's.r.o.', 'a.s.'],
  firstNames: names('David, Eva, Hana, Ivana, Jakub, Jana, Karel, Lenka, Lucie, Martin, Michal, Ondřej, Radek, Tereza, Veronika, Zdeněk'),
  lastNames: names(
    'Beneš, Čermák, Fiala, Hájek, Horák, Jelínek, Kolář, Kratochvíl, Kučera, Marek, Němec, Pokorný, Procházka, Sedláček, Urban, Zeman',
  ),
  mobile: '605 550 ###',
};

export const romania: Country = {
  code: 'RO',
  calling: '40',
  language: 'ro',
  currency: 'RON',
  weight: 2,
  cities: cities('Cluj|400001|Cluj|264 555 ###', 'Timișoara|300001|Timiș|256 555 ###'),
  stems: names('Bega, Someș, Apuseni, Retezat, Mureș'),
  trades: { Dairy: 'Lapte', Bakery: 'Panificație', Beverages: 'Băuturi', Packaging: 'Ambalaje', Meat: 'Carne' },
  legalForms: ['SRL', 'SA'],
  firstNames: names('Alina, Bogdan, Cristian, Dana, Florin, Ioana, Mihai, Oana, Radu, Simona'),
  lastNames: names('Balan, Constantin, Dobre, Florea, Ionescu, Marin, Munteanu, Rusu, Stan, Vlad'),
  mobile: null,
};
