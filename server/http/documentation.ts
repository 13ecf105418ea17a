import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

const description = `Everything a screen can do for many leads can be done here too.

Sign in with \`POST /api/session\` and \`wantsToken: true\`, or make a **personal token** with \`POST /api/tokens\`, and send it as
\`Authorization: Bearer …\`. Answers hold what the token’s owner may see and nothing else; what is not theirs reads as not found.

Instants are epoch milliseconds, calendar days \`YYYY-MM-DD\`, money is in minor units (cents). Every error has the form
\`{ code, message, whatToDo }\`; the code is what to program against.`;

const tags = [
  { name: 'sign-in', description: 'Sessions of people' },
  { name: 'tokens', description: 'Personal tokens for scripts' },
  { name: 'leads', description: 'Leads, as JSON lines or CSV' },
  { name: 'leases', description: 'Who is on which lead of the pool, for one call or for a shift' },
  { name: 'imports', description: 'Files of leads' },
  { name: 'intake', description: 'Leads and touches one by one, with a key of a campaign; web forms' },
  { name: 'webhooks', description: 'What the center tells other systems' },
  { name: 'data rights', description: 'Everything known of a person: found, exported, erased' },
  { name: 'handoffs', description: 'The handoff log' },
  { name: 'reports', description: 'Counts that add up' },
  { name: 'sync', description: 'What desktops speak; its form may change with every version' },
  { name: 'health', description: 'For balancers' },
];

/** OpenAPI at /api/docs/json and its pages at /api/docs, with files of our own only. Register it before the routes. */
export const addDocumentation = async (app: FastifyInstance): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Refinery', version: '1', description },
      tags,
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }],
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    theme: { title: 'Refinery API' },
    uiConfig: { layout: 'BaseLayout', docExpansion: 'list', defaultModelsExpandDepth: -1, validatorUrl: null },
  });
};
