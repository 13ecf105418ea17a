import { type ComponentType, useEffect, useRef } from 'react';
import { Link, useLocation, useRoute } from 'wouter';
import type { CenterSettings } from '../../../shared/domain/center-settings.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useWords } from '../../words/words.tsx';
import { AccessSection } from './access-section.tsx';
import { AuditSection } from './audit/audit-section.tsx';
import { BantfoSection } from './bantfo-section.tsx';
import { ComputerSection } from './computer-section.tsx';
import { DataRightsSection } from './data-rights/data-rights-section.tsx';
import { DispositionsSection } from './dispositions-section.tsx';
import { DoNotCallSection } from './do-not-call-section.tsx';
import { FloorSection } from './floor/floor-section.tsx';
import { HandoffsSection } from './handoffs/handoffs-section.tsx';
import { HistorySection } from './history/history-section.tsx';
import { NurtureSection } from './nurture-section.tsx';
import { OverridesSection } from './overrides-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { QueueSection } from './queue-section.tsx';
import { ReasonsSection } from './reasons-section.tsx';
import { ScoreSection } from './score/score-section.tsx';
import { SegmentsSection } from './segments/segments-section.tsx';
import styles from './settings.module.css';
import { type SectionGroup, type SectionId, sectionsOf } from './settings-sections.ts';
import { StagesSection } from './stages-section.tsx';
import { WebhooksSection } from './webhooks/webhooks-section.tsx';
import { WindowsSection } from './windows-section.tsx';
import { YouSection } from './you-section.tsx';

type CenterSection = ComponentType<{ settings: CenterSettings }>;

const ownSections: Partial<Record<SectionId, ComponentType>> = {
  you: YouSection,
  access: AccessSection,
  computer: ComputerSection,
  people: PeopleSection,
  doNotCall: DoNotCallSection,
  overrides: OverridesSection,
  audit: AuditSection,
  dataRights: DataRightsSection,
  webhooks: WebhooksSection,
};
const centerSections: Partial<Record<SectionId, CenterSection>> = {
  stages: StagesSection,
  dispositions: DispositionsSection,
  bantfo: BantfoSection,
  nurture: NurtureSection,
  score: ScoreSection,
  segments: SegmentsSection,
  windows: WindowsSection,
  queue: QueueSection,
  floor: FloorSection,
  handoffs: HandoffsSection,
  reasons: ReasonsSection,
  history: HistorySection,
};

const pathOf = (section: SectionId): string => `/settings/${section}`;

/** Oneself, one's access, what the center agreed on, its people: one list, one section open, each with a path of its own. */
export function SettingsScreen() {
  const words = useWords().settings;
  const { user, platform } = useDesk();
  const centerName = useCache((cache) => cache.settings?.name);
  const groups = sectionsOf(user.role, platform.computer !== undefined);
  const [, params] = useRoute('/settings/:section?');
  const all = groups.flatMap(({ sections }) => sections);
  const current = all.find((each) => each === params?.section) ?? 'you';
  return (
    <>
      <PageHead title={words.title} sub={centerName} />
      <div className={styles.page}>
        <SectionList groups={groups} current={current} />
        <div className={styles.section} key={current}>
          <Section id={current} />
        </div>
      </div>
    </>
  );
}

function SectionList({ groups, current }: { groups: readonly SectionGroup[]; current: SectionId }) {
  const words = useWords().settings;
  const [, navigate] = useLocation();
  const list = useRef<HTMLElement>(null);
  const all = groups.flatMap(({ sections }) => sections);
  const go = (step: 1 | -1) => {
    const next = all[all.indexOf(current) + step];
    if (next) navigate(pathOf(next));
  };
  useKeys([
    { keys: ['j', 'ArrowDown'], label: words.keys.next, isOnlyKey: true, run: () => go(1) },
    { keys: ['k', 'ArrowUp'], label: words.keys.previous, isOnlyKey: true, run: () => go(-1) },
  ]);
  useEffect(() => {
    if (list.current?.contains(document.activeElement)) list.current.querySelector<HTMLElement>(`[data-section="${current}"]`)?.focus();
  }, [current]);
  return (
    <nav className={styles.list} aria-label={words.sections} ref={list}>
      {groups.map(({ id, sections }, index) => (
        <div key={id}>
          <h2 className={styles.group}>
            {words.groups[id]}
            {index === 0 && (
              <span className={styles.keys}>
                <KeyCap keys="j" />
                <KeyCap keys="k" />
              </span>
            )}
          </h2>
          <ul>
            {sections.map((section) => (
              <li key={section}>
                <Link
                  href={pathOf(section)}
                  className={styles.link}
                  data-section={section}
                  aria-current={section === current ? 'page' : undefined}
                >
                  {words.section[section]}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function Section({ id }: { id: SectionId }) {
  const words = useWords().settings;
  const settings = useCache((cache) => cache.settings);
  const Own = ownSections[id];
  const Center = centerSections[id];
  if (Own) return <Own />;
  if (!Center) return null;
  return settings ? <Center settings={settings} /> : <p className="t3">{words.loading}</p>;
}
