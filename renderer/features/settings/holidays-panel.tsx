import { useState } from 'react';
import type { CenterSettings } from '../../../shared/domain/center-settings.ts';
import { holidayYears } from '../../../shared/domain/holiday-table.ts';
import { holidaysIn, knowsHolidays, regionsOf } from '../../../shared/domain/holidays.ts';
import { localClock } from '../../../shared/domain/zone.ts';
import { useDesk } from '../../data/desk.ts';
import { useNow } from '../../data/use-now.ts';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useNames } from '../../words/use-names.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './settings.module.css';

const wholeCountry = '-';

/** The public holidays on which nobody is called, by country and region: what is left of this year, and the next. */
export function HolidaysPanel({ settings }: { settings: CenterSettings }) {
  const words = useWords().settings.windows;
  const formats = useFormats();
  const names = useNames();
  const { zone } = useDesk();
  const now = useNow(600_000);
  const [country, setCountry] = useState<string>(settings.defaultCountry);
  const [region, setRegion] = useState<string>(wholeCountry);
  const countries = [...new Set(settings.callingWindows.flatMap((rule) => rule.country ?? []))].filter(knowsHolidays);
  const options = [...new Set([...countries, settings.defaultCountry])]
    .map((code) => ({ value: code, label: names.country(code) }))
    .sort((a, b) => formats.compare(a.label, b.label));
  const regions = regionsOf(country);
  const { day: today } = localClock(now, zone);
  const year = Number(today.slice(0, 4));
  const code = region === wholeCountry ? null : region;
  const ahead = [...holidaysIn(country, code, year), ...holidaysIn(country, code, year + 1)].filter(({ day }) => day >= today);
  return (
    <Panel
      title={words.holidays}
      count={words.holidaysKnown(holidayYears.till)}
      right={
        <div className="row" style={{ gap: 6 }}>
          <InlineSelect
            label={words.country}
            isSearchable
            value={country}
            options={options}
            onChange={(next) => {
              setCountry(next);
              setRegion(wholeCountry);
            }}
          />
          {regions.length > 0 && (
            <InlineSelect
              label={words.region}
              isSearchable
              value={region}
              options={[
                { value: wholeCountry, label: words.wholeCountry(names.country(country)) },
                ...regions.map((each) => ({ value: each.code, label: each.name })),
              ]}
              onChange={setRegion}
            />
          )}
        </div>
      }
    >
      <p className={`${styles.hint} ${styles.lead}`}>{words.holidaysHint}</p>
      {!knowsHolidays(country) && <p className={`warn ${styles.lead}`}>{words.holidaysUnknown(names.country(country))}</p>}
      <ul className={styles.holidays}>
        {ahead.map(({ day, name }) => (
          <li key={day}>
            <span className="t2">{formats.day(Date.parse(`${day}T12:00:00Z`), 'UTC')}</span>{' '}
            {day.slice(0, 4) !== String(year) && <span className="t3 sm">{day.slice(0, 4)}</span>} <b className="b">{name}</b>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
