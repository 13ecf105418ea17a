import { Button, Menu, Textarea } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { type MergeFieldName, mergeFieldNames } from '../../../../shared/domain/merge-fields.ts';
import { useWords } from '../../../words/words.tsx';
import styles from '../scripts.module.css';

type SaidFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  /** Also the field for what is known, in the words that confirm it. */
  hasKnown?: boolean;
  minRows?: number;
  name?: string;
};

/** Words that are said, with fields put in from a list: by its button, or by typing two braces. */
export function SaidField({ label, value, onChange, placeholder, hasKnown = false, minRows = 2, name }: SaidFieldProps) {
  const words = useWords().scripts;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const fields = mergeFieldNames.filter((each) => each !== 'known' || hasKnown);
  const insert = (fieldName: MergeFieldName) => {
    const area = field.current;
    const at = area?.selectionStart ?? value.length;
    const before = value.slice(0, at).replace(/\{\{$/, '');
    const fallback = words.fallbacks[fieldName];
    const text = `{{${fieldName}|${fallback}}}`;
    onChange(before + text + value.slice(area?.selectionEnd ?? at));
    // Once the list has closed and given the focus back: the fallback is selected, to be typed over.
    setTimeout(() => {
      area?.focus();
      area?.setSelectionRange(before.length + fieldName.length + 3, before.length + text.length - 2);
    }, 60);
  };
  const type = (next: string) => {
    onChange(next);
    const at = field.current?.selectionStart ?? 0;
    if (next.length > value.length && next.slice(0, at).endsWith('{{')) setIsOpen(true);
  };
  return (
    <div className={styles.saidField}>
      <span className={styles.labelRow}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        <Menu opened={isOpen} onChange={setIsOpen} position="bottom-end" returnFocus>
          <Menu.Target>
            <Button size="compact-xs" variant="subtle" leftSection={<IconBraces size={13} aria-hidden />}>
              {words.edit.insertField}
            </Button>
          </Menu.Target>
          <Menu.Dropdown className={styles.fieldList}>
            {fields.map((each) => (
              <Menu.Item key={each} onClick={() => insert(each)}>
                {words.fields[each]} <span className="t3">{words.fallback(words.fallbacks[each])}</span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </span>
      <Textarea
        id={id}
        ref={field}
        data-field={name}
        autosize
        minRows={minRows}
        maxRows={7}
        maxLength={4000}
        placeholder={placeholder}
        value={value}
        onChange={(event) => type(event.currentTarget.value)}
      />
    </div>
  );
}
