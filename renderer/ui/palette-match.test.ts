import { describe, expect, it } from 'vitest';
import { markedParts, matching } from './palette-match.ts';

const hits = (label: string, query: string) =>
  markedParts(label, query)
    .filter((part) => part.isHit)
    .map((part) => part.text);

describe('marking what fits', () => {
  it('prefers the start of a word over the middle of another', () => {
    expect(hits('Fernando Nord', 'n')).toEqual(['N']);
    expect(hits('Skandinor Nordlicht', 'nor')).toEqual(['Nor']);
  });

  it('marks accented letters by their plain form and keeps the text whole', () => {
    expect(hits('Würzburg', 'wurz')).toEqual(['Würz']);
    expect(
      markedParts('Łódź Ångström', 'ang')
        .map((part) => part.text)
        .join(''),
    ).toBe('Łódź Ångström');
  });

  it('marks every word of the query', () => {
    expect(hits('Ana Keller', 'kel an')).toEqual(['An', 'Kel']);
  });

  it('survives letters that change length when lowered', () => {
    expect(
      markedParts('İstanbul', 'stan')
        .map((part) => part.text)
        .join(''),
    ).toBe('İstanbul');
  });
});

describe('matching', () => {
  const items = [
    { label: 'Export log', detail: 'CSV' },
    { label: 'Log a call' },
    { label: 'Catalogue' },
    { label: 'Import', keywords: 'csv file' },
  ];
  const labels = (query: string) => matching(items, query).map((item) => item.label);

  it('puts a start of the label before a start of a word before the middle of one', () => {
    expect(labels('log')).toEqual(['Log a call', 'Export log', 'Catalogue']);
  });

  it('finds by detail and keyword too, after labels', () => {
    expect(labels('csv')).toEqual(['Export log', 'Import']);
  });

  it('wants every word and offers everything for none', () => {
    expect(labels('log zebra')).toEqual([]);
    expect(labels('  ')).toHaveLength(4);
  });
});
