import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { sendContent } from '../../../shared/commands/send-content.ts';
import { type Content, type ContentOffer, contentOffers, isLink, mailBar } from '../../../shared/domain/content.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import { mailLink } from '../../../shared/domain/mail-link.ts';
import { touchInsights } from '../../../shared/domain/touch-insights.ts';
import { useDesk } from '../../data/desk.ts';
import type { LeadRows } from '../../data/lead-rows.ts';
import type { MailOutcome } from '../../platform/platform.ts';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useNames } from '../../words/use-names.ts';
import { useWords } from '../../words/words.tsx';
import { useMailSay } from './mail-words.ts';
import styles from './nurture.module.css';
import { useContents, useMailTemplates } from './use-library.ts';

type SendProps = { lead: Lead; rows: LeadRows };

/** What to send a lead next by how far its reading has come, and the mail it goes with; works without a network. */
export function SendContent({ lead, rows }: SendProps) {
  const words = useWords().nurture;
  const contents = useContents();
  const [writing, setWriting] = useState<Content | null>(null);
  if (!contents) return null;
  const { buyingPhase } = touchInsights(lead, rows.touches, rows.attempts);
  const bar = mailBar(lead);
  const offers = contentOffers(contents, lead, rows.touches, buyingPhase);
  return (
    <section className={styles.box} aria-label={words.send.title}>
      <p className="t2 sm">{buyingPhase ? words.send.phase(words.phases[buyingPhase]) : words.send.unknownPhase}</p>
      {bar && <p className="warn sm">{words.send.bars[bar]}</p>}
      {offers.length === 0 && <p className="t2">{words.send.none}</p>}
      <ul>
        {offers.map((offer) => (
          <Offer key={offer.content.id} offer={offer} isBarred={bar !== null} onWrite={() => setWriting(offer.content)}>
            {writing?.id === offer.content.id && !bar && (
              <WriteMail lead={lead} rows={rows} content={writing} onDone={() => setWriting(null)} />
            )}
          </Offer>
        ))}
      </ul>
    </section>
  );
}

/** `children`: the mail that is being written with it. */
type OfferProps = { offer: ContentOffer; isBarred: boolean; onWrite: () => void; children: React.ReactNode };

function Offer({ offer: { content, reasons }, isBarred, onWrite, children }: OfferProps) {
  const words = useWords().nurture;
  const names = useNames();
  const said = reasons.map((reason) => {
    if (reason.code === 'topic') return words.send.reasons.topic(reason.topic);
    if (reason.code === 'otherLanguage') return words.send.reasons.otherLanguage(names.language(reason.language));
    return words.send.reasons[reason.code](words.phases[reason.phase]);
  });
  return (
    <li className={styles.offer}>
      <span>
        <b className="b">{content.title}</b> <span className="t3 sm">{words.kinds[content.kind]}</span>
        <br />
        <span className="t3 sm">{said.join(', ')}</span>
      </span>
      <Button size="xs" disabled={isBarred} onClick={onWrite} aria-label={words.send.writeOf(content.title)}>
        {words.send.write}
      </Button>
      {children}
    </li>
  );
}

type WriteProps = SendProps & { content: Content; onDone: () => void };

/** The mail as it will be, to be changed; opened in the mail program, and recorded when the person says that it went out. */
function WriteMail({ lead, rows, content, onDone }: WriteProps) {
  const words = useWords().nurture.send;
  const { platform, run } = useDesk();
  const told = useTold();
  const templates = (useMailTemplates() ?? []).filter(({ isRetired }) => !isRetired);
  const say = useMailSay(lead, rows.touches);
  const [typed, setTyped] = useState<{ subject: string; body: string } | null>(null);
  const [templateId, setTemplateId] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<MailOutcome | null>(null);
  const usual =
    templates.find(({ id }) => id === templateId) ?? templates.find(({ language }) => language === lead.language) ?? templates[0];
  const filled = usual
    ? { subject: say(usual.subject, content), body: say(usual.body, content) }
    : { subject: content.title, body: content.place };
  const mail = { to: lead.email ?? '', ...(typed ?? filled) };
  const isTooLong = mailLink(mail)?.isWhole === false;
  const copy = () =>
    navigator.clipboard.writeText(mail.body).then(
      () => showToast({ message: words.copied }),
      () => undefined,
    );
  const record = async () => {
    if (!(await told(() => run(sendContent, { leadId: lead.id, contentIds: [content.id] })))) return;
    showToast({ message: words.recorded(content.title) });
    onDone();
  };
  return (
    <div className={styles.mail}>
      {templates.length > 0 && (
        <InlineSelect
          label={words.template}
          tone="field"
          value={usual?.id ?? null}
          options={templates.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => {
            setTemplateId(id);
            setTyped(null);
          }}
        />
      )}
      <TextInput
        autoFocus
        label={words.subject}
        value={mail.subject}
        onChange={({ currentTarget: { value } }) => setTyped({ subject: value, body: mail.body })}
      />
      <Textarea
        label={words.body}
        maxRows={12}
        value={mail.body}
        onChange={({ currentTarget: { value } }) => setTyped({ subject: mail.subject, body: value })}
      />
      {!isLink(content.place) && content.place !== '' && <p className="t2 sm">{words.attach(content.place)}</p>}
      {isTooLong && <p className="warn sm">{words.tooLong}</p>}
      {outcome?.kind === 'failed' && (
        <p className="bad sm" role="alert">
          {words.failed[outcome.trouble]}
        </p>
      )}
      <p className="t3 sm">{words.recordHint}</p>
      <div className={styles.acts}>
        <Button size="xs" onClick={onDone}>
          {words.cancel}
        </Button>
        {(isTooLong || outcome?.kind === 'failed') && (
          <Button size="xs" onClick={() => void copy()}>
            {words.copy}
          </Button>
        )}
        <Button size="xs" variant={outcome ? 'default' : 'filled'} onClick={() => void platform.writeMail(mail).then(setOutcome)}>
          {words.open}
        </Button>
        {outcome && (
          <Button size="xs" variant="filled" onClick={() => void record()}>
            {words.record}
          </Button>
        )}
      </div>
    </div>
  );
}
