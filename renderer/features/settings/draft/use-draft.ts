import { useCallback, useState } from 'react';
import { z } from 'zod';
import { isSameValue } from '../../../../shared/domain/same-value.ts';
import { usePreference } from '../../../data/preference.ts';

/** What a draft says beside its content: the fields of every kept draft. */
export const keptSaid = { why: z.string(), agreedBy: z.string().default('') };
type Said = z.output<z.ZodObject<typeof keptSaid>>;

/** A draft as it is kept on this machine, with what stood when it was begun; null: nothing is under the pen. */
export type Kept<Standing, Typed> = ({ draft: Typed; base: Standing } & Said) | null;

/**
 * What one editor of agreements keeps: `Standing` is what is published, `Typed` what stands in its fields. Keep it at module scope.
 */
export type DraftKind<Standing, Typed> = {
  /** The preference that holds it. */
  key: string;
  kept: z.ZodType<Kept<Standing, Typed>>;
  /** The fields over what stands. */
  begin: (standing: Standing) => Typed;
  /** What the fields stand for, sound or not; `base` is what stood when they were begun. */
  read: (typed: Typed, base: Standing) => Standing;
};

export type Draft<Standing, Typed> = Said & {
  draft: Typed;
  /** What the draft would publish. */
  next: Standing;
  /** What it was begun on. */
  base: Standing;
  /** Something was typed and is kept, be it only why. */
  isBegun: boolean;
  isChanged: boolean;
  /** Somebody published meanwhile: what was begun on is no longer what stands. */
  isOvertaken: boolean;
  /** How often a draft was let go: a `key` for fields that hold what is typed into them. */
  round: number;
  write: (next: Typed) => void;
  say: (said: Partial<Said>) => void;
  /** Lets the draft go. */
  discard: () => void;
  /** Keeps what was typed, to be published over what stands now. */
  rebase: () => void;
  /** Begins anew on what stands now, with other content. */
  takeOver: (content: Standing) => void;
};

const nothingSaid: Said = { why: '', agreedBy: '' };

/**
 * Agreements under the pen: kept on this machine with every change, so that a reload loses nothing. Undefined while that is read.
 * As long as nothing was typed the draft is what stands, whoever publishes it.
 */
export const useDraft = <Standing, Typed>(kind: DraftKind<Standing, Typed>, standing: Standing): Draft<Standing, Typed> | undefined => {
  const [kept, keep] = usePreference<Kept<Standing, Typed>>(kind.key, kind.kept, null);
  // What is typed here leads: the database follows a moment later, and a field must not wait for it.
  const [written, setWritten] = useState<Kept<Standing, Typed>>();
  const [round, setRound] = useState(0);
  const put = useCallback(
    (next: Kept<Standing, Typed>) => {
      setWritten(next);
      void keep(next);
    },
    [keep],
  );
  const begun = written === undefined ? kept : written;
  if (begun === undefined) return undefined;
  const { draft, base, ...said } = begun ?? { draft: kind.begin(standing), base: standing, ...nothingSaid };
  const next = kind.read(draft, base);
  return {
    ...said,
    draft,
    next,
    base,
    isBegun: begun !== null,
    isChanged: !isSameValue(next, base),
    isOvertaken: begun !== null && !isSameValue(base, standing),
    round,
    write: (typed) => put({ draft: typed, base, ...said }),
    say: (change) => put({ draft, base, ...said, ...change }),
    discard: () => {
      put(null);
      setRound(round + 1);
    },
    rebase: () => put({ draft, base: standing, ...said }),
    takeOver: (content) => put({ draft: kind.begin(content), base: standing, ...said }),
  };
};
