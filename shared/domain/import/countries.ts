import { foldWords } from '../fold-words.ts';
import { understoodLanguages } from './month-names.ts';

/** ISO 3166: every alpha-3 code followed by its alpha-2 code. Names come from the host's own locale data. */
const codes = `
  ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT AZEAZ BDIBI BELBE BENBJ BESBQ BFABF
  BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT BVTBV BWABW CAFCF CANCA CCKCC CHECH CHLCL CHNCN
  CIVCI CMRCM CODCD COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC
  EGYEG ERIER ESHEH ESPES ESTEE ETHET FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW
  GNQGQ GRCGR GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR IRQIQ ISLIS
  ISRIL ITAIT JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB LBRLR LBYLY LCALC LIELI LKALK LSOLS
  LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS
  MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA NCLNC NERNE NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE
  PHLPH PLWPW PNGPG POLPL PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ
  SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC TCDTD TGOTG THATH TJKTJ
  TKLTK TKMTM TLSTL TONTO TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY USAUS UZBUZ VATVA VCTVC VENVE VGBVG VIRVI VNMVN
  VUTVU WLFWF WSMWS XKKXK YEMYE ZAFZA ZMBZM ZWEZW
`
  .trim()
  .split(/\s+/);

/** What people write and locale data do not list. */
const alsoWritten: Record<string, string> = {
  'u s': 'US',
  'u s a': 'US',
  america: 'US',
  'united states america': 'US',
  'the united states': 'US',
  'u k': 'GB',
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  'great britain': 'GB',
  britain: 'GB',
  grossbritannien: 'GB',
  schottland: 'GB',
  angleterre: 'GB',
  inglaterra: 'GB',
  inghilterra: 'GB',
  engeland: 'GB',
  anglia: 'GB',
  holland: 'NL',
  hollande: 'NL',
  holanda: 'NL',
  olanda: 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  tschechien: 'CZ',
  'republik osterreich': 'AT',
  'bundesrepublik deutschland': 'DE',
  brd: 'DE',
  d: 'DE',
  a: 'AT',
  f: 'FR',
  i: 'IT',
  e: 'ES',
  'russian federation': 'RU',
  korea: 'KR',
  'south korea': 'KR',
  'republic of korea': 'KR',
  turkey: 'TR',
  'viet nam': 'VN',
  'ivory coast': 'CI',
  'hong kong': 'HK',
  macedonia: 'MK',
  eire: 'IE',
  'republic of ireland': 'IE',
  uae: 'AE',
  'u a e': 'AE',
};

/** ISO 3166 alpha-2 of all countries. */
export const countryCodes: readonly string[] = codes.map((code) => code.slice(3)).sort();

let known: Map<string, string> | undefined;

/**
 * ISO 3166 alpha-2 of a country as written: its code (DE, DEU), its name in any understood language, or a common other name.
 * `undefined` when it is none of these.
 */
export const countryOf = (written: string): string | undefined => {
  known ??= collectCountries();
  return known.get(foldWords(written));
};

const collectCountries = (): Map<string, string> => {
  const found = new Map<string, string>();
  for (const language of understoodLanguages)
    addNames(found, countryCodes, new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }));
  for (const code of codes) {
    found.set(code.slice(0, 3).toLowerCase(), code.slice(3));
    found.set(code.slice(3).toLowerCase(), code.slice(3));
  }
  for (const [name, code] of Object.entries(alsoWritten)) found.set(name, code);
  return found;
};

const addNames = (found: Map<string, string>, alpha2: readonly string[], names: Intl.DisplayNames): void => {
  for (const code of alpha2) {
    const name = names.of(code);
    if (name && !found.has(foldWords(name))) found.set(foldWords(name), code);
  }
};

const languageCodes =
  `ar bg bn ca cs da de el en es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka ko lt lv mk ms mt nb nl no pl pt ro ru
  sk sl sq sr sv ta th tr uk ur vi zh`.split(/\s+/);

let languages: Map<string, string> | undefined;

/** Primary language subtag of a language as written: `de`, `de-AT`, `de_DE`, `German`, `Deutsch`, `allemand`. */
export const languageOf = (written: string): string | undefined => {
  languages ??= collectLanguages();
  const tag = /^([a-z]{2})([-_][a-z]{2,4})?$/i.exec(written.trim());
  const word = tag?.[1] ?? written;
  return languages.get(foldWords(word));
};

const collectLanguages = (): Map<string, string> => {
  const found = new Map<string, string>();
  for (const code of languageCodes) {
    found.set(code, code);
    for (const language of [...understoodLanguages, code]) {
      const name = foldWords(new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(code) ?? '');
      if (name && !found.has(name)) found.set(name, code);
    }
  }
  return found;
};
