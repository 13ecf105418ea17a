import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type PulseKind, pulseKinds } from '../../../../shared/domain/pulse-settings.ts';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { useWords } from '../../../words/words.tsx';
import own from './segments.module.css';

const mostTouches = 6;
const out = 'out';

type MixFieldProps = {
  label: string;
  hint: string;
  /** Empty: as for everybody else. */
  mix: readonly PulseKind[];
  /** The last touch of a plan that everybody needs stays. */
  least: 0 | 1;
  onChange: (mix: PulseKind[]) => void;
};

/** What takes turns in planned touches, in order. */
export function MixField({ label, hint, mix, least, onChange }: MixFieldProps) {
  const { mix: words, kinds } = useWords().pulse;
  const set = (at: number, kind: PulseKind | typeof out) => onChange(kind === out ? mix.toSpliced(at, 1) : mix.with(at, kind));
  const next = pulseKinds[(pulseKinds.indexOf(mix.at(-1) ?? 'event') + 1) % pulseKinds.length] ?? 'call';
  const options = [
    ...pulseKinds.map((value) => ({ value, label: kinds[value] })),
    ...(mix.length > least ? [{ value: out, label: words.out } as const] : []),
  ];
  return (
    <fieldset className={own.mix}>
      <legend>{label}</legend>
      <div className={own.parts}>
        {mix.map((kind, at) => (
          <InlineSelect
            // biome-ignore lint/suspicious/noArrayIndexKey: turns have no identity but their place
            key={at}
            label={words.place(at + 1)}
            tone="field"
            value={kind}
            options={options}
            onChange={(chosen) => set(at, chosen)}
          />
        ))}
        {mix.length < mostTouches && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPlus size={13} aria-hidden />}
            onClick={() => onChange([...mix, mix.length === 0 ? 'call' : next])}
          >
            {words.add}
          </Button>
        )}
      </div>
      <p className="t3 sm">{mix.length === 0 ? words.usual : hint}</p>
    </fieldset>
  );
}
