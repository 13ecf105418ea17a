import { useLocation, useRoute } from 'wouter';
import { useDesk } from '../../data/desk.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useWords } from '../../words/words.tsx';
import { CampaignsPart } from './campaigns-part.tsx';
import { KeepInformedPart } from './keep-informed-part.tsx';
import { KeyAccountsPart } from './key-accounts-part.tsx';
import { SourcesPart } from './sources-part.tsx';

const parts = ['campaigns', 'sources', 'keyAccounts', 'keepInformed'] as const;
type Part = (typeof parts)[number];

const screens = { campaigns: CampaignsPart, sources: SourcesPart, keyAccounts: KeyAccountsPart, keepInformed: KeepInformedPart };

/** What brings leads in and what it costs, where they begin, whom sales wants above all, whom to keep informed. */
export function CampaignsScreen() {
  const words = useWords().campaigns;
  const { user } = useDesk();
  const [, navigate] = useLocation();
  const [, params] = useRoute('/campaigns/:part?');
  const part: Part = parts.find((each) => each === params?.part) ?? 'campaigns';
  const go = (next: Part) => navigate(next === 'campaigns' ? '/campaigns' : `/campaigns/${next}`);
  const step = (by: 1 | -1) => go(parts[(parts.indexOf(part) + by + parts.length) % parts.length] ?? 'campaigns');
  useKeys([
    { keys: ']', label: words.keys.next, run: () => step(1) },
    { keys: '[', label: words.keys.previous, run: () => step(-1) },
  ]);
  const Part = screens[part];
  const tabs = (
    <Segmented label={words.partsLabel} value={part} items={parts.map((value) => ({ value, label: words.parts[value] }))} onChange={go} />
  );
  return <Part tabs={tabs} mayEdit={user.role === 'manager' || user.role === 'admin'} />;
}
