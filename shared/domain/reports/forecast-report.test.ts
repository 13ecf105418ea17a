import { expect, it } from 'vitest';
import { aHandoff, aLead, aStageChange, builtAt } from '../../../test/builders/domain.ts';
import { defaultSettings } from '../default-settings.ts';
import type { Handoff } from '../handoff.ts';
import { wholeCenter } from './choice.ts';
import type { ReportFacts } from './facts.ts';
import { runReport } from './run-report.ts';

const dayMs = 86_400_000;
const arrivedAt = builtAt - 40 * dayMs;
const ids = Array.from({ length: 12 }, (_, at) => `won-${at}`);
const waiting = Array.from({ length: 20 }, (_, at) =>
  aLead({ id: `waiting-${at}`, stage: 'lead', arrivedAt: builtAt - dayMs, stageSinceAt: builtAt - dayMs }),
);

/** Twelve leads that were won, handed off as `origin` says, beside twenty that nobody has called. */
const forecast = (origin: Handoff['origin']) => {
  const steps = ['qualified', 'handedOff', 'accepted', 'won'] as const;
  const facts: ReportFacts = {
    leads: [...waiting, ...ids.map((id) => aLead({ id, stage: 'won', arrivedAt, stageSinceAt: builtAt }))],
    changes: ids.flatMap((leadId) =>
      steps.map((toStage, at) =>
        aStageChange({ leadId, fromStage: steps[at - 1] ?? 'lead', toStage, changedAt: arrivedAt + (at + 20) * dayMs }),
      ),
    ),
    handoffs: ids.map((leadId) =>
      aHandoff({ id: leadId, leadId, origin, answer: 'accepted', outcome: 'won', value: 100, currency: 'EUR', closedAt: builtAt }),
    ),
    attempts: [],
    callbacks: [],
    campaigns: [],
    costs: [],
    undoneImportIds: new Set(),
    users: [],
    teams: [],
    dispositions: [],
    scripts: [],
    companies: new Map(),
    touches: new Map(),
    settings: defaultSettings,
  };
  const [row] = runReport('forecast', facts, wholeCenter, builtAt).tables[0]?.rows ?? [];
  return { leads: row?.figures.leads?.value, chance: row?.figures.chance?.value, sales: row?.figures.expectedSales?.value };
};

it('foretells by the leads that passed the stages, as often as those did', () => {
  expect(forecast('handedOff')).toEqual({ leads: 20, chance: 1, sales: 20 });
});

it('does not take leads that sales had from elsewhere for what comes of the others: only those that were won are known', () => {
  expect(forecast('outside')).toEqual({ leads: 20, chance: null, sales: null });
});
