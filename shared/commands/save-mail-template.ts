import { z } from 'zod';
import { type MailTemplate, mailTemplate } from '../domain/content.ts';
import { isSameValue } from '../domain/same-value.ts';
import { defineCommand, one, put, refuse } from './command.ts';

const given = mailTemplate.omit({ changedById: true, changedAt: true });

/** A template of mails as it is to be, new or changed, compare-and-swap like the library it goes with. */
export const saveMailTemplate = defineCommand({
  name: 'saveMailTemplate',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: z.object({ next: given, seen: given.nullable() }),
  leadIds: () => [],
  load: ({ next }) => ({ standing: one('mailTemplates', next.id) }),
  apply: ({ standing }, { next, seen }, context) => {
    if (next.name.trim() === '') return refuse('contentFaulty', { fault: 'nameless' });
    const before = standing && bare(standing);
    if (before && !isSameValue(before, seen) && !isSameValue(before, next)) return refuse('publishedMeanwhile', { sections: before.name });
    return { puts: [put('mailTemplates', { ...next, changedById: context.userId, changedAt: context.now })] };
  },
});

const bare = ({ changedById: _by, changedAt: _at, ...rest }: MailTemplate): z.infer<typeof given> => rest;
