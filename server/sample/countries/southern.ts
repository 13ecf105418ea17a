import { type Country, cities, names } from './country.ts';

export const france: Country = {
  code: 'FR',
  calling: '33',
  language: 'fr',
  currency: 'EUR',
  weight: 9,
  cities: cities(
    'Lyon|69002|Auvergne-Rhône-Alpes|4 65 71 ## ##',
    'Lille|59000|Hauts-de-France|3 53 01 ## ##',
    'Nantes|44000|Pays de la Loire|2 61 91 ## ##',
    'Toulouse|31000|Occitanie|5 36 49 ## ##',
    'Rennes|35000|Brittany|2 61 91 ## ##',
    'Paris|75012|Île-de-France|1 99 00 ## ##',
  ),
  stems: names(
    'de l’Isère, du Morvan, de la Vilaine, du Quercy, de l’Odet, des Flandres, de la Drôme, du Vercors, de la Sarthe, du Gers, de l’Adour, du Haut-Jura, de la Semois, des Cévennes, du Ponant',
  ),
  trades: {
    Dairy: 'Laiterie',
    Bakery: 'Biscuiterie',
    Beverages: 'Boissons',
    Brewery: 'Brasserie',
    Packaging: 'Emballages',
    Glass: 'Verrerie',
    'Board and paper': 'Cartonnerie',
    Meat: 'Salaisons',
    Mills: 'Moulins',
    Confectionery: 'Confiserie',
    Preserves: 'Conserverie',
    'Edible oils': 'Huilerie',
  },
  legalForms: ['SAS', 'SAS', 'SA', 'SARL'],
  firstNames: names(
    'Antoine, Aurélie, Benoît, Céline, Christelle, Cyril, Delphine, Éric, Fabrice, Hélène, Isabelle, Jérôme, Laurent, Mathilde, Nathalie, Olivier, Pascal, Sandrine, Thierry, Vincent',
  ),
  lastNames: names(
    'Bertrand, Blanchard, Bonnet, Chevalier, Colin, Dumont, Fabre, Gauthier, Girard, Lacroix, Lambert, Leclerc, Lefèvre, Marchand, Mercier, Moreau, Picard, Renaud, Rousseau, Vasseur',
  ),
  mobile: '6 39 98 ## ##',
};

export const italy: Country = {
  code: 'IT',
  calling: '39',
  language: 'it',
  currency: 'EUR',
  weight: 8,
  cities: cities(
    'Milan|20124|Lombardy|02 5550 ####',
    'Bologna|40126|Emilia-Romagna|051 555 ####',
    'Parma|43121|Emilia-Romagna|0521 555 ###',
    'Turin|10121|Piedmont|011 555 ####',
    'Verona|37121|Veneto|045 555 ####',
    'Bari|70121|Apulia|080 555 ####',
  ),
  stems: names(
    'Trebbia, Val Taro, Adda, Brianza, Monferrato, Valdarno, Polesine, Maremma, Carnica, Salento, Irpina, Tanaro, Secchia, Garda',
  ),
  trades: {
    Dairy: 'Latticini',
    Bakery: 'Dolciaria',
    Beverages: 'Bevande',
    Packaging: 'Packaging',
    Glass: 'Vetro',
    'Board and paper': 'Cartotecnica',
    Meat: 'Salumi',
    Mills: 'Molino',
    Preserves: 'Conserve',
    'Edible oils': 'Oli',
    'Labels and print': 'Etichette',
  },
  legalForms: ['S.p.A.', 'S.r.l.', 'S.r.l.'],
  firstNames: names(
    'Alessandro, Alessia, Andrea, Barbara, Carlo, Chiara, Davide, Elena, Fabio, Federica, Giorgio, Giulia, Luca, Marta, Matteo, Paola, Riccardo, Roberto, Silvia, Valentina',
  ),
  lastNames: names(
    'Barbieri, Bellini, Bianchi, Caruso, Conti, De Luca, Esposito, Ferrari, Galli, Gatti, Giordano, Leone, Lombardi, Mancini, Martini, Moretti, Parisi, Rinaldi, Sartori, Villa',
  ),
  mobile: '333 555 ####',
};

export const spain: Country = {
  code: 'ES',
  calling: '34',
  language: 'es',
  currency: 'EUR',
  weight: 7,
  cities: cities(
    'Barcelona|08018|Catalonia|93 555 0# ##',
    'Zaragoza|50004|Aragon|976 55 5# ##',
    'Murcia|30001|Murcia|968 55 5# ##',
    'Valencia|46002|Valencia|96 355 5# ##',
    'Burgos|09003|Castile and León|947 55 5# ##',
    'Seville|41001|Andalusia|95 455 5# ##',
  ),
  stems: names(
    'del Segura, del Duero, La Ribera, del Jalón, Maestrazgo, Montseny, Sierra Norte, La Vega, del Turia, Almenara, Baja Rioja, del Genil',
  ),
  trades: {
    Dairy: 'Lácteos',
    Bakery: 'Panificadora',
    Beverages: 'Bebidas',
    Packaging: 'Envases',
    Glass: 'Vidrios',
    'Board and paper': 'Cartonajes',
    Meat: 'Cárnicas',
    Fish: 'Pescados',
    Preserves: 'Conservas',
    'Edible oils': 'Aceites',
    Confectionery: 'Turrones',
  },
  legalForms: ['S.A.', 'S.L.', 'S.L.'],
  firstNames: names(
    'Alberto, Alicia, Álvaro, Beatriz, Carlos, Cristina, Diego, Elena, Fernando, Inés, Javier, Laura, Lucía, Manuel, Marta, Nuria, Óscar, Pilar, Sergio, Teresa',
  ),
  lastNames: names(
    'Alonso, Benítez, Castro, Delgado, Domínguez, Fuentes, Gallego, Herrero, Iglesias, Lozano, Molina, Navarro, Ortiz, Prieto, Ramos, Rubio, Serrano, Soler, Vargas, Vidal',
  ),
  mobile: '655 55 5# ##',
};

export const portugal: Country = {
  code: 'PT',
  calling: '351',
  language: 'pt',
  currency: 'EUR',
  weight: 4,
  cities: cities(
    'Lisbon|1200-109|Lisbon|21 555 ####',
    'Porto|4000-322|Porto|22 555 ####',
    'Aveiro|3800-200|Aveiro|234 555 ###',
    'Leiria|2400-137|Leiria|244 555 ###',
  ),
  stems: names('do Vouga, do Lis, Beira Alta, do Mondego, Ribatejo, do Minho, Serra da Lousã, Costa Verde'),
  trades: {
    Dairy: 'Lacticínios',
    Bakery: 'Panificação',
    Beverages: 'Bebidas',
    Packaging: 'Embalagens',
    Glass: 'Vidros',
    Fish: 'Pescas',
    Preserves: 'Conservas',
    'Edible oils': 'Azeites',
  },
  legalForms: ['S.A.', 'Lda'],
  firstNames: names('André, Catarina, Cláudia, Filipe, Helena, Joana, João, Luís, Margarida, Miguel, Nuno, Paulo, Rita, Sara, Tiago'),
  lastNames: names(
    'Almeida, Antunes, Barbosa, Cardoso, Carvalho, Correia, Figueiredo, Lopes, Marques, Matos, Neves, Pinto, Rocha, Teixeira, Vieira',
  ),
  mobile: '91 555 ####',
};

export const brazil: Country = {
  code: 'BR',
  calling: '55',
  language: 'pt',
  currency: 'BRL',
  weight: 3,
  cities: cities(
    'São Paulo|01310-100|São Paulo|11 5550 ####',
    'Curitiba|80010-000|Paraná|41 3555 ####',
    'Chapecó|89801-000|Santa Catarina|49 3555 ####',
  ),
  stems: names('Serra Azul, Vale do Iguaçu, Campos Gerais, Rio Bonito, Planalto, Três Pinheiros'),
  trades: {
    Dairy: 'Laticínios',
    Bakery: 'Panificação',
    Beverages: 'Bebidas',
    Packaging: 'Embalagens',
    Meat: 'Frigorífico',
    Ingredients: 'Ingredientes',
  },
  legalForms: ['S.A.', 'Ltda'],
  firstNames: names(
    'Adriana, Bruno, Camila, Eduardo, Fernanda, Gustavo, Juliana, Leandro, Marcelo, Patrícia, Renata, Rodrigo, Thiago, Vanessa',
  ),
  lastNames: names(
    'Araújo, Batista, Borges, Cavalcanti, Duarte, Freitas, Gomes, Macedo, Moura, Nogueira, Pacheco, Queiroz, Ribeiro, Siqueira',
  ),
  mobile: null,
};
