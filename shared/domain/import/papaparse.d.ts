/**
 * The part of PapaParse that is pure. Its published types reach for Node's and the browser's, which have no place in shared;
 * so the file is imported by its path and described here.
 */
declare module 'papaparse/papaparse.js' {
  type ParseError = { type: string; code: string; row?: number; index?: number };
  const papa: {
    parse: (
      text: string,
      options: { delimiter: string; newline: '\n'; quoteChar: string; skipEmptyLines: false; preview?: number },
    ) => { data: string[][]; errors: ParseError[] };
    unparse: (rows: { fields: string[]; data: string[][] }, options: { newline: string; quotes: boolean; delimiter: string }) => string;
  };
  export default papa;
}
