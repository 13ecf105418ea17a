import { describe, expect, it } from 'vitest';
import { type DecodeBytes, decodeFile } from './decode.ts';

const decode: DecodeBytes = (bytes, encoding, strict) => new TextDecoder(encoding, { fatal: strict }).decode(bytes);
const bytesOf = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));
const latin1 = (text: string): Uint8Array => Uint8Array.from([...text].map((sign) => sign.charCodeAt(0)));
const utf16 = (text: string, isLittle: boolean): number[] =>
  [...text].flatMap((sign) => {
    const code = sign.charCodeAt(0);
    return isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255];
  });
const read = (bytes: Uint8Array) => decodeFile(bytes, decode);

describe('decoding a file', () => {
  it('drops the byte order mark of UTF-8 and UTF-16 of both orders', () => {
    const text = 'Vorname,Stadt\nAna,Köln\n';
    expect(read(bytesOf([0xef, 0xbb, 0xbf], text))).toEqual({ text, encoding: 'utf-8', why: 'mark' });
    expect(read(bytesOf([0xff, 0xfe], utf16(text, true)))).toEqual({ text, encoding: 'utf-16le', why: 'mark' });
    expect(read(bytesOf([0xfe, 0xff], utf16(text, false)))).toEqual({ text, encoding: 'utf-16be', why: 'mark' });
  });

  it('knows UTF-16 without a mark by its zeros', () => {
    const text = 'name,mail\nAna,ana@nordhaus.example\n';
    expect(read(bytesOf(utf16(text, true)))).toMatchObject({ text, encoding: 'utf-16le', why: 'proven' });
    expect(read(bytesOf(utf16(text, false)))).toMatchObject({ text, encoding: 'utf-16be', why: 'proven' });
  });

  it('reads valid UTF-8 as such and everything else as Windows-1252', () => {
    expect(read(bytesOf('Péage;Łódź\n1;2'))).toMatchObject({ encoding: 'utf-8', why: 'proven', text: 'Péage;Łódź\n1;2' });
    expect(read(latin1('Crédito,26 5º\n\x80,x'))).toMatchObject({ encoding: 'windows-1252', why: 'fallback', text: 'Crédito,26 5º\n€,x' });
  });

  it('lets a person overrule it', () => {
    expect(decodeFile(latin1('\xa3\xf3d\xbc'), decode, 'windows-1250')).toMatchObject({ text: 'ŁódĽ', why: 'chosen' });
  });

  it.each([
    ['empty', new Uint8Array()],
    ['empty', bytesOf('  \r\n \n')],
    ['spreadsheet', bytesOf('PK', [3, 4], 'junk[Content_Types].xml xl/workbook.xml')],
    ['spreadsheet', bytesOf([0xd0, 0xcf, 0x11, 0xe0, 1, 2])],
    ['archive', bytesOf('PK', [3, 4], 'photo.png')],
    ['pdf', bytesOf('%PDF-1.7 a,b')],
    ['html', bytesOf('<!DOCTYPE html><table>')],
    ['html', bytesOf('\n <html lang="en">')],
    ['json', bytesOf('[{"a": 1}]')],
    ['vcard', bytesOf('BEGIN:VCARD\nFN:Ana')],
    ['binary', bytesOf([0x89], 'PNG', [13, 10, 26, 10, 0, 0, 0, 13], 'IHDR')],
    ['binary', Uint8Array.from({ length: 3000 }, (_, at) => (at * 7) % 31 || 1)],
  ])('refuses what is no table: %s', (refused, bytes) => {
    expect(read(bytes)).toEqual({ refused });
  });
});
