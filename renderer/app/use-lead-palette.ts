import { IconBuildingFactory2, IconPhone, IconPhonePlus, IconUser } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { type Lead, leadName } from '../../shared/domain/lead.ts';
import { useCallLog } from '../data/call-log.ts';
import { foldText } from '../data/column-cache.ts';
import { useDesk } from '../data/desk.ts';
import { useShowLeads } from '../parts/use-show-leads.ts';
import { type PaletteItem, usePaletteSource } from '../ui/palette-source.tsx';
import { useWords } from '../words/words.tsx';

const shownLeads = 6;
const shownCompanies = 3;

/** Finds leads and companies by any part of a name, mail or number, over what this machine holds: at once, and offline. */
export const useLeadPalette = (): void => {
  const words = useWords();
  const { cache, user } = useDesk();
  const [, navigate] = useLocation();
  const showLeads = useShowLeads();
  const openLog = useCallLog((state) => state.open);
  const canCall = user.role !== 'salesperson';

  const leadItem = (lead: Lead): PaletteItem => {
    const { companies } = cache.store.getState();
    const company = companies.get(lead.companyId ?? '')?.name;
    const openCall = () => navigate(`/call/${lead.id}`);
    return {
      id: lead.id,
      group: words.shell.palette.leads,
      label: leadName(lead),
      detail: [lead.title, company, words.states.stage[lead.stage].toLowerCase()].filter(Boolean).join(', '),
      keywords: [lead.email, lead.city, lead.externalId, ...lead.phones.map((phone) => `${phone.number} ${phone.asWritten}`)]
        .filter(Boolean)
        .join(' '),
      icon: IconUser,
      run: user.role === 'rep' ? openCall : () => showLeads({ title: leadName(lead), leadIds: [lead.id] }),
      actions: () => [
        { id: `${lead.id} call`, group: leadName(lead), label: words.shell.palette.openCall, icon: IconPhone, run: openCall },
        { id: `${lead.id} log`, group: leadName(lead), label: words.logCall.open, icon: IconPhonePlus, run: () => openLog(lead.id) },
      ],
    };
  };

  const find = (query: string): PaletteItem[] => {
    const needle = foldText(query.trim());
    if (needle.length < 2 || !canCall) return [];
    const { leads, companies, searchTexts } = cache.store.getState();
    const found: PaletteItem[] = [];
    for (const [id, text] of searchTexts) {
      const lead = text.includes(needle) ? leads.get(id) : undefined;
      if (lead) found.push(leadItem(lead));
      if (found.length === shownLeads) break;
    }
    const named = [...companies.values()].filter((company) => foldText(company.name).includes(needle)).slice(0, shownCompanies);
    const companyItems = named.map((company): PaletteItem => {
      const people = [...leads.values()].filter((lead) => lead.companyId === company.id);
      return {
        id: company.id,
        group: words.shell.palette.companies,
        label: company.name,
        detail: [company.city, words.shell.palette.people(people.length)].filter(Boolean).join(', '),
        icon: IconBuildingFactory2,
        run: () => showLeads({ title: company.name, leadIds: people.map((lead) => lead.id) }),
      };
    });
    return [...found, ...companyItems];
  };
  usePaletteSource(find, { order: 0 });
};
