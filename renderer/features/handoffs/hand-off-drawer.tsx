import { Button, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { handOffLead, packageOf } from '../../../shared/commands/hand-off-lead.ts';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import { type Route, routesFor, routingLine } from '../../../shared/domain/routing.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useLeadRows } from '../../data/lead-rows.ts';
import { CommandRefused } from '../../data/run-command.ts';
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

/** Hands a qualified lead to a salesperson: who and why, what was promised, and the package as it will be frozen. */
export function HandOffDrawer({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const words = useWords().handoffs;
  const { run, newId } = useDesk();
  const cache = useWholeCache();
  const routes = useRoutes(lead);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [promise, setPromise] = useState(lead.lastSaid);
  const route = routes.find((each) => each.salespersonId === chosenId) ?? routes[0];
  const nameOf = (userId: string) => cache.users.get(userId)?.name ?? '?';
  const handOff = async () => {
    if (!route) return;
    const routing = route.reasons.map(routingLine);
    try {
      await run(handOffLead, { handoffId: newId(), leadId: lead.id, salespersonId: route.salespersonId, routing, promise });
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
      footer={route && <HandOffButton label={words.handOffTo(nameOf(route.salespersonId))} onHandOff={() => void handOff()} />}
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
      <Preview lead={lead} route={route} promise={promise} />
    </Drawer>
  );
}

function HandOffButton({ label, onHandOff }: { label: string; onHandOff: () => void }) {
  useKeys([{ keys: 'mod+Enter', label, run: onHandOff }]);
  return (
    <Button
      variant="filled"
      onClick={onHandOff}
      rightSection={<KeyCap keys="mod+Enter" on="fill" />}
      aria-keyshortcuts={ariaKeys('mod+Enter')}
    >
      {label}
    </Button>
  );
}

function RouteReasons({ route }: { route: Route }) {
  const words = useWords().handoffs;
  const lines = route.reasons.map((reason) => {
    if (reason.code === 'territory') return words.reason.territory(reason.territory);
    if (reason.code === 'language') return words.reason.language(reason.language);
    return reason.code === 'fewestOpen' ? words.reason.fewestOpen(reason.open) : words.reason.companyOwner;
  });
  return <span className="t2">{lines.join(', ')}</span>;
}

const useRoutes = (lead: Lead): Route[] => {
  const cache = useWholeCache();
  return useMemo(() => {
    const company = lead.companyId ? cache.companies.get(lead.companyId) : undefined;
    return routesFor({ lead, company, salespeople: [...cache.users.values()], handoffs: cache.handoffs.values() });
  }, [cache, lead]);
};

/** Computed by the command's own rule, so that what is shown is what is frozen. */
function Preview({ lead, route, promise }: { lead: Lead; route: Route | undefined; promise: string }) {
  const { user, now } = useDesk();
  const cache = useWholeCache();
  const rows = useLeadRows(lead.id);
  if (!rows) return null;
  const script = cache.scripts.get(rows.attempts.findLast((each) => each.scriptId !== null)?.scriptId ?? '');
  const noteAuthor = cache.users.get(rows.notes.at(-1)?.authorId ?? '');
  const company = cache.companies.get(lead.companyId ?? '');
  const campaign = cache.campaigns.get(lead.campaignId ?? '');
  const of = packageOf({ lead, company, campaign, script, noteAuthor, ...pickRows(rows) }, promise);
  return <PackageView of={of} routing={route?.reasons.map(routingLine) ?? []} repId={user.userId} now={now()} />;
}

const pickRows = ({ answers, attempts, notes, touches }: NonNullable<ReturnType<typeof useLeadRows>>) => ({
  answers,
  attempts,
  notes,
  touches,
});
