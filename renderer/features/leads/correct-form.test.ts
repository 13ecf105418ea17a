import { describe, expect, it } from 'vitest';
import { writtenNumbers } from '../../../shared/domain/lead.ts';
import { aCompany, aLead } from '../../../test/builders/domain.ts';
import { detailLine } from '../../words/detail-line.ts';
import { en } from '../../words/en.ts';
import { basesOf, changesOf, draftOf, faultsOf, phonesOf } from './correct-form.ts';

const companies = new Map(
  [aCompany(), aCompany({ id: 'company-2', name: 'Saale Guss GmbH', matchKey: 'saale guss' })].map((each) => [each.id, each]),
);
const known = { companies, bases: basesOf([]), newId: () => 'new-id' };
const draft = draftOf(aLead(), 'Nordhaus GmbH');

describe('the form of details', () => {
  it('asks for nothing when nothing was changed', () => {
    expect(changesOf(draft, aLead(), known)).toEqual({ changes: [], newCompany: null });
  });

  it('names only what was changed, with what the person saw', () => {
    const bases = { ...known.bases, title: 'seen' };
    expect(changesOf({ ...draft, title: ' Works manager ', city: 'Augsburg' }, aLead(), { ...known, bases }).changes).toEqual([
      { field: 'title', value: { title: 'Works manager' }, baseId: 'seen' },
      { field: 'address', value: { street: '', city: 'Augsburg', region: '', postcode: '', country: 'DE' }, baseId: null },
    ]);
  });

  it('finds a company under its name however it is written, and makes one that nobody knows', () => {
    expect(changesOf({ ...draft, company: 'SAALE GUSS' }, aLead(), known)).toMatchObject({
      changes: [{ value: { companyId: 'company-2' } }],
      newCompany: null,
    });
    expect(changesOf({ ...draft, company: 'Harz Mineral' }, aLead(), known)).toMatchObject({
      changes: [{ value: { companyId: 'new-id' } }],
      newCompany: { id: 'new-id', name: 'Harz Mineral' },
    });
    expect(changesOf({ ...draft, company: '' }, aLead(), known).changes).toEqual([
      { field: 'company', value: { companyId: null }, baseId: null },
    ]);
  });

  it('keeps numbers that stood there, reads new ones, and keeps what cannot be dialled as it was written', () => {
    const before = aLead().phones.map((each) => ({ ...each, kind: 'mobile' as const }));
    expect(phonesOf('089 5550 0142\n030 901820\nask for Ana', 'DE', before)).toEqual([
      before[0],
      { kind: 'work', number: '+4930901820', extension: null, asWritten: '030 901820' },
      { kind: 'work', number: null, extension: null, asWritten: 'ask for Ana' },
    ]);
  });

  it('shows no blank number', () => {
    const blank = { kind: 'work' as const, number: null, extension: null, asWritten: '' };
    const phones = [blank, ...aLead().phones, blank];
    expect(draftOf(aLead({ phones }), '').phones).toBe(writtenNumbers(aLead()).join('\n'));
    expect(detailLine({ field: 'phones', value: { phones } }, en.corrections, () => undefined)).toBe(writtenNumbers(aLead()).join(', '));
  });

  it('says what cannot stand', () => {
    expect(faultsOf(draft)).toEqual({});
    expect(faultsOf({ ...draft, email: 'ana', country: 'Germany', language: 'German' })).toEqual({
      email: 'mailUnread',
      country: 'codeUnread',
      language: 'codeUnread',
    });
    expect(faultsOf({ ...draft, firstName: '', lastName: ' ', email: '', phones: '' })).toEqual({ lastName: 'nameMissing' });
  });
});
