import { Fragment } from 'react';
import type { CallingWindowRule, CenterSettings } from '../../../shared/domain/center-settings.ts';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import type { Words } from '../../words/en.ts';
import type { Formats } from '../../words/format.ts';
import { useNames } from '../../words/use-names.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { ScrollBox } from './scroll-box.tsx';
import styles from './settings.module.css';

/** 1 January 2024 was a Monday: weekday n, in UTC. */
const weekdayName = (weekday: number, formats: Formats): string => formats.weekday(Date.UTC(2024, 0, weekday), 'UTC');

const minuteMs = 60_000;
const clock = (minuteOfDay: number, formats: Formats): string =>
  minuteOfDay === 1440 ? '24:00' : formats.time(minuteOfDay * minuteMs, 'UTC');

/** Days in a row by first and last, others one by one. */
const daysOf = (weekdays: readonly number[], words: Words['settings']['windows'], formats: Formats): string => {
  const sorted = weekdays.toSorted((a, b) => a - b);
  const [first = 1, last = first] = [sorted[0], sorted.at(-1)];
  const name = (weekday: number) => weekdayName(weekday, formats);
  const isRun = sorted.length > 2 && last - first === sorted.length - 1;
  return isRun ? words.dayRange(name(first), name(last)) : formats.list(sorted.map(name));
};

/** When people of a country may be called, each with where the rule is taken from. */
export function WindowsSection({ settings }: { settings: CenterSettings }) {
  const words = useWords().settings.windows;
  const formats = useFormats();
  const names = useNames();
  const named = [...Map.groupBy(settings.callingWindows, ({ country }) => country)].map(([country, rules]) => ({
    country,
    name: country === null ? words.elsewhere : names.country(country),
    rules,
  }));
  const sorted = named.sort((a, b) => Number(a.country === null) - Number(b.country === null) || formats.compare(a.name, b.name));
  return (
    <Panel title={words.title} count={words.sub} className={`${styles.tall} ${styles.wide}`}>
      <p className={`${styles.hint} ${styles.lead}`}>{words.unknown}</p>
      <ScrollBox label={words.title}>
        <table className={table.table}>
          <thead>
            <tr>
              <th>{words.country}</th>
              <th>{words.days}</th>
              <th>{words.hours}</th>
              <th>{words.source}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map(({ country, name, rules }) => (
              <Fragment key={country}>
                {rules.map((rule, index) => (
                  <WindowRow key={`${rule.from} ${rule.weekdays.join()}`} rule={rule} name={index === 0 ? name : ''} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  );
}

function WindowRow({ rule, name }: { rule: CallingWindowRule; name: string }) {
  const words = useWords().settings.windows;
  const formats = useFormats();
  return (
    <tr>
      <td className="b nowrap">{name}</td>
      <td className="t2 nowrap">{daysOf(rule.weekdays, words, formats)}</td>
      <td className="nowrap">{words.range(clock(rule.from, formats), clock(rule.till, formats))}</td>
      <td className="t2">{rule.source}</td>
    </tr>
  );
}
