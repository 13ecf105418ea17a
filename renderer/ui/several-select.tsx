import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { useState } from 'react';

/**
 * A field that holds several of a list. Its list opens by a click, the arrow keys or typing, not by the focus alone, and closes with each
 * choice: what stands below it, and the button of the form, stay in view.
 */
export function SeveralSelect(props: Omit<MultiSelectProps, 'dropdownOpened' | 'openOnFocus' | 'onOptionSubmit'>) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <MultiSelect
      {...props}
      openOnFocus={false}
      dropdownOpened={isOpen}
      onDropdownOpen={() => setIsOpen(true)}
      onDropdownClose={() => setIsOpen(false)}
      onOptionSubmit={() => setIsOpen(false)}
    />
  );
}
