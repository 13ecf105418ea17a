import { z } from 'zod';
import { id } from '../domain/fields.ts';
import { defineCommand, one, put, refuse, where } from './command.ts';
import { retired, scaledTo } from './publish-script.ts';

/**
 * Takes a version out of calls; those made with it keep it. Its share goes to the live versions left. A draft is thrown away:
 * it stays as a row that nobody is shown.
 */
export const retireScript = defineCommand({
  name: 'retireScript',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: z.object({ scriptId: id }),
  leadIds: () => [],
  load: (args) => ({ script: one('scripts', args.scriptId) }),
  loadMore: ({ script }) => ({ versions: where('scripts', 'scriptKey', [script?.scriptKey]) }),
  apply: ({ script, versions }, _, context) => {
    if (!script) return refuse('notFound', { what: 'script' });
    if (script.state === 'retired') return { puts: [] };
    const others = script.state === 'live' ? versions.filter(({ id: each, state }) => state === 'live' && each !== script.id) : [];
    return { puts: [retired(script, context), ...scaledTo(others, 100)].map((row) => put('scripts', row)) };
  },
});
