import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aChoice, anEnd, aScript, aStep } from '../../test/builders/script.ts';
import { readPlacedJson } from './json-places.ts';
import { script as scriptSchema } from './script.ts';
import { readScriptFile, scriptFileSchema, writeScriptFile } from './script-file.ts';

const script = aScript({
  steps: [aStep('open', { title: 'Opening', choices: [aChoice('yes', 'end', ['B', 'favourable'])] }), anEnd()],
  objections: [{ title: 'No time', reply: 'When?', goTo: null }],
  campaignIds: ['campaign-1'],
});
const written = writeScriptFile(script);
const faultsOf = (text: string) => {
  const read = readScriptFile(text);
  return read.kind === 'faults' ? read.faults : [];
};
const lineOf = (text: string, part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1;

describe('a script as a file', () => {
  it('comes back as it was, but for the campaigns, which are the center’s', () => {
    const read = readScriptFile(written);
    const { name, language, startStepId, steps, objections, purposes } = script;
    expect(read).toEqual({
      kind: 'script',
      scriptKey: 'inquiry',
      content: { name, language, startStepId, steps, objections, purposes, campaignIds: [] },
    });
  });

  it('may leave out what has a default, as the schema for other programs says', () => {
    const bare = {
      format: 'refinery.script',
      formatVersion: 1,
      scriptKey: 'k',
      name: 'N',
      language: 'en',
      startStepId: 'a',
      objections: [],
    };
    const steps = [{ id: 'a', title: 'A', kind: 'end', say: 'Bye', hint: '', choices: [], goTo: null }];
    expect(readScriptFile(JSON.stringify({ ...bare, steps }))).toMatchObject({
      kind: 'script',
      content: { purposes: [], steps: [{ answerAs: 'choice' }] },
    });
    const schema = scriptFileSchema() as { required: string[]; properties: Record<string, unknown> };
    expect(schema.required.sort()).toEqual([
      'format',
      'formatVersion',
      'language',
      'name',
      'objections',
      'scriptKey',
      'startStepId',
      'steps',
    ]);
    expect(Object.keys(schema.properties)).toContain('purposes');
  });

  it('names line and column where it is no JSON', () => {
    const cut = written.replace('"title": "Opening",', '"title": "Opening"');
    expect(faultsOf(cut)).toEqual([
      { code: 'syntax', path: '', step: '', place: { line: lineOf(cut, '"kind": "ask"'), column: 7 }, detail: '"kind": "ask' },
    ]);
    expect(faultsOf('')[0]).toMatchObject({ code: 'syntax', place: { line: 1, column: 1 } });
    expect(faultsOf('{"a": 1} x')[0]).toMatchObject({ code: 'syntax', place: { line: 1, column: 10 } });
  });

  it('names the place, the line and the step of a value that is wrong, all of them at once', () => {
    const wrong = written.replace('"letter": "B"', '"letter": "Z"').replace('"language": "en"', '"language": "English"');
    expect(faultsOf(wrong)).toMatchObject([
      { code: 'wrong', path: 'language', step: '', place: { line: lineOf(wrong, 'English') } },
      { code: 'wrong', path: 'steps[0].choices[0].fills[0].letter', step: 'Opening', place: { line: lineOf(wrong, '"Z"') } },
    ]);
  });

  it('names what is missing at what it is missing from', () => {
    const without = JSON.parse(written);
    delete without.steps[1].title;
    const text = JSON.stringify(without, null, 2);
    expect(faultsOf(text)).toMatchObject([{ path: 'steps[1].title', place: { line: lineOf(text, '"id": "end"') - 1 } }]);
  });

  it('does not swallow a misspelt key', () => {
    const misspelt = written.replace('"goTo": "end"', '"goto": "end", "goTo": "end"');
    expect(faultsOf(misspelt)).toMatchObject([{ code: 'unknownKey', path: 'steps[0].choices[0].goto', step: 'Opening', detail: 'goto' }]);
  });

  it('says of some other file only that it is one, and of what is missing in a script its name', () => {
    expect(readScriptFile('{"a": 1}')).toMatchObject({ kind: 'faults', faults: [{ code: 'notAScript' }] });
    const bare = '{"format": "refinery.script", "formatVersion": 1}';
    const read = readScriptFile(bare);
    expect(read.kind === 'faults' && read.faults.every(({ code }) => code === 'missing')).toBe(true);
    expect(read).toMatchObject({ faults: expect.arrayContaining([expect.objectContaining({ path: 'steps', detail: 'steps' })]) });
  });

  it('is not taken for another kind of file', () => {
    expect(faultsOf('{"format": "refinery.leads", "formatVersion": 1}').map(({ path }) => path)).toContain('format');
    expect(faultsOf('[]')).toHaveLength(1);
    expect(faultsOf(`${'['.repeat(5000)}`)[0]).toMatchObject({ code: 'syntax' });
  });
});

describe('JSON with places', () => {
  it('reads every value as the platform does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const read = readPlacedJson(text);
        expect(read.kind === 'value' && read.value).toEqual(JSON.parse(text));
      }),
    );
  });

  it('refuses every text that the platform refuses', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), fc.constantFrom('', ',', '"', '}', '\\', '\u0001'), (value, at, slip) => {
        const whole = JSON.stringify(value);
        const text = whole.slice(0, at % (whole.length + 1)) + slip + whole.slice((at % (whole.length + 1)) + 1);
        const isJson = (() => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        })();
        expect(readPlacedJson(text).kind).toBe(isJson ? 'value' : 'syntax');
      }),
    );
  });
});

describe('a script of 0.1.0', () => {
  it('is read as it is: answered by choice, alone, for whatever its key says', () => {
    const old = {
      id: 's',
      scriptKey: 'tradeShow',
      name: 'Fair',
      version: 4,
      language: 'en',
      state: 'live',
      startStepId: 'a',
      steps: [{ id: 'a', title: 'A', kind: 'ask', say: 'Well?', hint: '', choices: [{ label: 'Yes', fills: [], goTo: 'b' }], goTo: null }],
      objections: [{ title: 'No time', reply: 'When?' }],
      publishedAt: 1,
      publishedById: 'u',
    };
    expect(scriptSchema.parse(old)).toMatchObject({
      steps: [{ answerAs: 'choice', branches: [], fills: null, detail: null }],
      objections: [{ goTo: null }],
      purposes: [],
      share: 100,
      revision: 0,
    });
  });
});
