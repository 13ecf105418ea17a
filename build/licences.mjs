import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

// What the packages hold of other people's work: their licences in full, and a list of components (CycloneDX) that tools can read.

/** @typedef {{ name: string, version: string, license: string, folder: string }} Component */
/** @typedef {{ version: string, dev?: boolean, optional?: boolean, devOptional?: boolean, license?: string, link?: boolean }} Locked */

const licenceFile = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

/** @param {string} folder */
const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** @param {{ license?: unknown, licenses?: { type?: string }[] }} manifest */
const licenceOf = ({ license, licenses }) => {
  if (typeof license === 'string') return license;
  if (license && typeof license === 'object' && 'type' in license) return String(license.type);
  return licenses?.map(({ type }) => type).join(' OR ') || 'UNKNOWN';
};

/** Every package that the product is built from, by the lock file: those that tests and tools need are left out. @returns {Component[]} */
export const components = () => {
  /** @type {Record<string, Locked>} */
  const packages = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const shipped = Object.entries(packages)
    .filter(
      ([path, { dev, devOptional, link }]) => path !== '' && !dev && !devOptional && !link && existsSync(join(root, path, 'package.json')),
    )
    .map(([path]) => path);
  return [...shipped, 'node_modules/electron']
    .map((path) => join(root, path))
    .map((folder) => ({ folder, manifest: manifestOf(folder) }))
    .filter(({ manifest }) => !/^node-(bin-|linux|win|darwin)/.test(manifest.name))
    .map(({ folder, manifest }) => ({ name: manifest.name, version: manifest.version, license: licenceOf(manifest), folder }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
};

/** @param {Component} component */
const textOf = ({ name, version, license, folder }) => {
  const files = readdirSync(folder)
    .filter((file) => licenceFile.test(file))
    .sort();
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...(texts.length > 0 ? texts : ['Its package carries no text of its licence.'])].join('\n\n');
};

/** The same components in the same order give the same bytes: no time, no chance. @param {readonly Component[]} all */
export const billOfMaterials = (all) => {
  const { name, version } = manifestOf(root);
  const list = all.map((each) => ({
    type: 'library',
    'bom-ref': `pkg:npm/${each.name.replace('@', '%40')}@${each.version}`,
    name: each.name,
    version: each.version,
    purl: `pkg:npm/${each.name.replace('@', '%40')}@${each.version}`,
    licenses: [{ expression: each.license }],
  }));
  const sum = createHash('sha256').update(JSON.stringify(list)).digest('hex');
  const serial = `${sum.slice(0, 8)}-${sum.slice(8, 12)}-5${sum.slice(13, 16)}-8${sum.slice(17, 20)}-${sum.slice(20, 32)}`;
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${serial}`,
    version: 1,
    metadata: { component: { type: 'application', name, version } },
    components: list,
  };
};

/** Writes dist/licences anew. */
export const writeLicences = () => {
  const folder = join(root, 'dist/licences');
  const all = components();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'third-party.txt'), `${all.map(textOf).join(`\n\n${'='.repeat(80)}\n\n`)}\n`);
  writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(billOfMaterials(all), null, 2)}\n`);
  return all;
};
