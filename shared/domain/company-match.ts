/** Words of legal forms that do not tell one company from another, in the spellings seen in lead files. */
const legalForms = new Set(
  'gmbh ag kg ohg ug se mbh co cokg ltd limited plc llc llp inc incorporated corp corporation company sa sas sarl srl spa snc bv nv ab as oy oyj aps sp zoo z oo sro kft zrt pty ltda lda sl slu eurl & and und et y e'.split(
    ' ',
  ),
);

/**
 * The key under which a company is found again: lower case, without accents, punctuation and legal form.
 * Empty when nothing is left. `Nordhaus GmbH & Co. KG` and `NORDHAUS` give the same.
 */
export const companyMatchKey = (name: string): string => {
  const words = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[.,'’"()]/g, '')
    .split(/[\s/+&-]+/)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !legalForms.has(word));
  return (telling.length > 0 ? telling : words).join(' ');
};
