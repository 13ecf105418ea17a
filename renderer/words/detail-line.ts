import type { Correction } from '../../shared/domain/correction.ts';
import { type Phone, writtenNumbers } from '../../shared/domain/lead.ts';
import type { Words } from './en.ts';

/** One line for a value that a detail has or had. Never empty: nothing is said as such. */
export const detailLine = (
  { field, value }: Pick<Correction, 'field' | 'value'>,
  words: Words['corrections'],
  companyName: (id: string) => string | undefined,
): string => {
  const of = (name: string): string => (typeof value[name] === 'string' ? value[name] : '');
  const texts: Record<Correction['field'], () => string> = {
    name: () => `${of('firstName')} ${of('lastName')}`.trim(),
    title: () => of('title'),
    email: () => of('email'),
    phones: () => writtenNumbers({ phones: (value.phones as Phone[] | undefined) ?? [] }).join(', '),
    address: () => [of('street'), `${of('postcode')} ${of('city')}`.trim(), of('region'), of('country')].filter(Boolean).join(', '),
    language: () => of('language'),
    company: () => (of('companyId') ? (companyName(of('companyId')) ?? '') : ''),
    zone: () => (value.zones as string[] | undefined)?.join(', ') ?? '',
    custom: () => of('value'),
    note: () => of('body'),
  };
  return texts[field]() || words.nothing;
};

/** What a detail is called; a field of the center's own by its own name. */
export const detailName = ({ field, value }: Pick<Correction, 'field' | 'value'>, words: Words['corrections']): string =>
  field === 'custom' ? String(value.name ?? '') : words.fields[field];
