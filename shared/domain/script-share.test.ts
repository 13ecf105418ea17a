import { describe, expect, it } from 'vitest';
import { aScript } from '../../test/builders/script.ts';
import { versionForLead } from './script-share.ts';

const version = (number: number, share: number) => aScript({ id: `v${number}`, version: number, share });
const leads = Array.from({ length: 10_000 }, (_, at) => `0192f3c1-7b2a-7000-8000-${at.toString(16).padStart(12, '0')}`);
const countOf = (id: string, ...versions: ReturnType<typeof version>[]) =>
  leads.filter((lead) => versionForLead(versions, lead)?.id === id).length;

describe('versions side by side', () => {
  it('take the share of leads they were given', () => {
    expect(countOf('v8', version(7, 80), version(8, 20)) / leads.length).toBeCloseTo(0.2, 1.5);
    expect(countOf('v7', version(7, 50), version(8, 50)) / leads.length).toBeCloseTo(0.5, 1.5);
    expect(countOf('v9', version(7, 40), version(8, 30), version(9, 30)) / leads.length).toBeCloseTo(0.3, 1.5);
  });

  it('keep a lead on its version, in whatever order they are held', () => {
    const [a, b] = [version(7, 50), version(8, 50)];
    for (const lead of leads.slice(0, 200)) expect(versionForLead([a, b], lead)?.id).toBe(versionForLead([b, a], lead)?.id);
  });

  it('move no more leads than a change of shares asks for', () => {
    const before = [version(7, 80), version(8, 20)];
    const after = [version(7, 60), version(8, 40)];
    const moved = leads.filter((lead) => versionForLead(before, lead)?.id !== versionForLead(after, lead)?.id);
    expect(moved.length / leads.length).toBeCloseTo(0.2, 1.5);
    for (const lead of moved) expect(versionForLead(after, lead)?.id).toBe('v8');
  });

  it('share scripts apart: a lead in the new version of one is not therefore in that of another', () => {
    const fair = (number: number, share: number) => ({ ...version(number, share), scriptKey: 'fair' });
    const inBoth = leads.filter(
      (lead) => versionForLead([version(7, 50), version(8, 50)], lead)?.id === versionForLead([fair(7, 50), fair(8, 50)], lead)?.id,
    );
    expect(inBoth.length / leads.length).toBeCloseTo(0.5, 1);
  });

  it('fall to the only version, to the newest where no share is left, and to none where there is none', () => {
    expect(versionForLead([version(3, 0)], 'x')?.id).toBe('v3');
    expect(versionForLead([version(3, 0), version(4, 0)], 'x')?.id).toBe('v4');
    expect(versionForLead([], 'x')).toBeUndefined();
  });
});
