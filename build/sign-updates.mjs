import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

// Signs the manifests of a release with the product's own key, beside whatever the platform signs:
//   node build/sign-updates.mjs --new-key                    a new pair: keep the private one off every machine that builds
//   REFINERY_UPDATE_SIGNING_KEY=… node build/sign-updates.mjs --out release [--withdraw 0.3.0,0.3.1] [--staging 10]
// A version is rolled back by publishing the older release anew with --withdraw naming the bad one. Apps of the bad version go back to it;
// all others refuse what is older than they are.

/** Ed25519 over the manifest's bytes, in base64. @param {string} text @param {import('node:crypto').KeyLike} privateKey */
export const signManifest = (text, privateKey) => sign(null, Buffer.from(text), privateKey).toString('base64');

/** The manifest with what our signature adds to it. @param {string} text @param {{ issuedAt: string, withdrawn: readonly string[], staging?: string | undefined }} said */
export const completeManifest = (text, { issuedAt, withdrawn, staging }) => {
  const own = /^(issuedAt|withdrawn|stagingPercentage):/;
  const lines = text
    .trimEnd()
    .split('\n')
    .filter((line) => !own.test(line));
  const more = [`issuedAt: '${issuedAt}'`, `withdrawn: [${withdrawn.join(', ')}]`, ...(staging ? [`stagingPercentage: ${staging}`] : [])];
  return `${[...lines, ...more].join('\n')}\n`;
};

/** Our private key, base64 of its PKCS 8 form. @param {string} text */
const keyFrom = (text) => createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });

const main = () => {
  const { values } = parseArgs({
    options: {
      'new-key': { type: 'boolean', default: false },
      out: { type: 'string', default: 'release' },
      withdraw: { type: 'string', default: '' },
      staging: { type: 'string' },
    },
  });
  if (values['new-key']) {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    console.log(`REFINERY_UPDATE_KEY=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`);
    console.log(`REFINERY_UPDATE_SIGNING_KEY=${privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')}`);
    return;
  }
  const key = process.env.REFINERY_UPDATE_SIGNING_KEY;
  const manifests = existsSync(values.out) ? readdirSync(values.out).filter((name) => /^latest.*\.yml$/.test(name)) : [];
  if (!key || manifests.length === 0) {
    console.error(key ? `No manifest lies in ${values.out}.` : 'REFINERY_UPDATE_SIGNING_KEY is not set.');
    process.exitCode = 1;
    return;
  }
  const said = { issuedAt: new Date().toISOString(), withdrawn: values.withdraw.split(',').filter(Boolean), staging: values.staging };
  for (const name of manifests) {
    const path = join(values.out, name);
    const text = completeManifest(readFileSync(path, 'utf8'), said);
    writeFileSync(path, text);
    writeFileSync(`${path}.sig`, signManifest(text, keyFrom(key)));
    console.log(`${name} signed`);
  }
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
