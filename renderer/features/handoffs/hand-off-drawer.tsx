import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { handOffLead, packageOf } from '../../../shared/commands/hand-off-lead.ts';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import { type Route, routingLine, whyRouted } from '../../../shared/domain/routing.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useLeadRows } from '../../data/lead-rows.ts';
import { CommandRefused } from '../../data/run-command.ts';
import { LeftOutLines } from '../../parts/left-out-lines.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './handoffs.module.css';
import { PackageView } from './package-view.tsx';
import { promiseToBegin } from './promise-to-begin.ts';
import { useRouteWords, useRouting } from './use-routing.ts';

/** As it is kept on the handoff, in the words of the log and the file. */
const byHand = 'chosen by hand';

/** Hands a qualified lead to a salesperson: who and why, what was promised, and the package as it will be frozen. */
export function HandOffDrawer({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const words = useWords().handoffs;
  const { run, newId } = useDesk();
  const cache = useWholeCache();
  const { routes, leftOut } = useRouting(lead);
  const [why, setWhy] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [promise, setPromise] = useState(() => promiseToBegin(lead, cache.handoffs.values()));
  const route = routes.find((each) => each.salespersonId === chosenId) ?? routes[0];
  const isByHand = route !== undefined && route !== routes[0];
  const nameOf = (userId: string) => cache.users.get(userId)?.name ?? '?';
  const handOff = async () => {
    if (!route || (isByHand && why.trim() === '')) return;
    const routing = isByHand ? [byHand] : route.reasons.map(routingLine);
    const choice = isByHand ? { choiceReason: why.trim().slice(0, 300) } : {};
    try {
      await run(handOffLead, { handoffId: newId(), leadId: lead.id, salespersonId: route.salespersonId, routing, promise, ...choice });
      showToast({ message: words.handedOffTo(leadName(lead), nameOf(route.salespersonId)) });
      onClose();
    } catch (error) {
      showToast({ message: error instanceof CommandRefused ? words.refused : words.notSaved, tone: 'bad' });
    }
  };
  return (
    <Drawer
      isOpen
      onClose={onClose}
      width={860}
      title={words.handOffTitle(leadName(lead))}
      footer={
        route && (
          <HandOffButton
            label={words.handOffTo(nameOf(route.salespersonId))}
            isDisabled={isByHand && why.trim() === ''}
            onHandOff={() => void handOff()}
          />
        )
      }
    >
      {route ? (
        <div className={styles.route}>
          <div className="row">
            <span className="t2">{words.to}</span>
            <InlineSelect
              label={words.salesperson}
              value={route.salespersonId}
              options={routes.map((each) => ({ value: each.salespersonId, label: nameOf(each.salespersonId) }))}
              onChange={setChosenId}
            />
            <RouteReasons route={route} />
          </div>
          {isByHand && (
            <TextInput
              label={words.whyByHand(nameOf(routes[0]?.salespersonId ?? ''))}
              description={words.whyByHandHint}
              value={why}
              onChange={(event) => setWhy(event.currentTarget.value)}
            />
          )}
          <LeftOutLines leftOut={leftOut} />
          <Textarea
            label={words.promise}
            description={words.promiseHint}
            placeholder={words.promisePlaceholder}
            value={promise}
            onChange={(event) => setPromise(event.currentTarget.value)}
            data-autofocus
          />
          <p className="t3 sm">{words.packageFrozen}</p>
        </div>
      ) : (
        <EmptyState title={words.noSalespeople} isSmall />
      )}
      <Preview
        lead={lead}
        routing={isByHand ? whyRouted({ routing: [byHand], choiceReason: why.trim() }) : route?.reasons.map(routingLine)}
        promise={promise}
      />
    </Drawer>
  );
}

function HandOffButton({ label, onHandOff, isDisabled }: { label: string; onHandOff: () => void; isDisabled: boolean }) {
  useKeys([{ keys: 'mod+Enter', label, run: onHandOff, isDisabled }]);
  return (
    <Button
      variant="filled"
      onClick={onHandOff}
      disabled={isDisabled}
      rightSection={<KeyCap keys="mod+Enter" on="fill" />}
      aria-keyshortcuts={ariaKeys('mod+Enter')}
    >
      {label}
    </Button>
  );
}

function RouteReasons({ route }: { route: Route }) {
  const reasonWords = useRouteWords();
  return <span className="t2">{route.reasons.map(reasonWords).join(', ')}</span>;
}

/** Computed by the command's own rule, so that what is shown is what is frozen. */
function Preview({ lead, routing = [], promise }: { lead: Lead; routing: readonly string[] | undefined; promise: string }) {
  const { user, now } = useDesk();
  const cache = useWholeCache();
  const rows = useLeadRows(lead.id);
  if (!rows) return null;
  const script = cache.scripts.get(rows.attempts.findLast((each) => each.scriptId !== null)?.scriptId ?? '');
  const noteAuthor = cache.users.get(rows.notes.at(-1)?.authorId ?? '');
  const company = cache.companies.get(lead.companyId ?? '');
  const campaign = cache.campaigns.get(lead.campaignId ?? '');
  const of = packageOf({ lead, company, campaign, script, noteAuthor, ...pickRows(rows) }, promise);
  return <PackageView of={of} routing={routing} repId={user.userId} now={now()} />;
}

const pickRows = ({ answers, attempts, notes, touches }: NonNullable<ReturnType<typeof useLeadRows>>) => ({
  answers,
  attempts,
  notes,
  touches,
});
