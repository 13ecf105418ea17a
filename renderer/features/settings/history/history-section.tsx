import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Agreement } from '../../../../shared/domain/agreement.ts';
import { type CenterSettings, type SettingsSection, settingsSections } from '../../../../shared/domain/center-settings.ts';
import { outcomeSection } from '../../../../shared/domain/outcome-versions.ts';
import { isSameValue } from '../../../../shared/domain/same-value.ts';
import { useAgreements } from '../../../data/agreements.ts';
import { useDesk, useWholeCache } from '../../../data/desk.ts';
import { useNow } from '../../../data/use-now.ts';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { Panel } from '../../../ui/panel.tsx';
import table from '../../../ui/table.module.css';
import { Tag } from '../../../ui/tag.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { ConfigurationPanel } from '../configuration-panel.tsx';
import { ScrollBox } from '../scroll-box.tsx';
import styles from '../settings.module.css';
import { ChangeList } from './change-list.tsx';
import { useSectionWords } from './section-words.ts';
import { TakeBackDialog } from './take-back-dialog.tsx';
import { useStanding } from './use-standing.ts';

const everySection = 'all';
type Chosen = SettingsSection | typeof outcomeSection | typeof everySection;

/** What was published, newest first, with who, when and why; any version can be published anew. */
export function HistorySection({ settings }: { settings: CenterSettings }) {
  const words = useWords().history;
  const { user } = useDesk();
  const versions = useAgreements();
  const [chosen, setChosen] = useState<Chosen>(everySection);
  const [back, setBack] = useState<Agreement | null>(null);
  const sectionWord = useSectionWords();
  const byId = useMemo(() => new Map((versions ?? []).map((each) => [each.id, each])), [versions]);
  const known = useMemo(() => [...settingsSections, outcomeSection].filter((section) => byId.has(`${section}.1`)), [byId]);
  const shown = (versions ?? []).filter((each) => (chosen === everySection ? each.version > 1 : each.section === chosen));
  const mayTakeBack = user.role === 'manager' || user.role === 'admin';
  return (
    <>
      <Panel
        title={words.title}
        count={versions && words.sub(versions.filter(({ version }) => version > 1).length)}
        className={`${styles.tall} ${styles.wide}`}
        right={
          known.length > 1 && (
            <InlineSelect<Chosen>
              label={words.section}
              value={chosen}
              options={[{ value: everySection, label: words.all }, ...known.map((value) => ({ value, label: sectionWord(value) }))]}
              onChange={setChosen}
            />
          )
        }
      >
        <p className={`${styles.hint} ${styles.lead}`}>{words.hint}</p>
        {!versions && <p className={`t3 ${styles.lead}`}>{words.reading}</p>}
        {versions && shown.length === 0 && <p className={`t2 ${styles.lead}`}>{words.none}</p>}
        {shown.length > 0 && (
          <ScrollBox label={words.title}>
            <VersionTable shown={shown} byId={byId} settings={settings} mayTakeBack={mayTakeBack} onTakeBack={setBack} />
          </ScrollBox>
        )}
      </Panel>
      <ConfigurationPanel settings={settings} />
      {back && <TakeBackDialog version={back} settings={settings} onClose={() => setBack(null)} />}
    </>
  );
}

type VersionTableProps = {
  shown: readonly Agreement[];
  byId: ReadonlyMap<string, Agreement>;
  settings: CenterSettings;
  mayTakeBack: boolean;
  onTakeBack: (version: Agreement) => void;
};

function VersionTable({ shown, byId, settings, mayTakeBack, onTakeBack }: VersionTableProps) {
  const words = useWords().history;
  const standingOf = useStanding(settings);
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th style={{ width: 170 }}>{words.section}</th>
          <th>{words.changed}</th>
          <th style={{ width: 150 }}>{words.who}</th>
          {mayTakeBack && (
            <th style={{ width: 110 }}>
              <span className="vh">{words.takeBack}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {shown.map((each) => (
          <VersionRow
            key={each.id}
            version={each}
            before={byId.get(`${each.section}.${each.version - 1}`)}
            isStanding={isStanding(each, byId, standingOf)}
            {...(mayTakeBack ? { onTakeBack } : {})}
          />
        ))}
      </tbody>
    </table>
  );
}

/** The newest version of a section that says what holds. */
const isStanding = (each: Agreement, byId: ReadonlyMap<string, Agreement>, standingOf: (section: string) => unknown): boolean =>
  !byId.has(`${each.section}.${each.version + 1}`) && isSameValue(each.value[each.section], standingOf(each.section));

type VersionRowProps = {
  version: Agreement;
  before: Agreement | undefined;
  isStanding: boolean;
  onTakeBack?: (version: Agreement) => void;
};

function VersionRow({ version, before, isStanding, onTakeBack }: VersionRowProps) {
  const words = useWords().history;
  const sectionWord = useSectionWords();
  const name = sectionWord(version.section);
  // Of what holds, the one before is published; of an older one, itself.
  const target = isStanding ? before : version;
  const label = isStanding ? words.takeBackOf(name, version.version) : words.publishAgainOf(name, version.version);
  return (
    <tr>
      <td>
        <b className="b">{name}</b> <span className="t3">{words.version(version.version)}</span>
        {isStanding && (
          <div>
            <Tag tone="ok">{words.standing}</Tag>
          </div>
        )}
      </td>
      <td>
        <ChangeList before={before} after={version} />
        <div className="t3 sm">
          {version.publishedById !== null && (version.why || words.notSaid)}
          {version.agreedBy && ` · ${words.agreedBy(version.agreedBy)}`}
        </div>
      </td>
      <td className="t2">
        <WhoAndWhen version={version} />
      </td>
      {onTakeBack && (
        <td className="num">
          {target && (
            <Button size="xs" aria-label={label} onClick={() => onTakeBack(target)}>
              {isStanding ? words.takeBack : words.publishAgain}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
}

function WhoAndWhen({ version }: { version: Agreement }) {
  const words = useWords().history;
  const formats = useFormats();
  const now = useNow(60_000);
  const { users } = useWholeCache();
  if (version.publishedAt === null) return null;
  return (
    <>
      {users.get(version.publishedById ?? '')?.name ?? words.somebody}
      <div className="t3 sm">{formats.dayAndTime(version.publishedAt, now)}</div>
    </>
  );
}
