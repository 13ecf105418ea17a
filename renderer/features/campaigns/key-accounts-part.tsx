import { Button, Textarea } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { listKeyAccounts } from '../../../shared/commands/list-key-accounts.ts';
import { companyMatchKey } from '../../../shared/domain/company-match.ts';
import type { Company } from '../../../shared/domain/people.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './campaigns.module.css';
import { ListExport } from './list-export.tsx';
import type { PartProps } from './part-props.ts';

const nobody = '-';
const companiesToACommand = 20;

/** Companies that sales wants above all, and who looks after each. */
export function KeyAccountsPart({ tabs, mayEdit }: PartProps) {
  const all = useWords().campaigns;
  const words = all.keyAccounts;
  const formats = useFormats();
  const { companies, leads, users, revision } = useWholeCache();
  const [isAdding, setIsAdding] = useState(false);
  useKeys([{ keys: 'c', label: words.add, isDisabled: !mayEdit, run: () => setIsAdding(true) }]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the maps keep their identity while their rows change
  const { accounts, leadCounts } = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { companyId } of leads.values()) if (companyId) counts.set(companyId, (counts.get(companyId) ?? 0) + 1);
    const listed = [...companies.values()].filter(({ isKeyAccount }) => isKeyAccount);
    return { accounts: listed.sort((a, b) => formats.compare(a.name, b.name)), leadCounts: counts };
  }, [companies, leads, revision, formats]);
  const salespeople = [...users.values()].filter(({ role, isActive }) => role === 'salesperson' && isActive);
  const add = mayEdit && (
    <Button
      size="xs"
      variant="filled"
      leftSection={<IconPlus size={14} stroke={1.7} aria-hidden />}
      rightSection={<KeyCap keys="c" on="fill" />}
      aria-keyshortcuts={ariaKeys('c')}
      onClick={() => setIsAdding(true)}
    >
      {words.add}
    </Button>
  );
  const ownerOf = ({ salespersonId }: Company) => users.get(salespersonId ?? '');
  const list = (day: string) => ({
    fileName: words.fileName(day),
    sheet: {
      name: words.title,
      head: words.heads,
      rows: accounts.map((each) => [
        each.name,
        each.domain,
        each.city,
        each.country,
        leadCounts.get(each.id) ?? 0,
        ownerOf(each)?.name ?? null,
        ownerOf(each)?.email ?? null,
      ]),
    },
    said: words.exported(accounts.length),
  });
  const actions = (
    <span className="row" style={{ gap: 6 }}>
      <ListExport label={words.export} isEmpty={accounts.length === 0} list={list} />
      {add}
    </span>
  );
  return (
    <>
      <PageHead title={all.title} sub={all.parts.keyAccounts} actions={tabs} />
      <div className={styles.whole}>
        <Panel title={words.title} count={words.count(accounts.length)} right={actions}>
          <p className={styles.hint}>{words.hint}</p>
          {accounts.length === 0 ? (
            <EmptyState isSmall title={words.none}>
              {words.noneBody}
            </EmptyState>
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
            <section className={styles.scroll} tabIndex={0} aria-label={words.title}>
              <table className={table.table}>
                <thead>
                  <tr>
                    <th>{words.company}</th>
                    <th>{words.city}</th>
                    <th className="num">{words.leads}</th>
                    <th>{words.salesperson}</th>
                    {mayEdit && (
                      <th>
                        <span className="vh">{words.remove}</span>
                      </th>
                    )}
                  </tr>
                </thead>
                <tbody>
                  {accounts.map((company) => (
                    <AccountRow
                      key={company.id}
                      company={company}
                      leads={leadCounts.get(company.id) ?? 0}
                      people={salespeople}
                      owner={ownerOf(company)?.name ?? words.nobody}
                      mayEdit={mayEdit}
                    />
                  ))}
                </tbody>
              </table>
            </section>
          )}
        </Panel>
      </div>
      {isAdding && <AddDialog onClose={() => setIsAdding(false)} />}
    </>
  );
}

type AccountRowProps = {
  company: Company;
  leads: number;
  people: readonly { id: string; name: string }[];
  owner: string;
  mayEdit: boolean;
};

function AccountRow({ company, leads, people, owner, mayEdit }: AccountRowProps) {
  const words = useWords().campaigns.keyAccounts;
  const formats = useFormats();
  const { run } = useDesk();
  const told = useTold();
  const list = (isKeyAccount: boolean, more: { salespersonId?: string | null } = {}) =>
    told(() => run(listKeyAccounts, { companyIds: [company.id], named: [], isKeyAccount, ...more }));
  const remove = async () => {
    if (!(await list(false))) return;
    showToast({
      message: words.removed(company.name),
      onUndo: async () => {
        if (await list(true)) showToast({ message: words.restored(company.name) });
      },
    });
  };
  return (
    <tr>
      <td className="b">{company.name}</td>
      <td className="t2">{company.city}</td>
      <td className="num">{formats.count(leads)}</td>
      <td>
        {mayEdit ? (
          <InlineSelect
            label={words.salespersonOf(company.name)}
            value={company.salespersonId ?? nobody}
            options={[{ value: nobody, label: words.nobody }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(id) => void list(true, { salespersonId: id === nobody ? null : id })}
          />
        ) : (
          owner
        )}
      </td>
      {mayEdit && (
        <td className="num">
          <Button size="xs" variant="subtle" color="gray" px={6} aria-label={words.removeOf(company.name)} onClick={() => void remove()}>
            {words.remove}
          </Button>
        </td>
      )}
    </tr>
  );
}

type Sorted = { known: Company[]; fresh: string[] };

/** Names, one a line, as companies there are and names that are new. */
const sortNames = (text: string, companies: Iterable<Company>): Sorted => {
  const byKey = new Map([...companies].map((company) => [company.matchKey, company]));
  const known = new Set<Company>();
  const fresh = new Map<string, string>();
  for (const name of text.split('\n').map((line) => line.trim().slice(0, 300))) {
    const key = companyMatchKey(name);
    const company = byKey.get(key);
    if (company) known.add(company);
    else if (key !== '') fresh.set(key, name);
  }
  return { known: [...known], fresh: [...fresh.values()] };
};

function AddDialog({ onClose }: { onClose: () => void }) {
  const words = useWords().campaigns.keyAccounts;
  const { run, newId } = useDesk();
  const { companies } = useWholeCache();
  const told = useTold();
  const [text, setText] = useState('');
  const { known, fresh } = sortNames(text, companies.values());
  const count = known.length + fresh.length;
  const add = async () => {
    const companyIds = known.map(({ id }) => id);
    const named = fresh.map((name) => ({ id: newId(), name }));
    for (let from = 0; from < Math.max(companyIds.length, named.length); from += companiesToACommand) {
      const part = { companyIds: companyIds.slice(from, from + companiesToACommand), named: named.slice(from, from + companiesToACommand) };
      if (!(await told(() => run(listKeyAccounts, { ...part, isKeyAccount: true })))) return;
    }
    showToast({ message: words.added(count) });
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.add}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="filled" disabled={count === 0} onClick={() => void add()}>
            {words.put(count)}
          </Button>
        </>
      }
    >
      <Textarea
        data-autofocus
        label={words.names}
        description={words.addHint}
        minRows={6}
        maxRows={14}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p className="t2" role="status" style={{ marginTop: 8 }}>
        {words.willAdd(known.length, fresh.length)}
      </p>
    </Dialog>
  );
}
