import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { Cell } from './csv.ts';

/**
 * Writes a workbook (ECMA-376) piece by piece: no more than some rows are ever held, whatever its length. Words are inline strings, so
 * that nothing is looked up and nothing is ever a formula; numbers are numbers.
 */
export type XlsxWriter = {
  /** Begins a sheet; rows go there until the next begins. `head` is its first row. */
  beginSheet: (name: string, head: readonly string[], widths?: readonly number[]) => void;
  addRows: (rows: Iterable<readonly Cell[]>) => void;
  end: () => void;
};

/** `sink` is given the bytes of the file in order. Quick compression: cells repeat, so stronger gains little and takes thrice as long. */
export const createXlsx = (sink: (bytes: Uint8Array) => void): XlsxWriter => {
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    sink(bytes);
  });
  const names: string[] = [];
  let sheet: OpenSheet | undefined;
  const closeSheet = () => sheet?.close();
  const addPart = (path: string, xml: string) => {
    const part = openPart(zip, path);
    part.push(strToU8(xml), true);
  };
  return {
    beginSheet: (name, head, widths = []) => {
      closeSheet();
      names.push(sheetName(name, names));
      sheet = openSheet(openPart(zip, `xl/worksheets/sheet${names.length}.xml`), head, widths);
    },
    addRows: (rows) => sheet?.add(rows),
    end: () => {
      closeSheet();
      addPart('xl/styles.xml', styles);
      addPart('xl/workbook.xml', workbookXml(names));
      addPart('xl/_rels/workbook.xml.rels', workbookRelations(names));
      addPart('_rels/.rels', rootRelations);
      addPart('[Content_Types].xml', contentTypes(names));
      zip.end();
    },
  };
};

const openPart = (zip: Zip, path: string): ZipDeflate => {
  const part = new ZipDeflate(path, { level: 1 });
  // One fixed time, so that the same rows make the same file.
  part.mtime = '2020-01-01T00:00:00';
  zip.add(part);
  return part;
};

type OpenSheet = { add: (rows: Iterable<readonly Cell[]>) => void; close: () => void };
const pieceLength = 1 << 16;

const openSheet = (part: ZipDeflate, head: readonly string[], widths: readonly number[]): OpenSheet => {
  let rowNumber = 1;
  let text = sheetHead(widths) + rowXml(head, rowNumber, columnNames(head.length), style.head);
  const flush = () => {
    part.push(strToU8(text));
    text = '';
  };
  return {
    add: (rows) => {
      let names = columnNames(head.length);
      for (const row of rows) {
        rowNumber += 1;
        if (row.length > names.length) names = columnNames(row.length);
        text += rowXml(row, rowNumber, names, style.plain);
        if (text.length > pieceLength) flush();
      }
    },
    close: () => part.push(strToU8(`${text}</sheetData></worksheet>`), true),
  };
};

/** Places in `cellXfs` below. */
const style = { plain: 0, head: 1, guarded: 2 } as const;

const rowXml = (cells: readonly Cell[], rowNumber: number, names: readonly string[], plain: number): string => {
  let xml = `<row r="${rowNumber}">`;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at];
    if (cell === null || cell === undefined || cell === '') continue;
    const place = `<c r="${names[at]}${rowNumber}"`;
    if (typeof cell === 'number') {
      xml += Number.isFinite(cell) ? `${place} s="${plain}"><v>${cell}</v></c>` : '';
      continue;
    }
    const as = beginsFormula.test(cell) && plain === style.plain ? style.guarded : plain;
    xml += `${place} s="${as}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  }
  return `${xml}</row>`;
};

/** Shown with the mark that keeps them words when somebody edits them. */
const beginsFormula = /^[=+\-@]/;

/** What XML has a meaning for, or cannot hold; and what would read as such a mark itself. */
const specialText =
  '[&<>\\u0000-\\u0008\\u000b-\\u001f\\ufffe\\uffff]|_x[0-9a-fA-F]{4}_|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]';
const special = new RegExp(specialText);
const everySpecial = new RegExp(specialText, 'g');
const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

const escapeXml = (text: string): string =>
  special.test(text)
    ? text.replace(everySpecial, (found) => {
        if (found.length > 1) return `_x005F${found}`;
        return marks[found] ?? `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
      })
    : text;

const knownNames: string[] = [];
/** `A`, `B`, … `Z`, `AA`: the names of at least so many columns. */
const columnNames = (count: number): readonly string[] => {
  for (let at = knownNames.length; at < count; at += 1) {
    let name = '';
    for (let left = at; left >= 0; left = Math.floor(left / 26) - 1) name = String.fromCharCode(65 + (left % 26)) + name;
    knownNames.push(name);
  }
  return knownNames;
};

/** At most 31 characters, none that a sheet's name may not hold, and unlike the others. */
const sheetName = (name: string, taken: readonly string[]): string => {
  const clean = name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31) || 'Sheet';
  return taken.includes(clean) ? `${clean.slice(0, 27)} ${taken.length + 1}` : clean;
};

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** The first row stays in sight. Widths are in characters. */
const sheetHead = (widths: readonly number[]): string => {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('');
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columns ? `<cols>${columns}</cols>` : ''}<sheetData>`;
};

const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" quotePrefix="1"/></cellXfs></styleSheet>`;

const workbookXml = (names: readonly string[]): string =>
  `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${names
    .map((name, at) => `<sheet name="${escapeXml(name).replaceAll('"', '&quot;')}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('')}</sheets></workbook>`;

const workbookRelations = (names: readonly string[]): string =>
  `${declaration}<Relationships xmlns="${packageRelations}">${names
    .map((_, at) => `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`)
    .join('')}<Relationship Id="rId${names.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`;

const rootRelations = `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const contentTypes = (names: readonly string[]): string => {
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheet}.styles+xml"/>${names
    .map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${sheet}.worksheet+xml"/>`)
    .join('')}</Types>`;
};
