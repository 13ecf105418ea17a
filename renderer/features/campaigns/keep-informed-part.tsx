import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import { instantToWall } from '../../../shared/domain/zone.ts';
import type { ColumnCache } from '../../data/column-cache.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useNow } from '../../data/use-now.ts';
import { useShowLeads } from '../../parts/use-show-leads.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './campaigns.module.css';
import { ListExport } from './list-export.tsx';
import type { PartProps } from './part-props.ts';

/** Rows drawn at once; the file and the table of leads have them all. */
const shown = 300;

/** Whom mail may reach: with an address, and without a no. */
const mayBeMailed = ({ email, consent, doNotCall }: Lead): boolean =>
  email !== null && !doNotCall && (consent.mail === 'granted' || consent.mail === 'legitimateInterest');

/** Who is not ready for long: they receive news until something changes. */
export function KeepInformedPart({ tabs }: PartProps) {
  const all = useWords().campaigns;
  const words = all.keepInformed;
  const formats = useFormats();
  const cache = useWholeCache();
  const now = useNow(60_000);
  const showLeads = useShowLeads();
  const { zone } = useDesk();
  const people = useMemo(
    () => [...cache.leads.values()].filter(({ stage }) => stage === 'keepInformed').sort((a, b) => b.stageSinceAt - a.stageSinceAt),
    [cache],
  );
  const show = () => {
    showLeads({ title: words.title, leadIds: people.map(({ id }) => id) });
  };
  const actions = (
    <span className="row" style={{ gap: 6 }}>
      <Button size="xs" onClick={show}>
        {words.toLeads}
      </Button>
      <ListExport label={words.export} isEmpty={people.length === 0} list={(day) => mailingList({ people, cache, zone, words, day })} />
    </span>
  );
  return (
    <>
      <PageHead title={all.title} sub={all.parts.keepInformed} actions={tabs} />
      <div className={styles.whole}>
        <Panel title={words.title} count={words.count(people.length)} right={people.length > 0 && actions}>
          <p className={styles.hint}>{words.hint}</p>
          {people.length === 0 ? (
            <EmptyState isSmall title={words.none}>
              {words.noneBody}
            </EmptyState>
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
            <section className={styles.scroll} tabIndex={0} aria-label={words.title}>
              <table className={table.table}>
                <thead>
                  <tr>
                    <th>{words.lead}</th>
                    <th>{words.company}</th>
                    <th>{words.campaign}</th>
                    <th>{words.mail}</th>
                    <th className="num">{words.since}</th>
                  </tr>
                </thead>
                <tbody>
                  {people.slice(0, shown).map((lead) => (
                    <tr key={lead.id}>
                      <td className="b">{leadName(lead)}</td>
                      <td className="t2">{cache.companies.get(lead.companyId ?? '')?.name ?? all.none}</td>
                      <td className="t2">{cache.campaigns.get(lead.campaignId ?? '')?.name ?? all.none}</td>
                      <td className={mayBeMailed(lead) ? undefined : 't3'}>
                        {lead.email === null ? words.noMail : words.consent[lead.consent.mail]}
                      </td>
                      <td className="num t2">{formats.shortDay(lead.stageSinceAt, now)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )}
        </Panel>
      </div>
    </>
  );
}

type ToMail = {
  people: readonly Lead[];
  cache: ColumnCache;
  zone: string;
  words: ReturnType<typeof useWords>['campaigns']['keepInformed'];
  day: string;
};

/** Those whom mail may reach, for the house's own mailings. */
const mailingList = ({ people, cache: { companies, campaigns }, zone, words, day }: ToMail) => {
  const written = people.filter(mayBeMailed);
  const rows = written.map((lead) => [
    lead.firstName,
    lead.lastName,
    lead.title,
    companies.get(lead.companyId ?? '')?.name ?? '',
    lead.email,
    lead.language,
    lead.country,
    campaigns.get(lead.campaignId ?? '')?.name ?? '',
    lead.consent.mail,
    instantToWall(lead.stageSinceAt, zone).slice(0, 10),
  ]);
  const left = people.length - written.length;
  const said = left > 0 ? `${words.exported(written.length)}; ${words.left(left)}` : words.exported(written.length);
  return { fileName: words.fileName(day), sheet: { name: words.title, head: words.heads, rows }, said };
};
