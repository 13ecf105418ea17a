import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineCommand, olderVersion } from './command.ts';
import { readCommand } from './read-command.ts';
import type { AnyCommand } from './registry.ts';

/** A command whose third version names minutes; the first said hours, the second the same as a text. */
const rest = defineCommand({
  name: 'rest',
  version: 3,
  roles: ['rep'],
  args: z.object({ minutes: z.int(), reason: z.string() }),
  older: {
    1: olderVersion(z.object({ hours: z.number() }), ({ hours }) => ({ duration: `${hours} h` })),
    2: olderVersion(z.object({ duration: z.string() }), ({ duration }) => ({ minutes: Number.parseFloat(duration) * 60, reason: '' })),
  },
  leadIds: () => [],
  load: () => ({}),
  apply: () => ({ puts: [] }),
});
const registry = (name: string) => (name === 'rest' ? (rest as unknown as AnyCommand) : undefined);
const read = (version: number, args: Record<string, unknown>, name = 'rest') => readCommand({ name, version, args }, registry);

describe('a command as it was sent', () => {
  it('is lifted through every version between', () => {
    expect(read(1, { hours: 1.5 })).toMatchObject({ args: { minutes: 90, reason: '' } });
    expect(read(2, { duration: '2 h' })).toMatchObject({ args: { minutes: 120, reason: '' } });
    expect(read(3, { minutes: 5, reason: 'tea' })).toMatchObject({ args: { minutes: 5, reason: 'tea' } });
  });

  it('is held against the schema of its own version, and of the current one', () => {
    expect(read(1, { minutes: 90 })).toMatchObject({ refused: { code: 'badArguments', detail: { field: 'hours' } } });
    expect(read(2, { duration: 'soon' })).toMatchObject({ refused: { code: 'badArguments', detail: { field: 'minutes' } } });
  });

  it('says what it is when it cannot be read: from a newer app, or older than anything known', () => {
    expect(read(4, {})).toMatchObject({ refused: { code: 'newerCommand' } });
    expect(read(1, {}, 'toString')).toMatchObject({ refused: { code: 'unknownCommand' } });
    expect(readCommand({ name: 'writeNote', version: 0, args: {} })).toMatchObject({ refused: { code: 'olderCommand' } });
  });
});
