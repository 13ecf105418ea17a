import { describe, expect, it } from 'vitest';
import { comesNext } from './prepared.ts';

const entry = (id: string) => ({ lead: { id } });
const [ana, declan, kim] = [entry('ana'), entry('declan'), entry('kim')];

describe('who comes after a call', () => {
  it('is the head of the queue, drawn or when nobody is', () => {
    expect(comesNext(ana, [ana, declan], new Set(['ana', 'declan']))).toBe(ana);
    expect(comesNext(ana, [ana, declan], new Set())).toBe(ana);
  });

  it('is who stands drawn already while a lead that has just moved up is not', () => {
    expect(comesNext(kim, [kim, ana, declan], new Set(['ana']))).toBe(ana);
  });

  it('is not who was drawn and has left the queue meanwhile', () => {
    expect(comesNext(kim, [kim, declan], new Set(['ana']))).toBe(kim);
  });

  it('is nobody when nobody is there', () => {
    expect(comesNext(undefined, [], new Set(['ana']))).toBeUndefined();
  });
});
