/** The part of read-excel-file that is used here; its published types bring the browser's globals along, which have no place in shared. */
declare module 'read-excel-file/universal' {
  type Cell = string | number | boolean | Date | null;
  const readXlsxFile: (file: ArrayBuffer, options?: { trim?: boolean }) => Promise<{ sheet: string; data: Cell[][] }[]>;
  export default readXlsxFile;
}
