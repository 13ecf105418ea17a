import { Select } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { customDetail, customNameOf, isOwnDetail, ownDetails } from '../../../../shared/domain/lead-details.ts';
import { useDesk } from '../../../data/desk.ts';
import { useWords } from '../../../words/words.tsx';

/** As many leads as it takes to know the center's own fields without walking over all of them. */
const lookedAt = 500;

type DetailSelectProps = { label: string; value: string | null; onChange: (detail: string | null) => void; none?: string };

/** A field of the lead: one of its own, or one this center keeps. */
export function DetailSelect({ label, value, onChange, none }: DetailSelectProps) {
  const words = useWords().scripts.edit;
  const { cache } = useDesk();
  const kept = new Set<string>();
  let looked = 0;
  for (const lead of cache.store.getState().leads.values()) {
    for (const name of Object.keys(lead.custom)) kept.add(name);
    looked += 1;
    if (looked === lookedAt) break;
  }
  const named = value === null ? null : customNameOf(value);
  if (named !== null) kept.add(named);
  return (
    <Select
      aria-label={label}
      size="xs"
      searchable
      clearable={none !== undefined}
      placeholder={none}
      value={value}
      data={[
        ...ownDetails.map((detail) => ({ value: detail as string, label: words.details[detail] })),
        ...[...kept].sort().map((name) => ({ value: customDetail(name), label: name })),
      ]}
      onChange={(next) => onChange(next !== null && (isOwnDetail(next) || customNameOf(next) !== null) ? next : null)}
      rightSection={<IconChevronDown size={14} stroke={1.7} aria-hidden />}
      comboboxProps={{ width: 'max-content', position: 'bottom-start', shadow: 'md', transitionProps: { duration: 90 } }}
    />
  );
}
