import { registerHooks } from 'node:module';

/**
 * The auditor loads a parser of TypeScript that knows no TypeScript 7, at its start and for files that there are none of: bundles are JavaScript.
 * And it asks the network for lists of releases; the audit is of what lies here, on machines without a network too.
 */
const replaced: Record<string, string> = {
  '@typescript-eslint/typescript-estree': "module.exports = { parse() { throw new Error('Error parsing: TypeScript is not audited'); } };",
  got: "module.exports = Object.assign(async () => { throw new Error('no network'); }, { get: async () => { throw new Error('no network'); } });",
};
const scheme = 'shell-audit:';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier in replaced ? { url: `${scheme}${specifier}`, shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url.startsWith(scheme)
      ? { format: 'commonjs', source: replaced[url.slice(scheme.length)] ?? '', shortCircuit: true }
      : next(url, context),
});
