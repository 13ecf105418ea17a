/**
 * The part of PapaParse that is pure. Its published types bring Node's and the browser's globals along, which have no place in
 * shared: so it is imported by its path and described here.
 */
declare module 'papaparse/papaparse.min.js' {
  type ParseError = { type: string; code: string; row?: number; index?: number };
  type ParseOptions = { delimiter: string; newline: '\n'; quoteChar: string; skipEmptyLines: false; preview?: number };
  type UnparseOptions = { newline: string; escapeFormulae: boolean | RegExp };
  const papa: {
    parse: (text: string, options: ParseOptions) => { data: string[][]; errors: ParseError[] };
    unparse: (table: { fields: string[]; data: string[][] }, options: UnparseOptions) => string;
  };
  export default papa;
}
