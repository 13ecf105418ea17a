import { TextInput } from '@mantine/core';
import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useState } from 'react';
import { barredValues, isBarred } from '../../../shared/domain/do-not-call.ts';
import { hostOf, looksLikePhone, mailOf } from '../../../shared/domain/import/cells.ts';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import { formatPhone, readPhone } from '../../../shared/domain/phone-number.ts';
import { foldText } from '../../data/column-cache.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { Panel } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './settings.module.css';

const foundAtMost = 8;

/** The value a text stands for, as lists hold it; null for a name. */
const listedAs = (text: string, country: string): string | null => {
  const mail = mailOf(text);
  if (mail) return mail;
  if (looksLikePhone(text)) return readPhone(text, { country, kind: 'other' }).number;
  return hostOf(text) ?? null;
};

/** May this number, mail, domain or person be called: typed, and answered as one types. */
export function CheckPanel() {
  const words = useWords().settings.doNotCall;
  const { settings, doNotCall } = useWholeCache();
  const [text, setText] = useState('');
  const value = listedAs(text.trim(), settings?.defaultCountry ?? 'US');
  return (
    <Panel title={words.check}>
      <div className={styles.body}>
        <TextInput
          w={360}
          maw="100%"
          aria-label={words.checkLabel}
          placeholder={words.checkLabel}
          maxLength={120}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div aria-live="polite" className={styles.found}>
          {text.trim() === '' && <p className="t3 sm">{words.checkHint(doNotCall.size)}</p>}
          {value !== null && <ValueAnswer value={value} />}
          {text.trim().length >= 2 && <LeadAnswers text={text.trim()} value={value} />}
        </div>
      </div>
    </Panel>
  );
}

function ValueAnswer({ value }: { value: string }) {
  const words = useWords().settings.doNotCall;
  const { db } = useDesk();
  const { doNotCall } = useWholeCache();
  const shown = value.startsWith('+') ? formatPhone(value) : value;
  const lists = useLiveQuery(async () => {
    const parts = await db.doNotCallParts.where('state').equals('active').toArray();
    const ids = [...new Set(parts.filter(({ values }) => values.includes(value)).map(({ listId }) => listId))];
    return (await db.doNotCallLists.bulkGet(ids)).filter((each) => each !== undefined);
  }, [db, value, doNotCall]);
  const isOn = doNotCall.has(value);
  const names = (lists ?? []).map(({ name, reason }) => name || reason).join(', ');
  return (
    <p>
      <b className="b">{shown}</b> <Tag tone={isOn ? 'bad' : 'ok'}>{isOn ? words.isOn : words.isNotOn}</Tag>{' '}
      {isOn && <span className="t2">{names}</span>}
    </p>
  );
}

function LeadAnswers({ text, value }: { text: string; value: string | null }) {
  const words = useWords().settings.doNotCall;
  const formats = useFormats();
  const { leads, companies, searchTexts, doNotCall, revision } = useWholeCache();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the maps are changed in place; their revision says when
  const found = useMemo(() => {
    const wanted = foldText(value ?? text);
    return [...searchTexts].flatMap(([id, words_]) => (words_.includes(wanted) ? (leads.get(id) ?? []) : []));
  }, [searchTexts, leads, text, value, revision]);
  const answerOf = (lead: Lead): string => {
    const domain = companies.get(lead.companyId ?? '')?.domain ?? null;
    const values = barredValues(lead, doNotCall, domain).map((each) => (each.startsWith('+') ? formatPhone(each) : each));
    if (lead.doNotCall) return values.length > 0 ? words.notCalledFor(formats.list(values)) : words.notCalled;
    if (isBarred(lead, doNotCall, domain)) return words.notCalledFor(formats.list(values));
    return values.length > 0 ? words.partlyBarred(formats.list(values)) : words.mayBeCalled;
  };
  return (
    <>
      <ul className={styles.answers}>
        {found.slice(0, foundAtMost).map((lead) => (
          <li key={lead.id}>
            <b className="b">{leadName(lead)}</b> <span className="t3">{companies.get(lead.companyId ?? '')?.name}</span>{' '}
            <span className="t2">{answerOf(lead)}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="t3 sm">{words.noLead}</p>}
      {found.length > foundAtMost && <p className="t3 sm">{words.moreLeads(found.length - foundAtMost)}</p>}
    </>
  );
}
