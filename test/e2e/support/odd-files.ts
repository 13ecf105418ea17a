import type { LeadFile } from './lead-files.ts';

/** Files that people drop by mistake, or that come from old systems. */

const called = (name: string, buffer: Buffer): LeadFile => ({ name, mimeType: 'text/csv', buffer });

export const emptyFile = (): LeadFile => called('leads-of-monday.csv', Buffer.alloc(0));

/** A picture that somebody renamed. */
export const pictureFile = (): LeadFile =>
  called(
    'leads.csv',
    Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 37) % 256))]),
  );

/** The list of contacts as an old German system writes it: 38 columns between semicolons, Latin-1, Windows line ends. */
export const latin1File = (): LeadFile & { rows: number; columns: number } => {
  const columns = ['Anrede', 'Vorname', 'Nachname', 'Firma', 'E-Mail', 'Telefon', 'Straße', 'PLZ', 'Ort', 'Land'];
  const fill = Array.from({ length: 38 - columns.length }, (_, at) => `Merkmal ${at + 1}`);
  const people = ['Jürgen Größe', 'Käthe Müller', 'Åsa Öberg', 'José Núñez', 'Zoë Weiß'];
  const lines = Array.from({ length: 40 }, (_, at) => {
    const [first, last] = (people[at % people.length] ?? '').split(' ');
    const own = [
      'Frau',
      first,
      `${last}-${at}`,
      `Bäckerei Süß ${at}`,
      `kontakt@baeckerei-${at}.example`,
      `+49 30 23125 ${100 + at}`,
      'Königstraße 1',
      '10115',
      'Berlin',
      'DE',
    ];
    return [...own, ...fill.map((name) => `${name} ${at}`)].join(';');
  });
  const text = `${[[...columns, ...fill].join(';'), ...lines].join('\r\n')}\r\n`;
  return { ...called('kontakte_alt.csv', Buffer.from(text, 'latin1')), rows: lines.length, columns: 38 };
};
