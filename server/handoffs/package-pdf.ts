import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { PackageDocument } from '../../shared/domain/package-document.ts';

/** One family for every script of Europe: names and notes come in all of them. */
const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');

const ink = '#1b1d1f';
const quiet = '#5c6164';
const accent = '#0a6675';
const margin = 56;
const labelWidth = 120;

/** The package as an A4 file: headings stay with what follows them, long words are wrapped, pages are numbered. */
export const packagePdf = (of: PackageDocument, made: { at: Date; footer: string }): Promise<Buffer> => {
  const pdf = new PDFDocument({
    size: 'A4',
    margin,
    bufferPages: true,
    info: { Title: of.title, Producer: 'Refinery', CreationDate: made.at },
  });
  pdf.registerFont('text', join(fonts, 'DejaVuSans.ttf')).registerFont('bold', join(fonts, 'DejaVuSans-Bold.ttf'));
  const done = new Promise<Buffer>((resolve, reject) => {
    const parts: Buffer[] = [];
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
  head(pdf, of);
  for (const section of of.sections) {
    room(pdf, 60);
    pdf.moveDown(0.9).font('bold').fontSize(10).fillColor(accent).text(section.title);
    pdf.moveDown(0.25);
    for (const line of section.lines) drawLine(pdf, line);
  }
  number(pdf, made.footer);
  pdf.end();
  return done;
};

const head = (pdf: PDFKit.PDFDocument, of: PackageDocument): void => {
  pdf.font('bold').fontSize(18).fillColor(ink).text(of.title);
  pdf.font('text').fontSize(10).fillColor(quiet).text(of.subtitle);
  pdf.moveDown(0.6).font('bold').fontSize(10).fillColor(ink).text('First: ', { continued: true }).font('text').text(of.first);
};

/** Begins a page where fewer points are left than something needs. */
const room = (pdf: PDFKit.PDFDocument, points: number): void => {
  if (pdf.y + points > pdf.page.height - margin) pdf.addPage();
};

const drawLine = (pdf: PDFKit.PDFDocument, { label, text, note }: PackageDocument['sections'][number]['lines'][number]): void => {
  const width = pdf.page.width - 2 * margin;
  if (!label) {
    pdf.font('text').fontSize(9.5).fillColor(ink).text(text, margin, pdf.y, { width });
    return;
  }
  const height = pdf
    .font('text')
    .fontSize(9.5)
    .heightOfString(label, { width: labelWidth - 10 });
  room(pdf, Math.min(height, 200) + 4);
  const top = pdf.y;
  const page = pdf.bufferedPageRange().count;
  pdf.fillColor(quiet).text(label, margin, top, { width: labelWidth - 10 });
  const below = pdf.y;
  pdf.fillColor(ink).text(text, margin + labelWidth, top, { width: width - labelWidth });
  if (note)
    pdf
      .fontSize(8.5)
      .fillColor(quiet)
      .text(note, margin + labelWidth, pdf.y, { width: width - labelWidth });
  // A text that went on to the next page ends there, wherever its label ended on this one.
  if (pdf.bufferedPageRange().count === page) pdf.y = Math.max(pdf.y, below);
  pdf.x = margin;
  pdf.moveDown(0.25);
};

const number = (pdf: PDFKit.PDFDocument, footer: string): void => {
  const { start, count } = pdf.bufferedPageRange();
  for (let at = start; at < start + count; at += 1) {
    pdf.switchToPage(at);
    const bottom = pdf.page.margins.bottom;
    pdf.page.margins.bottom = 0;
    pdf.font('text').fontSize(8).fillColor(quiet);
    pdf.text(`${footer}, page ${at - start + 1} of ${count}`, margin, pdf.page.height - 36, {
      width: pdf.page.width - 2 * margin,
      lineBreak: false,
    });
    pdf.page.margins.bottom = bottom;
  }
};
