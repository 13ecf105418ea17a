import type { Touch } from '../../../shared/domain/call.ts';
import { leadName } from '../../../shared/domain/lead.ts';
import { modeOf } from '../../../shared/domain/lead-mode.ts';
import { pulsePlanOf } from '../../../shared/domain/pulse-plan.ts';
import { useCache } from '../../data/desk.ts';
import { NextTouch } from '../../parts/pulse/next-touch.tsx';
import { useModeReasons, usePlanWords, useSilenceWords } from '../../parts/pulse/pulse-line.tsx';
import { useShowLeads } from '../../parts/use-show-leads.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { DayLine, ShareLine, useLedgerChecks } from './checks-panel.tsx';
import { LeadFigure } from './lead-figure.tsx';
import styles from './ledger.module.css';
import type { Forgotten, LedgerView } from './use-ledger.ts';

const shownLeads = 100;

/** Who is about to be forgotten, what is planned against it, and how well each segment is kept in touch with. */
export function PulsePart({ view }: { view: LedgerView }) {
  const { ledger: words, settings } = useWords();
  const { forgotten, now } = view;
  return (
    <div className={styles.pulse}>
      <Panel
        title={words.pulse}
        count={forgotten.length > 0 ? words.pulseSub(forgotten.length) : undefined}
        right={forgotten.length > 0 && <LeadFigure leadIds={forgotten.map(({ lead }) => lead.id)} title={words.pulse} />}
        className={styles.tall}
      >
        {forgotten.length === 0 && <EmptyState title={words.pulseNone} isSmall />}
        {forgotten.length > 0 && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
          <section className={styles.scroll} tabIndex={0} aria-label={settings.rowsOf(words.pulse)}>
            <table className={table.table}>
              <thead>
                <tr>
                  <th>{words.lead}</th>
                  <th>{words.due}</th>
                  <th>{words.rule}</th>
                  <th>{words.mode}</th>
                  <th>{words.plan}</th>
                </tr>
              </thead>
              <tbody>
                {forgotten.slice(0, shownLeads).map((each) => (
                  <ForgottenRow key={each.lead.id} each={each} now={now} />
                ))}
              </tbody>
            </table>
          </section>
        )}
      </Panel>
      <CoveragePanel view={view} />
    </div>
  );
}

function ForgottenRow({ each: { lead, touches, standing }, now }: { each: Forgotten; now: number }) {
  const words = useWords().ledger;
  const formats = useFormats();
  const whose = useSilenceWords();
  const showLeads = useShowLeads();
  const openLead = () => {
    showLeads({ title: leadName(lead), leadIds: [lead.id] });
  };
  const { silence, leftMs } = standing;
  return (
    <tr>
      <td className="b">
        <button type="button" className={styles.name} onClick={openLead} aria-label={words.openLead(leadName(lead))}>
          {leadName(lead)}
        </button>
      </td>
      <td className={leftMs < 0 ? 'bad nowrap' : 't2 nowrap'}>
        {leftMs < 0 ? words.overBy(formats.length(-leftMs)) : words.dueIn(formats.length(leftMs))}
      </td>
      <td className="t2 wrap">
        {words.days(silence.days)}
        <div className="t3 sm">{whose(silence)}</div>
      </td>
      <td className="wrap">
        <Mode lead={lead} touches={touches} now={now} />
      </td>
      <td className="t2 wrap">
        <Plan each={{ lead, touches, standing }} now={now} />
      </td>
    </tr>
  );
}

function Mode({ lead, touches, now }: { lead: Forgotten['lead']; touches: readonly Touch[]; now: number }) {
  const words = useWords().pulse;
  const whyMode = useModeReasons();
  const { mode, reasons } = modeOf(lead, touches, now);
  return (
    <>
      <Tag tone={mode === 'problem' ? 'accent' : 'line'}>{words.modes[mode]}</Tag>
      <div className="t3 sm">{whyMode(reasons).join(', ')}</div>
    </>
  );
}

/** What is planned for it, and what does the next of it. */
function Plan({ each: { lead, touches }, now }: { each: Forgotten; now: number }) {
  const inWords = usePlanWords();
  const settings = useCache((cache) => cache.settings);
  const company = useCache((cache) => (lead.companyId ? cache.companies.get(lead.companyId) : undefined));
  const planned = (settings && pulsePlanOf(lead, { company, touches, now }, settings)?.planned) ?? [];
  const [next, ...later] = planned;
  if (!next) return null;
  return (
    <>
      <span className={styles.planned}>
        <b className="b nowrap">{inWords([next], now)}</b> <NextTouch lead={lead} kind={next.kind} />
      </span>
      {later.length > 0 && <div className="t3 sm">{inWords(later, now)}</div>}
    </>
  );
}

function CoveragePanel({ view: { coverage } }: { view: LedgerView }) {
  const words = useWords().ledger;
  const formats = useFormats();
  const segments = useCache((cache) => cache.settings?.segments) ?? [];
  const checks = useLedgerChecks() ?? [];
  const named = [{ id: 'all', label: words.everybody }, ...segments];
  const shareOf = ({ all, inPulse }: { all: number; inPulse: number }) => (all === 0 ? 1 : inPulse / all);
  const sharesOf = (id: string) => checks.flatMap(({ pulse }) => (pulse[id] && pulse[id].all > 0 ? [shareOf(pulse[id])] : []));
  const days = checks.filter(({ pulse }) => pulse.all !== undefined);
  return (
    <Panel title={words.coverage} count={words.coverageSub}>
      <div className={styles.body}>
        {days.length > 1 && (
          <DayLine
            label={words.coverage}
            values={days.map(({ pulse }) => Math.round(shareOf(pulse.all ?? { all: 0, inPulse: 0 }) * 100))}
            days={days.map(({ id }) => id)}
          />
        )}
        <dl className={styles.coverage}>
          {named.map(({ id, label }) => {
            const counted = coverage[id] ?? { all: 0, inPulse: 0 };
            const before = sharesOf(id);
            return (
              <div key={id}>
                <dt>{label}</dt>
                <dd>
                  {before.length > 1 && <ShareLine label={words.coverageOver(label, before.length)} shares={before} />}
                  <b>{formats.percent(shareOf(counted))}</b>{' '}
                  <span className="t3 sm">{words.covered(formats.count(counted.inPulse), formats.count(counted.all))}</span>
                </dd>
              </div>
            );
          })}
        </dl>
      </div>
    </Panel>
  );
}
