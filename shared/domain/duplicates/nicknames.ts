/**
 * Short and pet forms of first names, and the same name in other languages, as lists of names used for one another. From the
 * given-name variants that are common knowledge in English, German, Dutch, French, Spanish, Italian, Portuguese, Polish and the Nordic
 * languages; a name may stand in several lists (`alex`, `chris`).
 */
const groups = `
  alexander alex alec sasha sascha xander sandro alejandro alessandro aleksander alexandre
  alexandra alex sandra sasha sandy alejandra alessandra aleksandra
  andrew andy drew andreas andre andres andrea andrzej anders
  anthony tony antonio anton toni antoine antoni
  ann anne anna annie hannah anja anke annika ana nancy ania
  benjamin ben benny benji
  barbara barb babs basia
  bernhard bernard bernd bernie bernardo
  catherine katherine katharina kathryn cathy kathy kate katie katja katrin kathrin karin kitty catarina caterina katarzyna kasia kim
  charles charlie chuck chas karl carl carlos carlo charly karol
  christopher chris christoph kit kris cristobal cristoforo krzysztof
  christian chris kristian cristian krystian
  christine christina chris tina chrissy kirsten kristin cristina krystyna
  daniel dan danny daniele
  david dave davey davide dawid
  deborah deb debbie debra
  dominic dominik nick dom domenico
  donald don donnie
  dorothy dorothea dot dottie doris dora
  edward ed eddie ted teddy ned eduard edoardo eduardo edouard
  elizabeth elisabeth liz lizzie beth betty betsy eliza lisa elsa ilse elise isabel isabella bella elzbieta ela
  emily emma em emmy emilie
  eric erik erich rick
  ernest ernst ernie ernesto
  eugene gene eugen eugenio
  florian flo
  francis frank francisco paco pancho francesco franz francois franciszek frans
  frances fran francesca franziska franzi francoise
  frederick fred freddy frederic friedrich fritz federico fryderyk frederik
  gabriel gabe gabriele
  george jorge georg giorgio jerzy jurgen joerg jorg goran
  gerald gerry jerry gerhard gerd geraldo gerard
  gregory greg gregor grzegorz gregorio
  guenther gunther gunter guenter
  harold harry hal harald
  hans johannes johann john jan jens
  heinrich heinz henry henri harry hank enrique enrico hendrik henk henryk
  helen helena helene ellen elena lena leni
  jacob jakob jake james jim jimmy jamie diego jaime giacomo jacques jack
  jacqueline jackie
  janet jan jane jana
  jeffrey jeff geoffrey geoff
  jennifer jen jenny jenna
  jessica jess jessie
  joachim jochen achim joaquin
  john jack johnny jon jonathan juan giovanni jean joao ivan ian sean
  joseph joe joey josef jose pepe giuseppe beppe jozef
  joshua josh
  judith judy
  juergen jurgen
  juliana julia julie jule giulia
  kenneth ken kenny
  lawrence laurence larry laurie lorenz lorenzo laurent
  leonard leo len lenny leonhard leonardo
  louis lou lewis ludwig luis luigi lutz
  louise lou luise luisa
  lucas luke lukas luca
  magdalena lena magda
  manuel manny manolo emanuel emmanuel manuela
  margaret maggie meg peggy greta rita marge margarete margarethe marguerite margarita gretchen malgorzata gosia grete
  mary maria marie molly polly mia mitzi mariana mary-ann
  mark marc marcus markus marco marek
  martin marty martino marcin
  martha marta
  matthew matt matthias mathias mateo matteo matthieu mateusz
  maximilian max maxim massimo maxime
  michael mike mick mickey micha michel michele miguel mikael mischa michal
  nathaniel nathan nate
  nicholas nicolas nick nicky nico niko nikolaus klaus claus niklas nicola nicolo mikolaj
  oliver ollie olli olivier
  olivia liv livia
  pamela pam
  patricia pat patty trish patrizia
  patrick pat paddy patrice patrizio
  paul paulo pablo paolo pavel pawel pauli
  peter pete pedro pietro pierre petr piotr pieter piet
  philip phillip phil felipe filippo philipp philippe filip
  rafael raphael rafe raffaele
  raymond ray raimund ramon raimondo
  rebecca becky becca rebekka
  richard rick ricky rich dick ricardo riccardo rico ryszard
  robert rob bob bobby robbie bert roberto
  roland rolando orlando
  ronald ron ronnie
  rudolf rudolph rudi rolf rodolfo
  samuel sam sammy samuele
  samantha sam
  sarah sara sally
  sebastian seb basti sebastiano sebastien
  sophie sofia sophia zofia
  stephen steven steve stefan stephan esteban stefano etienne stephane szczepan
  stephanie steffi steph stefanie stefania
  susan sue susie susanna susanne suzanne sanna zuzanna susana
  theodore theo ted teddy theodor teodoro
  theresa teresa terry tess tessa therese resi
  thomas tom tommy tomas tommaso tomasz
  timothy tim timmy timo
  ursula ulla uschi
  ulrich uli ulli
  valentina valerie val
  veronica veronika vera vroni ronnie
  victor vic viktor vittorio wiktor
  victoria vicky vicki tori viktoria vittoria
  vincent vince vinnie vincenzo vinzenz vicente
  walter walt wally wolter
  werner verner
  william will bill billy liam wilhelm willi willy guillermo guglielmo guillaume willem wim
  wolfgang wolf wolfie
  zachary zach zack`;

const listsOf = new Map<string, number[]>();
for (const [index, group] of groups.trim().split('\n').entries())
  for (const name of group.trim().split(/\s+/)) listsOf.set(name, [...(listsOf.get(name) ?? []), index]);

/** Whether two first names, folded, are used for one another. */
export const isNickname = (a: string, b: string): boolean => {
  const lists = listsOf.get(a);
  const others = lists && listsOf.get(b);
  return others?.some((each) => lists?.includes(each)) ?? false;
};

/** Lists a first name stands in, as bits; several lists share one. Names without a bit in common are no nicknames of each other. */
export const nicknameBits = (name: string): number => bitsOf.get(name) ?? 0;

const bitsOf = new Map([...listsOf].map(([name, lists]) => [name, lists.reduce((bits, list) => bits | (1 << (list & 31)), 0)]));

/** One name to stand for all of its forms where names are looked up: the first of its first list. */
export const rootOf = (name: string): string => {
  const [list] = listsOf.get(name) ?? [];
  return list === undefined ? name : (roots[list] ?? name);
};

const roots = groups
  .trim()
  .split('\n')
  .map((group) => group.trim().split(/\s+/)[0] ?? '');
