import { z } from 'zod';
import { payLine, quarter, statementOf, sumOf } from '../domain/compensation.ts';
import { id } from '../domain/fields.ts';
import { handoffAgreementsOf } from '../domain/handoff-agreements.ts';
import { isSameValue } from '../domain/same-value.ts';
import { defineCommand, many, one, put, refuse } from './command.ts';

/**
 * Locks a rep's statement of one quarter as paid. The lines are those the manager saw: they are worked out again from the handoffs they
 * name, and when one of them has changed meanwhile nothing is locked.
 */
export const payRep = defineCommand({
  name: 'payRep',
  version: 1,
  roles: ['manager', 'admin'],
  args: z.object({ repId: id, quarter, lines: z.array(payLine).max(5000) }),
  leadIds: () => [],
  load: (args) => ({
    settings: one('settings', 'center'),
    rep: one('users', args.repId),
    standing: one('payStatements', `${args.repId}.${args.quarter}`),
    handoffs: many('handoffs', [...new Set(args.lines.map((line) => line.handoffId).filter((each) => each !== ''))]),
  }),
  apply: ({ settings, rep, standing, handoffs }, args, context) => {
    if (!settings || !rep) return refuse('notFound', { what: 'user' });
    if (standing) return refuse('paidAlready', { quarter: args.quarter });
    const { compensation } = handoffAgreementsOf(settings);
    const of = { repId: rep.id, quarter: args.quarter, zone: settings.zone, homeCurrency: settings.currency };
    const { lines, currency } = statementOf(compensation, handoffs, of);
    if (!isSameValue(lines, args.lines)) return refuse('publishedMeanwhile', { sections: 'compensation' });
    const statement = { id: `${rep.id}.${args.quarter}`, userId: rep.id, quarter: args.quarter, currency, lines, total: sumOf(lines) };
    return { puts: [put('payStatements', { ...statement, formula: compensation, paidById: context.userId, paidAt: context.now })] };
  },
});
