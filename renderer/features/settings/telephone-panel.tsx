import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { type DialSettings, dialLink, dialSettings, dialString, dialWays } from '../../../shared/dialling.ts';
import { useDialSettings } from '../../data/dial-settings.ts';
import { Panel } from '../../ui/panel.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './settings.module.css';

const example = { number: '+498955500142', extension: '7' };

/** How this desktop dials: by which link, out by which digits, or by copying for a telephone on the desk. Kept as it is typed. */
export function TelephonePanel() {
  const words = useWords().settings.telephone;
  const [kept, keep] = useDialSettings();
  // What cannot be kept stays in its field, with what is wrong with it.
  const [typed, setTyped] = useState<Partial<DialSettings>>({});
  const shown = { ...kept, ...typed };
  const change = (some: Partial<DialSettings>) => {
    const next = { ...shown, ...some };
    setTyped({ ...typed, ...some });
    const parsed = dialSettings.safeParse(next);
    if (parsed.success) void keep(parsed.data).then(() => setTyped({}));
  };
  const isBad = (field: 'prefix' | 'host') => !dialSettings.shape[field].safeParse(shown[field]).success;
  const link = dialLink(example, shown) ?? (shown.way === 'copy' ? dialString(example.number, shown.prefix) : null);
  return (
    <Panel title={words.title}>
      <div className={styles.body}>
        <Segmented
          label={words.way}
          value={shown.way}
          items={dialWays.map((value) => ({ value, label: words.ways[value] }))}
          onChange={(way) => change({ way })}
        />
        <p className={styles.hint}>{words.wayHints[shown.way]}</p>
        <div className="row" style={{ gap: 8, alignItems: 'start' }}>
          <TextInput
            label={words.prefix}
            placeholder={words.prefixPlaceholder}
            w={190}
            maxLength={12}
            value={shown.prefix}
            error={isBad('prefix') && words.prefixBad}
            onChange={(event) => change({ prefix: event.currentTarget.value.trim() })}
          />
          {shown.way === 'sip' && (
            <TextInput
              label={words.host}
              placeholder={words.hostPlaceholder}
              w={260}
              maxLength={260}
              value={shown.host}
              error={isBad('host') ? words.hostBad : shown.host === '' && words.hostMissing}
              onChange={(event) => change({ host: event.currentTarget.value.trim() })}
            />
          )}
        </div>
        <p className={styles.hint} aria-live="polite">
          {words.example('+49 89 55500142', example.extension)}{' '}
          {link === null || isBad('prefix') ? (
            words.noLink
          ) : (
            <b className="b">{words.becomes[shown.way === 'copy' ? 'copied' : 'link'](link)}</b>
          )}
        </p>
        <p className={styles.hint}>{words.hint}</p>
      </div>
    </Panel>
  );
}
