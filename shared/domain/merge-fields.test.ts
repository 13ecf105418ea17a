import { describe, expect, it } from 'vitest';
import { fillMergeFields } from './merge-fields.ts';

describe('merge fields', () => {
  it('take the value of the lead', () => {
    expect(
      fillMergeFields('Good day {{firstName|}}, it is about {{touchTitle|this}}.', { firstName: 'Ana', touchTitle: 'the guide' }),
    ).toBe('Good day Ana, it is about the guide.');
  });

  it('take the fallback where the value is missing or blank', () => {
    expect(fillMergeFields('about {{touchTitle|this}}', { touchTitle: ' ' })).toBe('about this');
    expect(fillMergeFields('about {{neverHeardOf|this}}', {})).toBe('about this');
  });

  it('leave no gap where there is neither', () => {
    expect(fillMergeFields('Good day {{firstName|}}, hello', {})).toBe('Good day, hello');
    expect(fillMergeFields('{{firstName}} hello', {})).toBe('hello');
    expect(fillMergeFields('Hello {{firstName|}} there', {})).toBe('Hello there');
    expect(fillMergeFields('Hello {{firstName}}', {})).toBe('Hello');
  });

  it('leave values alone that look like fields', () => {
    expect(fillMergeFields('{{companyName|}}', { companyName: '{{firstName|x}}' })).toBe('{{firstName|x}}');
  });
});
